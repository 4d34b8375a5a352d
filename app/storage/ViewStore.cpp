#include "app/storage/ViewStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"

namespace seenheard {

namespace {

/// An entry has at most 1 MiB.
constexpr std::size_t mostIds = 10'000;

Bytes octetsOf(const std::vector<RecordId>& records) {
    Bytes octets;
    for (const auto& record : records)
        octets.insert(octets.end(), record.octets.begin(), record.octets.end());
    return octets;
}

std::vector<RecordId> recordsIn(BytesView octets) {
    constexpr auto size = sizeof(RecordId::octets);
    std::vector<RecordId> records;
    for (std::size_t at = 0; at + size <= octets.size(); at += size)
        records.push_back(RecordId::fromBytes(octets.subspan(at, size)).value_or(RecordId{}));
    return records;
}

std::string linesOf(const std::vector<std::string>& people) {
    std::string lines;
    for (const auto& person : people)
        lines += person + '\n';
    return lines;
}

std::vector<std::string> linesIn(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

ViewEvent eventAt(const Statement& row) {
    ViewEvent event;
    event.at = {row.integer(1), static_cast<std::int32_t>(row.integer(2)), static_cast<ClockQuality>(row.integer(3))};
    event.view.how = static_cast<ViewKind>(row.integer(4));
    event.why = static_cast<ViewReason>(row.integer(5));
    event.view.records = recordsIn(row.blob(6));
    event.view.people = linesIn(row.text(7));
    return event;
}

} // namespace

Result<ViewStore::Waiting> ViewStore::waiting(std::size_t most) {
    auto select = database_.prepare("SELECT place, at_ms, at_offset, at_quality, how, why, records, people FROM views "
                                    "ORDER BY place LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    Waiting waiting;
    std::size_t ids = 0;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return waiting;
        auto event = eventAt(*select);
        ids += event.view.records.size() + event.view.people.size();
        if (ids > mostIds && !waiting.events.empty())
            return waiting;
        waiting.events.push_back(std::move(event));
        waiting.upTo = select->integer(0);
    }
}

Result<std::uint64_t> ViewStore::count() {
    auto select = database_.prepare("SELECT count(*) FROM views");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Status ViewStore::add(const std::vector<ViewEvent>& events) {
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    auto insert = database_.prepare("INSERT INTO views(at_ms, at_offset, at_quality, how, why, records, people) "
                                    "VALUES(?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    for (const auto& event : events) {
        const auto records = octetsOf(event.view.records);
        const auto people = linesOf(event.view.people);
        insert->bind(0, event.at.utcMs).bind(1, std::int64_t{event.at.offsetMinutes});
        insert->bind(2, static_cast<int>(event.at.quality)).bind(3, static_cast<int>(event.view.how));
        insert->bind(4, static_cast<int>(event.why)).bind(5, records).bind(6, people);
        if (auto ran = insert->run(); !ran)
            return ran;
    }
    return transaction->commit();
}

Result<std::uint64_t> ViewStore::removeUpTo(std::int64_t place) {
    auto drop = database_.prepare("DELETE FROM views WHERE place <= ?");
    if (!drop)
        return drop.error();
    if (auto ran = drop->bind(0, place).run(); !ran)
        return ran.error();
    return static_cast<std::uint64_t>(database_.changes());
}

} // namespace seenheard
