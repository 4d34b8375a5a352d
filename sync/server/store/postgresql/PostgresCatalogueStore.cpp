#include "sync/server/store/postgresql/PostgresCatalogueStore.h"

#include "sync/server/store/StoreErrors.h"

namespace seenheard {

namespace {

constexpr auto purpose = PostgresSecret::Purpose::ReferenceData;

Result<std::vector<FormVersion>> formsBy(PostgresConnections& connections, const std::string& sql) {
    return connections.read([&sql](PostgresConnection& connection) -> Result<std::vector<FormVersion>> {
        const auto rows = connection.data.run(sql);
        if (!rows)
            return rows.error();
        std::vector<FormVersion> found;
        for (const auto row : *rows)
            found.push_back({row.text(0), row.text(1), row.id<Hash>(2), row.integer(3)});
        return found;
    });
}

/// The new version of the set, or nothing where its content is what it was.
Result<std::optional<ReferenceVersion>> replaceOne(
    PostgresConnection& connection, const ReferenceContent& content, std::int64_t atMs) {
    // Keyed: a hash of names and addresses would let them be guessed.
    const auto hash = connection.secret.fingerprint(purpose, content.items);
    const auto there =
        connection.data.run("select version, content_hash from reference_sets where name = $1", {content.set});
    if (!there)
        return there.error();
    ReferenceVersion version{content.set, 1};
    const std::uint64_t held = there->empty() ? 0 : static_cast<std::uint64_t>(there->first().integer(0));
    if (content.madeFrom && *content.madeFrom != held)
        return referenceSetMoved(content.set);
    if (!there->empty()) {
        if (there->first().id<Hash>(1) == hash)
            return std::optional<ReferenceVersion>();
        version.version = held + 1;
    }
    const auto items = connection.secret.seal(purpose, content.items, bytesOf(content.set), connection.random);
    auto kept = connection.data.change(
        "insert into reference_sets (name, version, as_at, content_hash, items) values ($1, $2, $3, $4, $5) "
        "on conflict (name) do update set version = excluded.version, as_at = excluded.as_at, "
        "content_hash = excluded.content_hash, items = excluded.items",
        {content.set, version.version, atMs, hash, items});
    return kept ? Result(std::optional(version)) : kept.error();
}

} // namespace

Result<std::vector<FormVersion>> PostgresCatalogueStore::formHistory() {
    return formsBy(connections_, "select id, version, hash, published_at from forms order by number");
}

Result<std::vector<FormVersion>> PostgresCatalogueStore::currentForms() {
    return formsBy(connections_,
        "select id, version, hash, published_at from forms where number in (select max(number) from forms group by id) "
        "order by id");
}

Result<std::vector<PublishedForm>> PostgresCatalogueStore::forms(std::span<const Hash> hashes) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<PublishedForm>> {
        const auto rows = connection.data.run(
            "select hash, definition, published_at from forms where hash = any ($1)", {octetsOfEach(hashes)});
        if (!rows)
            return rows.error();
        std::vector<PublishedForm> found;
        for (const auto row : *rows)
            found.push_back({row.id<Hash>(0), copyOf(row.blob(1)), row.integer(2)});
        return found;
    });
}

Status PostgresCatalogueStore::publish(const FormVersion& version, BytesView definition) {
    return connections_.write([&](PostgresConnection& connection) -> Status {
        const auto made = connection.data.run(
            "insert into forms (id, version, hash, published_at, definition) values ($1, $2, $3, $4, $5) "
            "on conflict (hash) do nothing",
            {version.id, version.version, version.hash, version.publishedAtMs, definition});
        if (!made)
            return made.error();
        return made->changed() == 0 ? Status(formPublishedBefore(version.id, version.version)) : success();
    });
}

Result<std::vector<ReferenceVersion>> PostgresCatalogueStore::referenceVersions() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<ReferenceVersion>> {
        const auto rows = connection.data.run("select name, version from reference_sets order by name");
        if (!rows)
            return rows.error();
        std::vector<ReferenceVersion> found;
        for (const auto row : *rows)
            found.push_back({row.text(0), static_cast<std::uint64_t>(row.integer(1))});
        return found;
    });
}

Result<std::vector<ReferenceSet>> PostgresCatalogueStore::referenceSets(std::span<const std::string> sets) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<ReferenceSet>> {
        std::vector<BytesView> names;
        for (const auto& set : sets)
            names.push_back(bytesOf(set));
        const auto rows = connection.data.run(
            "select r.name, r.version, r.as_at, r.items from unnest($1) with ordinality as w (name, place) "
            "join reference_sets r on r.name = w.name order by w.place",
            {names});
        if (!rows)
            return rows.error();
        std::vector<ReferenceSet> found;
        for (const auto row : *rows) {
            const auto items = connection.secret.open(purpose, row.blob(3), row.blob(0));
            if (!items)
                return items.error();
            found.push_back(
                {{row.text(0), static_cast<std::uint64_t>(row.integer(1))}, row.integer(2), copyOf(items->view())});
        }
        return found;
    });
}

Result<std::vector<ReferenceVersion>> PostgresCatalogueStore::replaceReferenceSets(
    std::span<const ReferenceContent> sets, std::int64_t asAtMs) {
    return connections_.write([&](PostgresConnection& connection) -> Result<std::vector<ReferenceVersion>> {
        std::vector<ReferenceVersion> changed;
        for (const auto& set : sets) {
            const auto version = replaceOne(connection, set, asAtMs);
            if (!version)
                return version.error();
            if (*version)
                changed.push_back(**version);
        }
        return changed;
    });
}

} // namespace seenheard
