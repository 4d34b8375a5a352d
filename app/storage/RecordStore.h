#pragma once

#include "app/storage/EntryStore.h"
#include "app/storage/RecordSummariser.h"
#include "sync/protocol/RangeDigest.h"
#include "sync/records/RecordState.h"

#include <map>

namespace seenheard {

/// How many of the own entries on a record are where, and the newest receipt.
struct RecordSending {
    std::uint32_t waiting = 0, received = 0, applied = 0, held = 0, refused = 0;
    HoldReason reason = HoldReason::None; ///< Of the newest hold or refusal.
    std::int64_t receiptAtMs = 0;

    bool operator==(const RecordSending&) const = default;
};

/// One line of a list of records.
struct RecordRow {
    RecordId id;
    FormRef form;
    RecordLine line;
    RecordSending sending;
};

/// A whole record: applied is what every side has; shown has own entries on top that are not applied yet. An
/// operation waits exactly if its entry is folded in shown and not in applied.
struct KeptRecord {
    RecordRow row;
    RecordState applied;
    std::optional<RecordState> withWaiting; ///< Nothing where no own entry waits.
    std::vector<std::int64_t> scopes;       ///< The followed scopes that hold it, by their small numbers, sorted.
    bool historyOpen = false;               ///< It came as it stands, and not all that led to it has come yet.

    /// Folds a part of an applied entry in.
    void take(const Part& part, const VerifiedEntry& entry);
    /// The form of the newest entry taken in is the record's.
    void takeForm(const EntryHeader& header);
    [[nodiscard]] const RecordState& shown() const { return withWaiting ? *withWaiting : applied; }
};

/// What one entry says of one record, about to be taken in.
struct RecordPart {
    RecordId record;
    FormRef form;
    FoldInput input;
};

/// Records: one row each, states as canonical blobs, never an operation a row. Everything that changes a record goes
/// through here, inside a transaction of the caller, and makes its line anew.
class RecordStore {
public:
    RecordStore(Database& database, RecordSummariser& summariser, const RecordSources& sources)
        : database_(database)
        , summariser_(summariser)
        , sources_(sources) {}

    /// Newest first by RecordLine::updatedAt; `after` rows are skipped.
    [[nodiscard]] Result<std::vector<RecordRow>> list(std::size_t most, std::size_t after);
    [[nodiscard]] Result<std::size_t> count();
    /// Those with open differences, newest first.
    [[nodiscard]] Result<std::vector<RecordRow>> differing(std::size_t most);
    /// With no entry since, oldest first; acts of administrators are not among them.
    [[nodiscard]] Result<std::vector<RecordRow>> changedBefore(std::int64_t utcMs, std::size_t most);
    /// With an entry since then, newest first.
    [[nodiscard]] Result<std::vector<RecordRow>> changedSince(std::int64_t utcMs, std::size_t most);
    /// The same of reviews and referrals only, however much else there is.
    [[nodiscard]] Result<std::vector<RecordRow>> reviewWorkSince(std::int64_t utcMs, std::size_t most);
    [[nodiscard]] Result<std::vector<RecordId>> ofForm(std::string_view formId);
    [[nodiscard]] Result<std::uint64_t> differences(); ///< Sum over all records.
    /// NotFound where it is not here.
    [[nodiscard]] Result<KeptRecord> record(const RecordId& id);
    [[nodiscard]] Result<RecordRow> row(const RecordId& id);
    /// Those whose words match an FTS5 query (SearchStore), the last made first.
    [[nodiscard]] Result<std::vector<RecordRow>> matching(std::string_view query, std::size_t most);
    [[nodiscard]] Result<bool> has(const RecordId& id);

    /// Takes a record off this tablet, with its words in the search index; yields the entries it was folded from.
    [[nodiscard]] Result<std::set<FoldedEntry>> purge(const RecordId& id);
    /// The same for one of many; mergeWords() takes their words out of the index, once behind all of them.
    [[nodiscard]] Result<std::set<FoldedEntry>> purgeUnmerged(const RecordId& id);
    /// What is deleted from the index leaves its words until their segment is merged.
    [[nodiscard]] Status mergeWords();
    /// An own entry was saved: folded into what is shown.
    [[nodiscard]] Status addWaiting(const RecordPart& part);
    /// A record that is being changed: read once, written once.
    struct Edited {
        std::optional<std::int64_t> ref; ///< Nothing for a record that is not here yet.
        KeptRecord record;
    };
    [[nodiscard]] Result<Edited> edit(const RecordId& record);
    [[nodiscard]] Status put(Edited& edited) { return write(edited); }
    [[nodiscard]] Status drop(const RecordId& record);
    /// Takes its words out of the search index.
    [[nodiscard]] Status dropWords(const RecordId& record);
    [[nodiscard]] Status setScopes(const RecordId& record, const std::vector<std::int64_t>& scopes);
    [[nodiscard]] Result<std::vector<RecordId>> ids();
    /// Every record that a followed scope holds, with those scopes.
    [[nodiscard]] Result<std::vector<std::pair<RecordId, std::vector<std::int64_t>>>> heldByScopes();
    /// What is applied in each record, by the followed scopes that hold it; in no order.
    [[nodiscard]] Result<std::map<std::int64_t, std::vector<RecordDigest>>> digestsByScope();
    /// Records behind `after` whose history is not here, by their small numbers.
    [[nodiscard]] Result<std::vector<std::pair<std::int64_t, RecordId>>> historyOpen(
        std::int64_t after, std::size_t most);
    /// An own entry on that record moved on; from nothing where it was not here before.
    [[nodiscard]] Status moveSending(const RecordId& record, std::optional<EntryState> from, const OwnEntry& to);
    /// Its words are not in the search index yet, or not all of them.
    [[nodiscard]] Status markForSearch(const RecordId& record);
    /// Makes the lines anew of all records made with that form: it has just arrived.
    [[nodiscard]] Status summariseAgain(std::string_view formId);

private:
    [[nodiscard]] Result<std::optional<Edited>> read(const RecordId& id);
    /// What was saved here is not marked for the search index: SearchStore goes by the entries, and the save writes one
    /// page less.
    [[nodiscard]] Status write(Edited& row, bool forSearch = true);

    Database& database_;
    RecordSummariser& summariser_;
    RecordSources sources_;
};

} // namespace seenheard
