#pragma once

#include "app/services/AnswerOperations.h"
#include "app/services/StoreDirectory.h"
#include "app/services/TabletClock.h"
#include "app/storage/TabletStore.h"

namespace seenheard {

/// A record as writing sees it: what it shows, which own operations wait, by which form it was made.
struct WritableRecord {
    RecordId id;
    RecordState shown;
    std::map<OperationId, Operation> waiting;
    bool exists = false;
};

/// What one entry is to say.
struct EntryDraft {
    RecordId record;
    FormRef form;
    std::vector<Operation> operations;
    DraftId draft; ///< The draft it overtakes; zero where there is none.
    bool unfinished = true;
};

/// The one place where this officer's operations become entries.
class EntryWriter {
public:
    EntryWriter(TabletStore& store, const SigningKey& key, const TabletClock& clock, Random& random,
        std::function<void()> saved);

    [[nodiscard]] Author author() const;
    [[nodiscard]] OfficerOf officerOf() const { return officerOf_; }
    [[nodiscard]] const SignerCertificate& certificate() const { return store_.enrolled().signer; }
    /// As it is now, whatever it was at enrolment.
    [[nodiscard]] Role role() const;

    /// A record that does not exist yet is empty, not an error.
    [[nodiscard]] Result<WritableRecord> read(const RecordId& record);
    [[nodiscard]] WritingContext context(
        const WritableRecord& record, const FormDefinition& form, std::string reason) const;

    /// What every author says of a record beside the answers: team, district, what it is about, whether it is finished.
    /// The team is the one he is in now: his certificate's, or the one he was assigned to since.
    [[nodiscard]] Answers envelopeAnswers(const std::optional<Reference>& about, std::optional<bool> submitted) const;

    /// Signs and saves; durable, in store and black box, on success. No operations: nothing is written.
    [[nodiscard]] Status write(EntryDraft draft);
    /// An entry that tells what was looked at, up to that place of what the store has noted. Wakes nobody: it goes with
    /// the exchange that it is made for, or the next.
    [[nodiscard]] Status writeViews(const FormRef& form, Part part, std::int64_t upTo);

private:
    [[nodiscard]] std::string team() const;
    [[nodiscard]] Result<EntryHeader> headerFor(const EntryDraft& draft);

    TabletStore& store_;
    const SigningKey& key_;
    const TabletClock& clock_;
    Random& random_;
    std::function<void()> saved_;
    OfficerOf officerOf_;
};

} // namespace seenheard
