#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Draft.h"
#include "sync/records/FieldPolicy.h"

namespace seenheard {

/// A draft out of a black box, with what proves whose words they are: the signature of the officer's tablet over it and
/// the certificate of the key that made it.
struct RecoveredDraft {
    SignerCertificate author;
    Bytes signedOctets; ///< As they lay in the box.
    Draft draft;        ///< The same, read; its signature holds.
};

/// BadSignature where the author did not sign it. Whether the certificate is one of ours is the caller's to check.
[[nodiscard]] Result<RecoveredDraft> recoveredDraftFrom(Bytes signedOctets, const SignerCertificate& author);

/// As it stands in the register `recovered` of the entry that brings it into the record.
[[nodiscard]] Value markOf(const RecoveredDraft& recovered);
[[nodiscard]] Result<RecoveredDraft> recoveredDraftIn(const Value& mark);

/// The operations that bring into a record what it does not say yet: the answers of the draft, the author's team and
/// district, what the record is about, and the mark, with who recovered it and why. They replace nobody's words, save
/// an earlier revision of the same draft. Empty where nothing is missing, or the same revision was recovered before.
struct Recovering {
    std::string by;
    std::string why;
    OfficerOf officerOf;
    std::function<bool(const RegisterKey&)> isLatest; ///< Registers whose operations have a depth.
};
[[nodiscard]] std::vector<Operation> operationsFor(
    const RecoveredDraft& recovered, const RecordState& record, const Recovering& recovering);

/// The draft that a part of the server's own signer brings, where every word of it is one that the draft's author
/// signed and it replaces nothing but what the server recovered before. NotEntitled where it says anything else: nobody
/// can put words into an officer's mouth.
[[nodiscard]] Result<RecoveredDraft> recoveredIn(const Part& part, const SignerId& server);
/// Whether a part claims to be one.
[[nodiscard]] bool hasRecoveredMark(const Part& part);
/// The recovered draft that one entry brought into a record; nothing where it brought none.
[[nodiscard]] std::optional<RecoveredDraft> recoveredBy(const RecordState& record, const EntryId& entry);

} // namespace seenheard
