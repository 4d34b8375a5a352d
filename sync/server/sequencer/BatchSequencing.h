#pragma once

#include "sync/server/access/EntryCheck.h"
#include "sync/server/access/SignerDirectory.h"
#include "sync/server/sequencer/ChainView.h"
#include "sync/server/sequencer/FormDirectory.h"
#include "sync/server/sequencer/RecordShelf.h"

namespace seenheard {

/// What the sequencer stands on.
struct SequencingContext {
    const SigningKey& issuingKey;
    SignerDirectory& signers;
    FormDirectory& forms;
    const Clock& clock;
};

/// One turn: gives each new entry the next leaf, folds what may be folded, signs one tree head.
class BatchSequencing {
public:
    /// `entries` are good ones, in order of arrival. Yields where each stands in the log; one that was there already
    /// stands where it stood. Durable when it returns success.
    [[nodiscard]] static Result<std::vector<ChainEntry>> run(
        SequencingTurn& turn, const SequencingContext& context, const std::vector<const CheckedEntry*>& entries);

private:
    BatchSequencing(
        SequencingTurn& turn, const SequencingContext& context, LogEnd end, ChainView chains, RecordShelf shelf);

    [[nodiscard]] Result<ChainEntry> place(const CheckedEntry& entry);
    [[nodiscard]] Result<HoldReason> judge(const VerifiedEntry& entry);
    [[nodiscard]] Result<HoldReason> judgeParts(const VerifiedEntry& entry, const FormDefinition& form);
    [[nodiscard]] std::optional<Value> valueOf(const RecordId& record, const OperationId& id);
    [[nodiscard]] std::optional<std::uint64_t> leafOf(const OperationId& id);
    [[nodiscard]] Status commit();

    SequencingTurn& turn_;
    const SequencingContext& context_;
    ChainView chains_;
    RecordShelf shelf_;
    std::int64_t nowMs_;
    SequencedBatch batch_;
};

} // namespace seenheard
