#pragma once

#include "platform/crypto/Signing.h"
#include "sync/records/Part.h"
#include "sync/records/RecordState.h"

namespace seenheard {

/// Names a state of the server's log: how many leaves of which epoch, and their Merkle root (RFC 6962).
struct TreeHeadRef {
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    Hash root;

    auto operator<=>(const TreeHeadRef&) const = default;
};

/// Which definition an entry was made with.
struct FormRef {
    std::string id;
    Hash hash; ///< SHA-256 of the canonical bytes of the definition.

    auto operator<=>(const FormRef&) const = default;
};

/// The signed layer of an entry, kept for ever. Holds nothing that anybody wrote.
struct EntryHeader {
    static constexpr std::uint64_t formatVersion = 1;

    SignerId signer;
    std::uint64_t number = 0; ///< 1, 2, 3 … per signer.
    EntryId previous;         ///< That signer's entry before; zero for number 1.
    FormRef form;
    Instant writtenAt;
    TreeHeadRef treeHeadSeen;      ///< The last tree head the author had seen.
    DraftId draft;                 ///< The draft it overtakes; zero where there was none.
    bool unfinished = true;        ///< Not yet submitted by its author.
    std::vector<Hash> commitments; ///< One a part, in order.

    bool operator==(const EntryHeader&) const = default;
};

/// One part with the salt of its commitment: SHA-256(salt ‖ canonical part).
struct SaltedPart {
    std::array<std::uint8_t, 16> salt{};
    Bytes canonical;

    bool operator==(const SaltedPart&) const = default;
};

/// What one officer commits at once on one tablet. A part may be absent, which is not altered.
struct Entry {
    Bytes header; ///< Canonical bytes of the EntryHeader, kept as they were signed.
    Signature signature;
    std::vector<std::optional<SaltedPart>> parts; ///< As many as the header has commitments.

    bool operator==(const Entry&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const EntryHeader& header);
[[nodiscard]] Result<EntryHeader> entryHeaderFrom(BytesView canonical);
[[nodiscard]] EntryId entryIdOf(BytesView canonicalHeader);
[[nodiscard]] Hash commitmentOf(const SaltedPart& part);

/// An entry as it is stored and sent: [header, signature, [[salt, part] or null …]].
[[nodiscard]] Bytes canonicalBytes(const Entry& entry);
[[nodiscard]] Result<Entry> entryFrom(BytesView canonical);

/// Signs parts as the signer's next entry. Fills commitments from fresh salts.
[[nodiscard]] Entry signEntry(
    EntryHeader header, const std::vector<Part>& parts, const SigningKey& key, Random& random);

/// A decoded entry whose signature and commitments have been checked.
struct VerifiedEntry {
    EntryId id;
    EntryHeader header;
    std::vector<std::optional<Part>> parts;
};

/// The id of an entry, read from its canonical octets and nothing else of them checked.
[[nodiscard]] Result<EntryId> entryIdIn(BytesView canonical);

/// All of it but the signature, for what this tablet has signed and kept itself.
[[nodiscard]] Result<VerifiedEntry> readOwnEntry(const Entry& entry, const SignerId& signer);

/// Signature first, then content. BadSignature names what does not fit.
[[nodiscard]] Result<VerifiedEntry> verifyEntry(const Entry& entry, const PublicKey& signerKey);

/// The entry as a context names it.
[[nodiscard]] FoldedEntry foldedEntryOf(const VerifiedEntry& entry);
/// The part as the fold takes it.
[[nodiscard]] FoldInput foldInputOf(const VerifiedEntry& entry, const Part& part);

} // namespace seenheard
