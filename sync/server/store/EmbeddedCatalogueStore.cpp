#include "sync/server/store/EmbeddedCatalogueStore.h"

#include "platform/crypto/Hashing.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/StoreErrors.h"

namespace seenheard {

namespace {

Result<std::vector<FormVersion>> formsBy(EmbeddedConnections& connections, std::string_view sql) {
    return connections.read([&](EmbeddedConnection& connection) -> Result<std::vector<FormVersion>> {
        auto select = connection.data.prepare(sql);
        if (!select)
            return select.error();
        std::vector<FormVersion> found;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            found.push_back({select->text(0), select->text(1), select->id<Hash>(2), select->integer(3)});
        }
    });
}

/// The new version of the set, or nothing where its content is what it was.
Result<std::optional<ReferenceVersion>> replaceOne(Database& data, const ReferenceContent& content, std::int64_t atMs) {
    const auto hash = sha256(content.items);
    auto select = data.prepare("select version, content_hash from reference_sets where name = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, content.set).row();
    if (!there)
        return there.error();
    ReferenceVersion version{content.set, 1};
    const std::uint64_t held = *there ? static_cast<std::uint64_t>(select->integer(0)) : 0;
    if (content.madeFrom && *content.madeFrom != held)
        return referenceSetMoved(content.set);
    if (*there) {
        if (select->id<Hash>(1) == hash)
            return std::optional<ReferenceVersion>();
        version.version = held + 1;
    }
    auto upsert = data.prepare("insert or replace into reference_sets (name, version, as_at, content_hash, items) "
                               "values (?, ?, ?, ?, ?)");
    if (!upsert)
        return upsert.error();
    auto status =
        upsert->bind(0, content.set).bind(1, version.version).bind(2, atMs).bind(3, hash).bind(4, content.items).run();
    if (!status)
        return status.error();
    return std::optional(version);
}

} // namespace

Result<std::vector<FormVersion>> EmbeddedCatalogueStore::formHistory() {
    return formsBy(connections_, "select id, version, hash, published_at from forms order by number");
}

Result<std::vector<FormVersion>> EmbeddedCatalogueStore::currentForms() {
    return formsBy(connections_,
        "select id, version, hash, published_at from forms where number in (select max(number) from forms group by id) "
        "order by id");
}

Result<std::vector<PublishedForm>> EmbeddedCatalogueStore::forms(std::span<const Hash> hashes) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<PublishedForm>> {
        std::vector<PublishedForm> found;
        for (const auto& hash : hashes) {
            auto select = connection.data.prepare("select definition, published_at, number from forms where hash = ?");
            if (!select)
                return select.error();
            auto there = select->bind(0, hash).row();
            if (!there)
                return there.error();
            if (*there)
                found.push_back({hash, copyOf(select->blob(0)), select->integer(1)});
        }
        return found;
    });
}

Status EmbeddedCatalogueStore::publish(const FormVersion& version, BytesView definition) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    {
        auto select = data.prepare("select 1 from forms where hash = ?");
        if (!select)
            return select.error();
        auto there = select->bind(0, version.hash).row();
        if (!there)
            return there.error();
        if (*there)
            return formPublishedBefore(version.id, version.version);
    }
    auto insert =
        data.prepare("insert into forms (id, version, hash, published_at, definition) values (?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    auto status = insert->bind(0, version.id)
                      .bind(1, version.version)
                      .bind(2, version.hash)
                      .bind(3, version.publishedAtMs)
                      .bind(4, definition)
                      .run();
    if (!status)
        return status;
    return transaction->commit();
}

Result<std::vector<ReferenceVersion>> EmbeddedCatalogueStore::referenceVersions() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<ReferenceVersion>> {
        auto select = connection.data.prepare("select name, version from reference_sets order by name");
        if (!select)
            return select.error();
        std::vector<ReferenceVersion> found;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            found.push_back({select->text(0), static_cast<std::uint64_t>(select->integer(1))});
        }
    });
}

Result<std::vector<ReferenceSet>> EmbeddedCatalogueStore::referenceSets(std::span<const std::string> sets) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<ReferenceSet>> {
        std::vector<ReferenceSet> found;
        for (const auto& set : sets) {
            auto select = connection.data.prepare("select version, as_at, items from reference_sets where name = ?");
            if (!select)
                return select.error();
            auto there = select->bind(0, set).row();
            if (!there)
                return there.error();
            if (*there)
                found.push_back({{set, static_cast<std::uint64_t>(select->integer(0))}, select->integer(1),
                    copyOf(select->blob(2))});
        }
        return found;
    });
}

Result<std::vector<ReferenceVersion>> EmbeddedCatalogueStore::replaceReferenceSets(
    std::span<const ReferenceContent> sets, std::int64_t asAtMs) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    std::vector<ReferenceVersion> changed;
    for (const auto& set : sets) {
        auto version = replaceOne(data, set, asAtMs);
        if (!version)
            return version.error();
        if (*version)
            changed.push_back(**version);
    }
    if (auto status = transaction->commit(); !status)
        return status.error();
    return changed;
}

} // namespace seenheard
