#pragma once

#include "sync/protocol/ExportItem.h"

namespace seenheard {

/// A tree head as one turn left it, under the place at which it was filed.
struct FiledHead {
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    Bytes head; ///< Canonical, as it was signed.

    auto operator<=>(const FiledHead&) const = default;
};

/// The log as an export takes it out: as it is stored, unread, so that a damaged store can be taken out too.
class ArchiveStore {
public:
    virtual ~ArchiveStore() = default;
    /// Of every signer, in order of enrolment.
    [[nodiscard]] virtual Result<std::vector<Bytes>> signerCertificates() = 0;
    /// The statement that opened an epoch, as it was signed; empty where there is none.
    [[nodiscard]] virtual Result<Bytes> epochStatement(std::uint64_t) { return Bytes(); }
    /// Tree heads by epoch and size: at most `most` of those behind `after`, or of all.
    [[nodiscard]] virtual Result<std::vector<FiledHead>> heads(
        const std::optional<FiledHead>& after, std::size_t most) = 0;
    /// The leaves `from` to below `below`; zeros where the tree has lost one.
    [[nodiscard]] virtual Result<std::vector<Hash>> leafHashes(std::uint64_t from, std::uint64_t below) = 0;
    /// Those of the leaves that are there.
    [[nodiscard]] virtual Result<std::vector<ExportedEntry>> entries(std::uint64_t from, std::uint64_t below) = 0;
};

} // namespace seenheard
