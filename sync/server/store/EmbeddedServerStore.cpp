#include "sync/server/store/EmbeddedServerStore.h"

#include "platform/database/Transaction.h"
#include "sync/server/store/BuiltInForms.h"
#include "sync/server/store/EmbeddedRecordKeyStore.h"

namespace seenheard {

namespace {

/// In pages, so 16 MB: pages that each batch touches again are copied into the file less often.
constexpr std::string_view rareCheckpoints = "pragma wal_autocheckpoint = 4000";

/// One that is built in; also where a newer program brings a newer version of it.
Status publishBuiltIn(Database& data, const FormDefinition& form, std::int64_t atMs) {
    auto insert = data.prepare("insert into forms (id, version, hash, published_at, definition) values (?, ?, ?, ?, ?) "
                               "on conflict (hash) do nothing");
    if (!insert)
        return insert.error();
    insert->bind(0, form.id()).bind(1, form.version()).bind(2, form.hash());
    return insert->bind(3, atMs).bind(4, form.octets()).run();
}

/// The server's own signer, and the form its entries are made with.
Status introduceServer(Database& data, const ServerIdentity& identity, const LogEnd& end) {
    const auto certificate = canonicalBytes(identity.signer);
    const auto signer = identity.signer.signer(); // bound, not copied: it has to last until the statement has run
    auto insertSigner = data.prepare("insert into signers (id, role, certificate) values (?, ?, ?)");
    if (!insertSigner)
        return insertSigner.error();
    insertSigner->bind(0, signer).bind(1, static_cast<int>(identity.signer.role));
    if (auto status = insertSigner->bind(2, certificate).run(); !status)
        return status;
    const auto forms = builtInForms();
    if (!forms)
        return forms.error();
    for (const auto& form : *forms) {
        if (auto status = publishBuiltIn(data, form, end.head.signedAtMs); !status)
            return status;
    }
    return success();
}

/// Brings in the built-in forms that are not there.
Status publishMissing(Database& data) {
    const auto builtIn = builtInForms();
    if (!builtIn)
        return builtIn.error();
    for (const auto& form : *builtIn) {
        std::int64_t newestMs = 0;
        bool current = false;
        {
            auto forms = data.prepare("select coalesce(max(published_at), 0), coalesce(max(hash = ?), 0) from forms");
            if (!forms)
                return forms.error();
            if (auto status = forms->bind(0, form.hash()).one(); !status)
                return status;
            newestMs = forms->integer(0);
            current = forms->integer(1) != 0;
        }
        if (current)
            continue;
        if (auto status = publishBuiltIn(data, form, newestMs); !status)
            return status;
    }
    return success();
}

/// What a crash, or an older program, left undone.
Status finish(EmbeddedConnections& connections) {
    auto writer = connections.writer();
    auto& data = writer.connection.data;
    if (auto status = publishMissing(data); !status)
        return status;
    EmbeddedRecordKeyStore keys(writer.connection.keys);
    if (auto status = destroyDisposedKeys(data, keys); !status)
        return status;
    return removeDisposedPictures(data, connections.files().pictures);
}

Status fill(EmbeddedConnections& connections, const ServerIdentity& identity, const LogEnd& end) {
    auto writer = connections.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    const SecretBytes content{canonicalBytes(identity)};
    auto insertIdentity = data.prepare("insert into identity (id, content) values (1, ?)");
    if (!insertIdentity)
        return insertIdentity.error();
    if (auto status = insertIdentity->bind(0, content.view()).run(); !status)
        return status;
    const auto head = canonicalBytes(end.head);
    const auto frontier = canonicalBytes(end.frontier);
    auto insertEnd = data.prepare("insert into log_end (id, head, frontier) values (1, ?, ?)");
    if (!insertEnd)
        return insertEnd.error();
    if (auto status = insertEnd->bind(0, head).bind(1, frontier).run(); !status)
        return status;
    auto file = data.prepare("insert into tree_heads (epoch, size, head) values (?, ?, ?)");
    if (!file)
        return file.error();
    if (auto status = file->bind(0, end.head.ref.epoch).bind(1, end.head.ref.size).bind(2, head).run(); !status)
        return status;
    if (auto status = introduceServer(data, identity, end); !status)
        return status;
    return transaction->commit();
}

} // namespace

EmbeddedServerStore::EmbeddedServerStore(std::unique_ptr<EmbeddedConnections> connections, Random& random)
    : connections_(std::move(connections))
    , log_(*connections_, random)
    , feeds_(*connections_)
    , signers_(*connections_)
    , assignments_(*connections_)
    , catalogue_(*connections_)
    , archive_(*connections_)
    , tabletCommands_(*connections_)
    , pictures_(*connections_)
    , people_(*connections_)
    , audit_(*connections_) {}

Result<std::unique_ptr<EmbeddedServerStore>> EmbeddedServerStore::create(
    const std::filesystem::path& file, const ServerIdentity& identity, const LogEnd& end, Random& random) {
    const EmbeddedFiles files(file);
    if (auto status = files.checkAbsent(); !status)
        return status.error();
    auto keys = createSecret(files, random);
    if (!keys)
        return keys.error();
    auto connections = EmbeddedConnections::open(files, std::move(*keys), Database::Mode::ReadWriteCreate);
    if (!connections) {
        files.remove();
        return connections.error();
    }
    if (auto status = fill(**connections, identity, end); !status) {
        connections->reset();
        files.remove();
        return status.error();
    }
    return std::unique_ptr<EmbeddedServerStore>(new EmbeddedServerStore(std::move(*connections), random));
}

Result<std::unique_ptr<EmbeddedServerStore>> EmbeddedServerStore::open(
    const std::filesystem::path& file, Random& random) {
    const EmbeddedFiles files(file);
    std::error_code ignored;
    if (!std::filesystem::exists(files.data, ignored))
        return fail(ErrorCode::NotFound,
            "There is no store at " + file.string() + ". Make one with 'seenheard-server init --store " + file.string()
                + " --recovery-key FILE --name NAME'.");
    auto keys = readSecret(files);
    if (!keys)
        return keys.error();
    auto connections = EmbeddedConnections::open(files, std::move(*keys), Database::Mode::ReadWrite);
    if (!connections)
        return connections.error();
    if (auto status = (*connections)->writer().connection.data.execute(rareCheckpoints); !status)
        return status.error();
    if (auto status = finish(**connections); !status)
        return status.error();
    return std::unique_ptr<EmbeddedServerStore>(new EmbeddedServerStore(std::move(*connections), random));
}

Result<ServerIdentity> EmbeddedServerStore::identity() {
    return connections_->read([](EmbeddedConnection& connection) -> Result<ServerIdentity> {
        auto select = connection.data.prepare("select content from identity where id = 1");
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        return serverIdentityFrom(select->blob(0));
    });
}

Status EmbeddedServerStore::checkUsable() {
    return connections_->read([](EmbeddedConnection& connection) -> Status {
        auto select = connection.data.prepare("select 1 from log_end where id = 1");
        if (!select)
            return select.error();
        if (auto found = select->one(); !found)
            return found;
        auto keys = connection.keys.prepare("select count(*) from sqlite_schema");
        return keys ? keys->one() : Status(keys.error());
    });
}

StoreUse EmbeddedServerStore::use() {
    return {connections_->readersInUse(), 0, std::filesystem::absolute(connections_->files().data).parent_path()};
}

} // namespace seenheard
