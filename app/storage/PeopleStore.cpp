#include "app/storage/PeopleStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/people/MatchKeys.h"

#include <algorithm>
#include <limits>
#include <map>

namespace seenheard {

namespace {

const std::string selectPerson =
    "SELECT p.ref, p.person, p.noted, p.title, p.initials, p.facts, r.id, p.item, p.at_ms FROM people AS p "
    "LEFT JOIN records AS r ON r.ref = p.record ";

/// Hands each row on.
template<typename Take>
Status eachRow(Statement& select, const Take& take) {
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return success();
        take(select);
    }
}

template<typename Order>
std::vector<KnownPerson> inOrder(std::map<Order, KnownPerson> found) {
    std::vector<KnownPerson> people;
    people.reserve(found.size());
    for (auto& [order, person] : found)
        people.push_back(std::move(person));
    return people;
}

KnownPerson personAt(const Statement& row) {
    KnownPerson person;
    person.person = row.text(1);
    person.noted = row.text(2);
    person.title = row.text(3);
    person.initials = row.text(4);
    person.facts = personFactsFrom(row.text(5));
    if (!row.isNull(6))
        person.record = row.id<RecordId>(6);
    person.item = row.id<ItemId>(7);
    person.atMs = row.integer(8);
    return person;
}

bool isNamed(const KnownPerson& person, const std::vector<std::string>& words) {
    auto parts = person.facts.name.given;
    parts.insert(parts.end(), person.facts.name.surname.begin(), person.facts.name.surname.end());
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) { return part.starts_with(word); });
    });
}

std::string textAt(const Statement& row) {
    return row.text(0);
}

} // namespace

Result<std::vector<std::pair<std::int64_t, StoredReference>>> PeopleStore::unfiled(std::size_t most) {
    auto select = database_.prepare(
        "SELECT ref, kind, id, title, detail, json FROM reference_items WHERE unfiled = 1 ORDER BY ref LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    return allRows<std::pair<std::int64_t, StoredReference>>(*select, [](const Statement& row) {
        StoredReference item;
        item.reference = {row.text(1), row.text(2)};
        item.title = row.text(3);
        item.detail = row.text(4);
        item.json = row.text(5);
        return std::pair(row.integer(0), std::move(item));
    });
}

Status PeopleStore::file(const std::vector<std::pair<std::int64_t, KnownPerson>>& loaded) {
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    for (const auto& [reference, person] : loaded) {
        if (auto added = add(person, reference); !added)
            return added;
        auto filed = database_.prepare("UPDATE reference_items SET unfiled = 0 WHERE ref = ?");
        if (!filed)
            return filed.error();
        if (auto ran = filed->bind(0, reference).run(); !ran)
            return ran;
    }
    return transaction->commit();
}

Status PeopleStore::fileRecord(const RecordId& record, const RecordPeople& people) {
    if (people.empty()) {
        const auto said = says(record);
        if (!said || !*said)
            return said ? success() : said.error();
    }
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto cleared = clear(record); !cleared)
        return cleared;
    for (const auto& person : people.noted)
        if (auto added = add(person, std::nullopt); !added)
            return added;
    if (people.linked)
        if (auto linked = link(record, *people.linked); !linked)
            return linked;
    return transaction->commit();
}

Result<bool> PeopleStore::says(const RecordId& record) {
    auto select = database_.prepare(
        "SELECT 1 FROM records AS r WHERE r.id = ? AND (EXISTS (SELECT 1 FROM people AS p WHERE p.record = r.ref) "
        "OR EXISTS (SELECT 1 FROM person_links AS l WHERE l.record = r.ref))");
    if (!select)
        return select.error();
    return select->bind(0, record).row();
}

Status PeopleStore::clear(const RecordId& record) {
    for (const auto* table : {"people", "person_links"}) {
        auto drop = database_.prepare(
            "DELETE FROM " + std::string(table) + " WHERE record = (SELECT ref FROM records WHERE id = ?)");
        if (!drop)
            return drop.error();
        if (auto ran = drop->bind(0, record).run(); !ran)
            return ran;
    }
    return success();
}

