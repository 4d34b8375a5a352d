#pragma once

#include "platform/base/Id.h"
#include "platform/database/Database.h"

namespace seenheard {

/// Full-text index over the words of records. Kept up outside the save: records that changed wait in unindexed().
class SearchStore {
public:
    explicit SearchStore(Database& database) : database_(database) {}

    /// Records that changed since they were indexed.
    [[nodiscard]] Result<std::vector<RecordId>> unindexed(std::size_t most);
    /// Replaces what is known of a record and takes it off unindexed(). One transaction of its own.
    [[nodiscard]] Status index(const RecordId& record, std::string_view words);
    /// Records in which each word of the text begins a word; the last made record first. Words, never syntax: nothing
    /// that is typed can be an operator. No words find nothing.
    [[nodiscard]] Result<std::vector<RecordId>> find(std::string_view text, std::size_t most);

private:
    Database& database_;
};

/// Words of a text as an FTS5 query: each quoted, each a prefix, all needed. Empty where there are no words.
[[nodiscard]] std::string searchQueryOf(std::string_view text);

} // namespace seenheard
