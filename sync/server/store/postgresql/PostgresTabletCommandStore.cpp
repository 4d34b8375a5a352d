#include "sync/server/store/postgresql/PostgresTabletCommandStore.h"

#include "sync/server/store/TabletColumns.h"

#include <algorithm>

namespace seenheard {

namespace {

Result<std::vector<KnownTablet>> tabletsIn(PostgresDatabase& data) {
    const auto rows = data.run("select certificate from signers order by number");
    if (!rows)
        return rows.error();
    std::vector<Bytes> certificates;
    for (const auto row : *rows)
        certificates.push_back(copyOf(row.blob(0)));
    return tabletsOf(certificates);
}

/// Beyond any that was given out: a restore from a backup may have lost some, and a tablet does none of them twice. So
/// each epoch has numbers of its own.
Result<std::uint64_t> numberAfterNewest(PostgresDatabase& data, const TabletId& tablet) {
    const auto rows = data.one("select greatest(coalesce(max(number), 0), "
                               "coalesce((select max(number) from epochs), 0) * 4294967296) + 1 "
                               "from tablet_commands where tablet = $1",
        {tablet});
    return rows ? Result(static_cast<std::uint64_t>(rows->first().integer(0))) : rows.error();
}

} // namespace

Result<std::vector<KnownTablet>> PostgresTabletCommandStore::tablets() {
    return connections_.read([](PostgresConnection& connection) { return tabletsIn(connection.data); });
}

Result<GivenCommand> PostgresTabletCommandStore::give(GivenCommand given) {
    return connections_.write([&given](PostgresConnection& connection) -> Result<GivenCommand> {
        const auto known = tabletsIn(connection.data);
        if (!known)
            return known.error();
        if (auto there = checkKnown(*known, given.tablet); !there)
            return there.error();
        const auto number = numberAfterNewest(connection.data, given.tablet);
        if (!number)
            return number.error();
        given.command.number = *number;
        auto kept = connection.data.change("insert into tablet_commands (tablet, number, kind, given_at, person, "
                                           "reason) values ($1, $2, $3, $4, $5, $6)",
            {given.tablet, *number, static_cast<int>(given.command.kind), given.command.givenAtMs, given.person,
                given.reason});
        return kept ? Result(given) : kept.error();
    });
}

Result<std::vector<GivenCommand>> PostgresTabletCommandStore::given() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<GivenCommand>> {
        const auto rows = connection.data.run("select tablet, number, kind, given_at, person, reason, carried_out_at "
                                              "from tablet_commands order by given_at, tablet, number");
        if (!rows)
            return rows.error();
        std::vector<GivenCommand> found;
        for (const auto row : *rows)
            found.push_back(givenCommandIn(row));
        return found;
    });
}

Result<std::vector<TabletCommand>> PostgresTabletCommandStore::open(const TabletId& tablet, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<TabletCommand>> {
        const auto rows = connection.data.run("select number, kind, given_at from tablet_commands "
                                              "where tablet = $1 and carried_out_at is null order by number limit $2",
            {tablet, atMost(most)});
        if (!rows)
            return rows.error();
        std::vector<TabletCommand> found;
        for (const auto row : *rows)
            found.push_back(tabletCommandAt(row, 0));
        return found;
    });
}

Status PostgresTabletCommandStore::noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) {
    const auto most = std::min<std::uint64_t>(upTo, std::numeric_limits<std::int64_t>::max());
    return connections_.write([&](PostgresConnection& connection) {
        return connection.data.change("update tablet_commands set carried_out_at = $1 "
                                      "where tablet = $2 and number <= $3 and carried_out_at is null",
            {nowMs, tablet, most});
    });
}

} // namespace seenheard