Status PeopleStore::add(const KnownPerson& person, std::optional<std::int64_t> reference) {
    auto insert =
        database_.prepare("INSERT INTO people(person, noted, title, initials, facts, reference, record, item, "
                          "at_ms) VALUES(?, ?, ?, ?, ?, ?, (SELECT ref FROM records WHERE id = ?), ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, person.person).bind(1, person.noted).bind(2, person.title).bind(3, person.initials);
    insert->bind(4, personFactsText(person.facts)).bind(5, reference).bind(6, person.record).bind(7, person.item);
    if (auto ran = insert->bind(8, person.atMs).run(); !ran)
        return ran;
    const auto ref = database_.lastInsertedRow();
    auto keys = matchKeys(person.facts);
    for (auto& key : termKeys(person.facts))
        keys.push_back(std::move(key));
    for (const auto& key : keys) {
        auto file = database_.prepare("INSERT INTO people_keys(key, person) VALUES(?, ?)");
        if (!file)
            return file.error();
        if (auto ran = file->bind(0, key).bind(1, ref).run(); !ran)
            return ran;
    }
    return success();
}

Status PeopleStore::link(const RecordId& record, const std::pair<std::string, std::string>& persons) {
    auto insert =
        database_.prepare("INSERT INTO person_links(record, one, other) SELECT ref, ?, ? FROM records WHERE id = ?");
    if (!insert)
        return insert.error();
    return insert->bind(0, persons.first).bind(1, persons.second).bind(2, record).run();
}

Result<std::vector<KnownPerson>> PeopleStore::sharing(const std::vector<std::string>& keys, std::size_t most) {
    std::map<std::int64_t, KnownPerson> found;
    for (const auto& key : keys) {
        auto select =
            database_.prepare(selectPerson + "WHERE p.ref IN (SELECT person FROM people_keys WHERE key = ? LIMIT ?)");
        if (!select)
            return select.error();
        select->bind(0, key).bind(1, std::uint64_t{most});
        const auto read = eachRow(*select, [&](const Statement& row) {
            if (!found.contains(row.integer(0)))
                found.emplace(row.integer(0), personAt(row));
        });
        if (!read)
            return read.error();
    }
    return inOrder(std::move(found));
}

Result<std::uint64_t> PeopleStore::counting(std::string_view key, std::size_t most) {
    auto select = database_.prepare("SELECT count(*) FROM (SELECT 1 FROM people_keys WHERE key = ? LIMIT ?)");
    if (!select)
        return select.error();
    if (auto one = select->bind(0, key).bind(1, std::uint64_t{most}).one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<std::uint64_t> PeopleStore::about() {
    // Counting them would cost as much as there are; rows that went leave few gaps.
    auto select = database_.prepare("SELECT coalesce(max(ref), 0) FROM people");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<std::vector<std::string>> PeopleStore::besides(std::string_view person) {
    auto select = database_.prepare("SELECT person FROM people WHERE noted = ?1 AND noted <> '' "
                                    "UNION SELECT noted FROM people WHERE person = ?1 AND noted <> '' "
                                    "UNION SELECT other FROM person_links WHERE one = ?1 "
                                    "UNION SELECT one FROM person_links WHERE other = ?1");
    if (!select)
        return select.error();
    select->bind(0, person);
    return allRows<std::string>(*select, textAt);
}

Result<std::set<std::string>> PeopleStore::together(std::string_view person) {
    std::set<std::string> all{std::string(person)};
    std::vector<std::string> left{std::string(person)};
    while (!left.empty()) {
        const auto next = std::move(left.back());
        left.pop_back();
        auto others = besides(next);
        if (!others)
            return others.error();
        for (auto& other : *others)
            if (all.insert(other).second)
                left.push_back(std::move(other));
    }
    return all;
}

Result<std::vector<KnownPerson>> PeopleStore::of(const std::set<std::string>& persons) {
    std::map<std::pair<std::int64_t, std::int64_t>, KnownPerson> found; // Loaded people have no time, and come first.
    for (const auto& person : persons) {
        auto select = database_.prepare(selectPerson + "WHERE p.person = ?");
        if (!select)
            return select.error();
        select->bind(0, person);
        const auto read = eachRow(*select, [&](const Statement& row) {
            auto known = personAt(row);
            const auto order = known.record ? -known.atMs : std::numeric_limits<std::int64_t>::min();
            found.emplace(std::pair(order, row.integer(0)), std::move(known));
        });
        if (!read)
            return read.error();
    }
    return inOrder(std::move(found));
}

Result<std::optional<KnownPerson>> PeopleStore::noted(std::string_view id) {
    auto select = database_.prepare(selectPerson + "WHERE p.noted = ? AND p.noted <> ''");
    if (!select)
        return select.error();
    const auto row = select->bind(0, id).row();
    if (!row)
        return row.error();
    return *row ? std::optional(personAt(*select)) : std::optional<KnownPerson>{};
}

Result<std::vector<KnownPerson>> PeopleStore::named(const std::vector<std::string>& words, std::size_t most) {
    if (words.empty())
        return std::vector<KnownPerson>{};
    const auto longest = *std::max_element(words.begin(), words.end(),
        [](const std::string& left, const std::string& right) { return left.size() < right.size(); });
    std::map<std::pair<bool, std::int64_t>, KnownPerson> found;
    for (const auto& from : {givenNameKey(longest), surnameKey(longest)}) {
        auto select = database_.prepare(
            selectPerson + "WHERE p.ref IN (SELECT person FROM people_keys WHERE key >= ? AND key < ? LIMIT ?)");
        if (!select)
            return select.error();
        // No letter is greater than this in UTF-8.
        select->bind(0, from).bind(1, from + "\xF4\x8F\xBF\xBF").bind(2, std::uint64_t{most});
        const auto read = eachRow(*select, [&](const Statement& row) {
            auto known = personAt(row);
            if (isNamed(known, words))
                found.emplace(std::pair(known.record.has_value(), row.integer(0)), std::move(known));
        });
        if (!read)
            return read.error();
    }
    return inOrder(std::move(found));
}

Result<std::vector<RecordId>> PeopleStore::linking(std::string_view person) {
    auto select = database_.prepare("SELECT r.id FROM person_links AS l JOIN records AS r ON r.ref = l.record "
                                    "WHERE l.one = ?1 OR l.other = ?1");
    if (!select)
        return select.error();
    select->bind(0, person);
    return allRows<RecordId>(*select, [](const Statement& row) { return row.id<RecordId>(0); });
}

} // namespace seenheard
