#pragma once

#include "app/storage/EntryStore.h"
#include "app/storage/ProfileStore.h"
#include "app/storage/RecordStore.h"

namespace seenheard {

/// What the index is to know of a record.
struct RecordWords {
    RecordId record;
    std::string words;
};

/// Full-text index over the words of records. Kept up outside the save: records that changed wait in unindexed(). What
/// came by the feed is marked as it comes; what was saved here is found by its entries, whose numbers go up.
class SearchStore {
public:
    SearchStore(Database& database, EntryStore& entries, RecordStore& records, ProfileStore& profile)
        : database_(database)
        , entries_(entries)
        , records_(records)
        , profile_(profile) {}

    /// Records that changed since they were indexed. One transaction of its own where something was saved.
    [[nodiscard]] Result<std::vector<RecordId>> unindexed(std::size_t most);
    /// Replaces what is known of records and takes them off unindexed(). One transaction of its own for all: the index
    /// writes a hundred records for little more than one.
    [[nodiscard]] Status index(const std::vector<RecordWords>& records);
    /// Records in which each word of the text begins a word; the last made record first. Words, never syntax: nothing
    /// that is typed can be an operator. No words find nothing.
    [[nodiscard]] Result<std::vector<RecordRow>> find(std::string_view text, std::size_t most);

private:
    /// Marks the records of own entries that were not looked at yet; false where there were none.
    [[nodiscard]] Result<bool> markOwn(std::size_t most);
    [[nodiscard]] Result<std::vector<RecordId>> marked(std::size_t most);

    Database& database_;
    EntryStore& entries_;
    RecordStore& records_;
    ProfileStore& profile_;
};

/// Words of a text as an FTS5 query: each quoted, each a prefix, all needed. Empty where there are no words.
[[nodiscard]] std::string searchQueryOf(std::string_view text);

} // namespace seenheard
