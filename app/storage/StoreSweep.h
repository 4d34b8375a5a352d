#pragma once

#include "app/storage/RecordParts.h"
#include "app/storage/StoreFinding.h"
#include "app/storage/SweepStore.h"
#include "app/storage/TabletTables.h"

#include <functional>

namespace seenheard {

/// How far a sweep has come; kept in the store, because a tablet is open for minutes only.
struct SweepPlace {
    enum class Stage : std::uint8_t { Pages, Structure, Entries, Outbox, Records, Forms, Drafts, Done };

    Stage stage = Stage::Pages;
    std::int64_t after = 0;    ///< The last page or row of that stage that was looked at.
    std::uint64_t ownNext = 1; ///< The next number of the own chain, while entries are read.

    bool operator==(const SweepPlace&) const = default;
};

/// What a sweep asks of those who know more than the tables.
struct SweepSources {
    std::vector<std::uint64_t> knownGone;             ///< Own numbers that are known not to be here; sorted.
    std::map<DraftId, std::uint32_t> savedDrafts;     ///< The newest revision of each draft in the black box.
    std::function<bool(const RecordId&)> wasDisposed; ///< An own entry on it may wait although it is gone.
    bool followsScopes = false;                       ///< Records that no scope holds are not whole here.
};

/// Looks through the store for what SQLCipher cannot tell: rows of an earlier day, rows that somebody changed, rows
/// that are gone. Proves each entry by its signature and place, each record by folding its entries anew. Reads only,
/// a few rows at a call, so that it can run beside everything else; what it costs grows with what is held, and nobody
/// waits for it.
class StoreSweep {
public:
    StoreSweep(Database& database, TabletTables& tables, SweepSources sources);

    /// Looks at no more than that many pages or rows from `place` on, and moves it. A table that cannot be read is a
    /// finding.
    [[nodiscard]] Result<std::vector<StoreFinding>> next(SweepPlace& place, std::size_t mostRows);

private:
    using Findings = std::vector<StoreFinding>;

    [[nodiscard]] Result<Findings> stage(SweepPlace& place, std::size_t mostRows);
    [[nodiscard]] Result<Findings> pages(SweepPlace& place, std::size_t most);
    [[nodiscard]] Result<Findings> structure();
    [[nodiscard]] Result<Findings> entries(SweepPlace& place, std::size_t mostRows);
    [[nodiscard]] Result<Findings> outbox();
    [[nodiscard]] Result<Findings> records(SweepPlace& place, std::size_t mostRows);
    [[nodiscard]] Result<Findings> forms();
    [[nodiscard]] Result<Findings> drafts();
    [[nodiscard]] Result<Findings> entry(const SweptEntry& row);
    [[nodiscard]] Result<std::optional<StoreFinding>> inRecord(
        const SweptEntry& row, const VerifiedEntry& entry, const RecordId& record);
    [[nodiscard]] Result<std::optional<StoreFinding>> record(const SweptRecord& row);
    [[nodiscard]] bool isKnownGone(std::uint64_t number) const;

    TabletTables& tables_;
    SweepStore rows_;
    RecordParts parts_;
    SweepSources sources_;
};

/// Name of the stage's table, for whoever reads of a finding.
[[nodiscard]] std::string_view tableOf(SweepPlace::Stage stage);

} // namespace seenheard
