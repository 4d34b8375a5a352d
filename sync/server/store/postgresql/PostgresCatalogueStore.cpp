#include "sync/server/store/postgresql/PostgresCatalogueStore.h"

#include "sync/server/reference/ReferenceSteps.h"
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

/// Where a change of a set stands, so that no other can be put in its place.
std::string placeOf(const ReferenceVersion& version) {
    return version.set + "/" + std::to_string(version.version);
}

/// Sealed, for the sum over a few items would let them be guessed.
Result<std::optional<Hash>> digestIn(
    PostgresConnection& connection, const PostgresRow& row, int column, BytesView set) {
    if (row.blob(column).empty())
        return std::optional<Hash>();
    const auto digest = connection.secret.open(purpose, row.blob(column), set);
    return digest ? Result(Hash::fromBytes(digest->view())) : digest.error();
}

/// Keeps what the next version of a set changes, and drops what nobody needs any more.
Status keepChange(PostgresConnection& connection, const ReferenceVersion& version, std::uint64_t from,
    const Bytes& change, std::size_t octetsOfSet) {
    const auto content = connection.secret.seal(purpose, change, bytesOf(placeOf(version)), connection.random);
    const auto kept = connection.data.change(
        "insert into reference_changes (name, version, made_from, content) values ($1, $2, $3, $4)",
        {version.set, version.version, from, content});
    if (!kept)
        return kept.error();
    const auto dropped = connection.data.change(
        "delete from reference_changes c using (select version, "
        "sum(octet_length(content)) over (order by version desc) as octets, "
        "row_number() over (order by version desc) as place from reference_changes where name = $1) k "
        "where c.name = $1 and c.version = k.version and (k.octets > $2 or k.place > $3)",
        {version.set, std::uint64_t{octetsOfSet}, mostReferenceChanges});
    return dropped ? success() : Status(dropped.error());
}

/// The new version of the set, or nothing where its content is what it was.
Result<std::optional<ReferenceVersion>> replaceOne(
    PostgresConnection& connection, const ReferenceContent& content, std::int64_t atMs) {
    // Keyed: a hash of names and addresses would let them be guessed.
    const auto hash = connection.secret.fingerprint(purpose, content.items);
    const auto there =
        connection.data.run("select version, content_hash, items from reference_sets where name = $1", {content.set});
    if (!there)
        return there.error();
    const std::uint64_t held = there->empty() ? 0 : static_cast<std::uint64_t>(there->first().integer(0));
    if (content.madeFrom && *content.madeFrom != held)
        return referenceSetMoved(content.set);
    if (!there->empty()) {
        if (there->first().id<Hash>(1) == hash)
            return std::optional<ReferenceVersion>();
    }
    const ReferenceVersion version{content.set, referenceVersionAfter(held, atMs)};
    std::optional<SecretBytes> before;
    if (!there->empty()) {
        auto opened = connection.secret.open(purpose, there->first().blob(2), bytesOf(content.set));
        if (!opened)
            return opened.error();
        before.emplace(std::move(*opened));
    }
    const auto step = stepOf(content, before ? std::optional(before->view()) : std::nullopt);
    Bytes digest; // Empty where it is not known.
    if (step.digest)
        digest = connection.secret.seal(purpose, step.digest->bytes(), bytesOf(content.set), connection.random);
    const auto items = connection.secret.seal(purpose, content.items, bytesOf(content.set), connection.random);
    auto kept = connection.data.change(
        "insert into reference_sets (name, version, as_at, content_hash, items, digest) "
        "values ($1, $2, $3, $4, $5, $6) on conflict (name) do update set version = excluded.version, "
        "as_at = excluded.as_at, content_hash = excluded.content_hash, items = excluded.items, "
        "digest = excluded.digest",
        {content.set, version.version, atMs, hash, items, digest});
    if (!kept)
        return kept.error();
    if (step.change)
        if (auto noted = keepChange(connection, version, held, *step.change, content.items.size()); !noted)
            return noted.error();
    return std::optional(version);
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
            "select r.name, r.version, r.as_at, r.items, r.digest from unnest($1) with ordinality as w (name, place) "
            "join reference_sets r on r.name = w.name order by w.place",
            {names});
        if (!rows)
            return rows.error();
        std::vector<ReferenceSet> found;
        for (const auto row : *rows) {
            const auto items = connection.secret.open(purpose, row.blob(3), row.blob(0));
            if (!items)
                return items.error();
            const auto digest = digestIn(connection, row, 4, row.blob(0));
            if (!digest)
                return digest.error();
            found.push_back({{row.text(0), static_cast<std::uint64_t>(row.integer(1))}, row.integer(2),
                copyOf(items->view()), *digest});
        }
        return found;
    });
}

Result<std::optional<ReferenceChanges>> PostgresCatalogueStore::referenceChanges(const ReferenceVersion& since) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::optional<ReferenceChanges>> {
        const auto rows = connection.data.run(
            "select s.version, s.as_at, s.digest, c.version, c.made_from, c.content from reference_sets s "
            "join reference_changes c on c.name = s.name and c.version > $2 where s.name = $1 order by c.version",
            {since.set, since.version});
        if (!rows)
            return rows.error();
        ReferenceSteps steps(since);
        for (const auto row : *rows) {
            const auto digest = digestIn(connection, row, 2, bytesOf(since.set));
            const ReferenceVersion version{since.set, static_cast<std::uint64_t>(row.integer(3))};
            const auto content = connection.secret.open(purpose, row.blob(5), bytesOf(placeOf(version)));
            if (!digest || !content)
                return !digest ? digest.error() : content.error();
            steps.add({{since.set, static_cast<std::uint64_t>(row.integer(0))}, row.integer(1), *digest, {}},
                version.version, static_cast<std::uint64_t>(row.integer(4)), copyOf(content->view()));
        }
        return std::move(steps).all();
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
