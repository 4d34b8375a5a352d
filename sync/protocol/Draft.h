#pragma once

#include "sync/protocol/Entry.h"

namespace seenheard {

/// One step that can be undone: what a register held in the draft before; nothing where it held nothing.
struct UndoStep {
    RegisterKey key;
    std::optional<Value> before;

    bool operator==(const UndoStep&) const = default;
};

/// What an officer has answered since the last entry on a record, as it is kept.
struct Draft {
    DraftId id;
    RecordId record;
    FormRef form;
    std::optional<Reference> about;
    /// Value a register, as in sync/forms/Answers.h.
    std::map<RegisterKey, Value> answers; ///< Own answers given since; Cleared where one was taken back.
    std::string place;                    ///< Where the officer left off: path of a field.
    std::uint32_t revision = 0;           ///< Counts up with each save.
    bool amending = false;
    Instant startedAt;
    Instant changedAt;
    std::vector<UndoStep> undo; ///< Oldest first.

    bool operator==(const Draft&) const = default;
};

/// Canonical CBOR; what is kept, signed and sealed into the black box. The undo list is left out of the box.
[[nodiscard]] Bytes canonicalBytes(const Draft& draft, bool withUndo = true);
[[nodiscard]] Result<Draft> draftFrom(BytesView canonical);

/// What lies in the black box: the draft without its undo list, and the signature over it.
[[nodiscard]] Bytes signedDraft(const Draft& draft, const SignerId& signer, const SigningKey& key);
/// The inverse: BadSignature where that key did not sign it in the name of that signer.
[[nodiscard]] Result<Draft> verifiedDraft(BytesView signedOctets, const PublicKey& key);

} // namespace seenheard
