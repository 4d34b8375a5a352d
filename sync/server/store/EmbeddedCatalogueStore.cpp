#include "sync/server/store/EmbeddedCatalogueStore.h"

#include "platform/crypto/Hashing.h"
#include "platform/database/Transaction.h"
#include "sync/server/reference/ReferenceSteps.h"
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

std::optional<Hash> digestAt(const Statement& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(row.id<Hash>(column));
}

/// Keeps what the next version of a set changes, and drops what nobody needs any more.
Status keepChange(
    Database& data, const ReferenceVersion& version, std::uint64_t from, const Bytes& change, std::size_t octetsOfSet) {
    auto insert = data.prepare("insert into reference_changes (name, version, made_from, content) values (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    if (auto kept = insert->bind(0, version.set).bind(1, version.version).bind(2, from).bind(3, change).run(); !kept)
        return kept;
    auto drop =
        data.prepare("delete from reference_changes where name = ?1 and version in (select version from "
                     "(select version, sum(length(content)) over (order by version desc) as octets, "
                     "row_number() over (order by version desc) as place from reference_changes where name = ?1) "
                     "where octets > ?2 or place > ?3)");
    if (!drop)
        return drop.error();
    return drop->bind(0, version.set).bind(1, std::uint64_t{octetsOfSet}).bind(2, mostReferenceChanges).run();
}

/// The new version of the set, or nothing where its content is what it was.
Result<std::optional<ReferenceVersion>> replaceOne(Database& data, const ReferenceContent& content, std::int64_t atMs) {
    const auto hash = sha256(content.items);
    auto select = data.prepare("select version, content_hash, items from reference_sets where name = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, content.set).row();
    if (!there)
        return there.error();
    const std::uint64_t held = *there ? static_cast<std::uint64_t>(select->integer(0)) : 0;
    if (content.madeFrom && *content.madeFrom != held)
        return referenceSetMoved(content.set);
    if (*there) {
        if (select->id<Hash>(1) == hash)
            return std::optional<ReferenceVersion>();
    }
    const ReferenceVersion version{content.set, referenceVersionAfter(held, atMs)};
    const auto step = stepOf(content, *there ? std::optional(select->blob(2)) : std::nullopt);
    auto upsert = data.prepare("insert into reference_sets (name, version, as_at, content_hash, items, digest) "
                               "values (?, ?, ?, ?, ?, ?) on conflict (name) do update set version = excluded.version, "
                               "as_at = excluded.as_at, content_hash = excluded.content_hash, items = excluded.items, "
                               "digest = excluded.digest");
    if (!upsert)
        return upsert.error();
    upsert->bind(0, content.set).bind(1, version.version).bind(2, atMs).bind(3, hash).bind(4, content.items);
    if (auto status = upsert->bind(5, step.digest).run(); !status)
        return status.error();
    if (step.change)
        if (auto kept = keepChange(data, version, held, *step.change, content.items.size()); !kept)
            return kept.error();
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
            auto select =
                connection.data.prepare("select version, as_at, items, digest from reference_sets where name = ?");
            if (!select)
                return select.error();
            auto there = select->bind(0, set).row();
            if (!there)
                return there.error();
            if (*there)
                found.push_back({{set, static_cast<std::uint64_t>(select->integer(0))}, select->integer(1),
                    copyOf(select->blob(2)), digestAt(*select, 3)});
        }
        return found;
    });
}

Result<std::optional<ReferenceChanges>> EmbeddedCatalogueStore::referenceChanges(const ReferenceVersion& since) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::optional<ReferenceChanges>> {
        auto select = connection.data.prepare(
            "select s.version, s.as_at, s.digest, c.version, c.made_from, c.content from reference_sets s "
            "join reference_changes c on c.name = s.name and c.version > ? where s.name = ? order by c.version");
        if (!select)
            return select.error();
        select->bind(0, since.version).bind(1, since.set);
        ReferenceSteps steps(since);
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return std::move(steps).all();
            steps.add({{since.set, static_cast<std::uint64_t>(select->integer(0))}, select->integer(1),
                          digestAt(*select, 2), {}},
                static_cast<std::uint64_t>(select->integer(3)), static_cast<std::uint64_t>(select->integer(4)),
                copyOf(select->blob(5)));
        }
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
