#pragma once

#include "sync/protocol/MerkleTree.h"
#include "sync/verify/Epochs.h"
#include "sync/verify/ExportFile.h"
#include "sync/verify/Finding.h"
#include "sync/verify/HeadsFile.h"
#include "sync/verify/SeenEntry.h"

#include <unordered_map>

namespace seenheard {

/// What somebody knows from elsewhere than the export.
struct KnownFacts {
    std::optional<PublicKey> root;  ///< The root key, from an enrolment.
    std::vector<TreeHeadRef> heads; ///< Heads that a tablet or an earlier export had.
};

/// What an export turned out to be.
struct Verdict {
    std::optional<LogFinding> first;     ///< Nothing where every header is in its place.
    std::vector<PartFinding> wrongParts; ///< The first ones.
    std::uint64_t wrongPartCount = 0;
    std::uint64_t leaves = 0; ///< Found good.
    std::uint64_t turns = 0;
    std::uint64_t signers = 0;
    std::uint64_t partsAbsent = 0;
    std::uint64_t missingNumbers = 0; ///< Gaps in signers' chains: no fault of the log.
    std::string serverName;
    PublicKey root;
    std::optional<TreeHeadRef> head; ///< The newest that was verified.

    [[nodiscard]] bool whole() const { return !first && wrongPartCount == 0; }
};

/// Checks an export from its beginning to its end, or to the first header that is not as it was signed. Holds one turn
/// and one row a signer in memory. An error means that the file could not be checked at all.
class LogVerifier {
public:
    static constexpr std::size_t mostPartsNamed = 100;

    [[nodiscard]] static Result<Verdict> verify(const std::filesystem::path& file, const KnownFacts& known);

private:
    LogVerifier(std::filesystem::path path, const KnownFacts& known, ExportFile file, HeadsFile heads);

    struct Chain {
        std::uint64_t highest = 0;
        std::uint64_t count = 0; ///< Of different numbers, as far as forks allow to say.
    };

    [[nodiscard]] Status run();
    [[nodiscard]] Status beginning();
    [[nodiscard]] Result<std::optional<Bytes>> read();
    /// Each takes one item; a finding ends the reading.
    [[nodiscard]] Status turn(const ExportedTurn& turn);
    void certificate(const ExportItem& item);
    void epoch(const ExportedEpoch& item);
    void end(const ExportEnd& end);
    void atTheEnd();

    [[nodiscard]] Result<std::vector<SeenEntry>> entriesOfTurn(std::size_t expected);
    [[nodiscard]] Status judge(
        const ExportedTurn& turn, const std::vector<SeenEntry>& entries, const std::optional<TreeHead>& head);
    [[nodiscard]] Status judgeAgainstIndex(const ExportedTurn& turn, const std::vector<SeenEntry>& entries);
    void judgeByThemselves(const std::vector<SeenEntry>& entries, std::uint64_t upTo);
    [[nodiscard]] Status judgeGap(const TreeHeadRef& head, std::size_t leaves);
    [[nodiscard]] Status take(const std::vector<SeenEntry>& entries);
    [[nodiscard]] Status compareSeenHead(const SeenEntry& entry, std::uint64_t leaf);
    [[nodiscard]] Status compareKnownHeads();
    void find(LogFault fault, std::uint64_t leaf, std::string sentence);

    std::filesystem::path path_;
    const KnownFacts& known_;
    ExportFile file_;
    HeadsFile heads_;
    std::optional<Signers> signers_;
    std::optional<Epochs> epochs_;
    MerkleFrontier frontier_;
    std::unordered_map<SignerId, Chain> chains_;
    std::optional<Bytes> ahead_; ///< Read, and not for whoever read it.
    bool broken_ = false;        ///< No item can be read any more.
    bool ended_ = false;
    Verdict verdict_;
};

} // namespace seenheard
