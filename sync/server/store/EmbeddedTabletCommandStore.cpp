#include "sync/server/store/EmbeddedTabletCommandStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/TabletColumns.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Beyond any that was given out: a restore from a backup may have lost some, and a tablet does none of them twice. So
/// each epoch has numbers of its own.
Result<std::uint64_t> numberAfterNewest(Database& data, const TabletId& tablet) {
    auto select = data.prepare("select max(coalesce(max(number), 0), "
                               "coalesce((select max(number) from epochs), 0) * 4294967296) + 1 "
                               "from tablet_commands where tablet = ?");
    if (!select)
        return select.error();
    if (auto one = select->bind(0, tablet).one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

} // namespace

Result<std::vector<KnownTablet>> EmbeddedTabletCommandStore::tablets() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<KnownTablet>> {
        auto select = connection.data.prepare("select certificate from signers order by number");
        if (!select)
            return select.error();
        auto certificates = allRows<Bytes>(*select, [](const Statement& row) { return copyOf(row.blob(0)); });
        if (!certificates)
            return certificates.error();
        return tabletsOf(*certificates);
    });
}

Result<GivenCommand> EmbeddedTabletCommandStore::give(GivenCommand given) {
    const auto known = tablets();
    if (!known)
        return known.error();
    if (auto there = checkKnown(*known, given.tablet); !there)
        return there.error();
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    const auto number = numberAfterNewest(data, given.tablet);
    if (!number)
        return number.error();
    given.command.number = *number;
    auto insert = data.prepare("insert into tablet_commands (tablet, number, kind, given_at, person, reason) "
                               "values (?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, given.tablet).bind(1, *number).bind(2, static_cast<int>(given.command.kind));
    insert->bind(3, given.command.givenAtMs).bind(4, given.person).bind(5, given.reason);
    if (auto ran = insert->run(); !ran)
        return ran.error();
    if (auto done = transaction->commit(); !done)
        return done.error();
    return given;
}

Result<std::vector<GivenCommand>> EmbeddedTabletCommandStore::given() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<GivenCommand>> {
        auto select = connection.data.prepare("select tablet, number, kind, given_at, person, reason, carried_out_at "
                                              "from tablet_commands order by given_at, tablet, number");
        if (!select)
            return select.error();
        return allRows<GivenCommand>(*select, [](const Statement& row) { return givenCommandIn(row); });
    });
}

Result<std::vector<TabletCommand>> EmbeddedTabletCommandStore::open(const TabletId& tablet, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<TabletCommand>> {
        auto select = connection.data.prepare("select number, kind, given_at from tablet_commands "
                                              "where tablet = ? and carried_out_at is null order by number limit ?");
        if (!select)
            return select.error();
        select->bind(0, tablet).bind(1, std::uint64_t{most});
        return allRows<TabletCommand>(*select, [](const Statement& row) { return tabletCommandAt(row, 0); });
    });
}

Status EmbeddedTabletCommandStore::noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) {
    auto writer = connections_.writer();
    auto update = writer.connection.data.prepare("update tablet_commands set carried_out_at = ? "
                                                 "where tablet = ? and number <= ? and carried_out_at is null");
    if (!update)
        return update.error();
    const auto most = std::min<std::uint64_t>(upTo, std::numeric_limits<std::int64_t>::max());
    return update->bind(0, nowMs).bind(1, tablet).bind(2, most).run();
}

} // namespace seenheard
