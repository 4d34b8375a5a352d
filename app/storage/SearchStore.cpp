#include "app/storage/SearchStore.h"

#include "platform/database/Transaction.h"

#include <algorithm>

namespace seenheard {

std::string searchQueryOf(std::string_view text) {
    std::string query;
    std::string word;
    const auto close = [&] {
        const bool isWord = std::any_of(word.begin(), word.end(), [](unsigned char c) {
            return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        });
        if (isWord) {
            if (!query.empty())
                query += ' ';
            query += '"' + word + "\"*";
        }
        word.clear();
    };
    for (const char c : text) {
        // Quotation marks and control characters end a word, so that nothing can leave the quotes around it.
        if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == 0x7f)
            close();
        else
            word += c;
    }
    close();
    return query;
}

Result<std::vector<RecordId>> SearchStore::unindexed(std::size_t most) {
    for (;;) {
        auto records = marked(most);
        if (!records || records->size() == most)
            return records;
        const auto more = markOwn(most);
        if (!more)
            return more.error();
        if (!*more)
            return records;
    }
}

Result<bool> SearchStore::markOwn(std::size_t most) {
    const auto searched = profile_.ownSearched();
    if (!searched)
        return searched.error();
    const auto entries = entries_.ownAbove(*searched, most);
    if (!entries || entries->empty())
        return entries ? Result<bool>(false) : entries.error();
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    for (const auto& entry : *entries) {
        const auto records = recordsOf(entry.entry);
        if (!records)
            return records.error();
        for (const auto& record : *records)
            if (auto marked = records_.markForSearch(record); !marked)
                return marked.error();
    }
    if (auto set = profile_.setOwnSearched(entries->back().number); !set)
        return set.error();
    if (auto done = transaction->commit(); !done)
        return done.error();
    return true;
}

Result<std::vector<RecordId>> SearchStore::marked(std::size_t most) {
    auto select = database_.prepare("SELECT id FROM records WHERE unindexed = 1 LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    std::vector<RecordId> records;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return records;
        records.push_back(select->id<RecordId>(0));
    }
}

Status SearchStore::index(const std::vector<RecordWords>& records) {
    if (records.empty())
        return success();
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    auto drop = database_.prepare("DELETE FROM record_words WHERE rowid = (SELECT ref FROM records WHERE id = ?)");
    auto insert = database_.prepare("INSERT INTO record_words(rowid, words) SELECT ref, ? FROM records WHERE id = ?");
    auto mark = database_.prepare("UPDATE records SET unindexed = 0 WHERE id = ?");
    if (!drop || !insert || !mark)
        return !drop ? drop.error() : !insert ? insert.error() : mark.error();
    for (const auto& [record, words] : records) {
        if (auto ran = drop->bind(0, record).run(); !ran)
            return ran;
        if (auto ran = insert->bind(0, words).bind(1, record).run(); !ran)
            return ran;
        if (auto ran = mark->bind(0, record).run(); !ran)
            return ran;
    }
    return transaction->commit();
}

Result<std::vector<RecordRow>> SearchStore::find(std::string_view text, std::size_t most) {
    const auto query = searchQueryOf(text);
    return query.empty() ? Result(std::vector<RecordRow>()) : records_.matching(query, most);
}

} // namespace seenheard
