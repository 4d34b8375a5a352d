#pragma once

#include "app/storage/KnownPerson.h"
#include "app/storage/ReferenceStore.h"
#include "platform/database/Database.h"

#include <set>

namespace seenheard {

/// What one record says of people: who is noted in it, and whom it holds for one.
struct RecordPeople {
    std::vector<KnownPerson> noted;
    std::optional<std::pair<std::string, std::string>> linked; ///< Two persons' ids.

    [[nodiscard]] bool empty() const { return noted.empty() && !linked; }
};

/// Everybody known on this tablet, filed so that who may be the same is found without asking all. Kept up outside the
/// save, like the search index; what leaves the tablet leaves here with it.
class PeopleStore {
public:
    explicit PeopleStore(Database& database) : database_(database) {}

    /// Loaded people that are not filed yet, with the row to file them under.
    [[nodiscard]] Result<std::vector<std::pair<std::int64_t, StoredReference>>> unfiled(std::size_t most);
    /// Files who was loaded. One transaction of its own.
    [[nodiscard]] Status file(const std::vector<std::pair<std::int64_t, KnownPerson>>& loaded);
    /// Replaces what a record says. One transaction of its own; none where nothing is said and nothing was.
    [[nodiscard]] Status fileRecord(const RecordId& record, const RecordPeople& people);

    /// Everybody who is filed under one of the keys, at most `most` a key.
    [[nodiscard]] Result<std::vector<KnownPerson>> sharing(const std::vector<std::string>& keys, std::size_t most);
    /// How many are filed under a key; counted up to `most`.
    [[nodiscard]] Result<std::uint64_t> counting(std::string_view key, std::size_t most);
    /// About how many people are filed.
    [[nodiscard]] Result<std::uint64_t> about();

    /// The ids of all that are one person with that one, itself too: by picking a noted child in another record, and by
    /// records that link two. Cost goes with how many there are.
    [[nodiscard]] Result<std::set<std::string>> together(std::string_view person);
    /// All rows of those persons: loaded first, then newest first.
    [[nodiscard]] Result<std::vector<KnownPerson>> of(const std::set<std::string>& persons);
    /// Who was noted under that id; nothing where it is not here.
    [[nodiscard]] Result<std::optional<KnownPerson>> noted(std::string_view id);
    /// People of whose name each of these plain words begins a part, who was loaded first; at most that many are looked
    /// at.
    [[nodiscard]] Result<std::vector<KnownPerson>> named(const std::vector<std::string>& words, std::size_t most);
    /// Records that link that person with another.
    [[nodiscard]] Result<std::vector<RecordId>> linking(std::string_view person);

private:
    [[nodiscard]] Status add(const KnownPerson& person, std::optional<std::int64_t> reference);
    [[nodiscard]] Result<bool> says(const RecordId& record);
    [[nodiscard]] Status clear(const RecordId& record);
    [[nodiscard]] Status link(const RecordId& record, const std::pair<std::string, std::string>& persons);
    [[nodiscard]] Result<std::vector<std::string>> besides(std::string_view person);

    Database& database_;
};

} // namespace seenheard
