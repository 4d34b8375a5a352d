#pragma once

#include "sync/server/access/OpenedBox.h"
#include "sync/server/sequencer/Sequencer.h"

#include <set>

namespace seenheard {

/// What became of the records of a black box.
struct RecoveryReport {
    std::uint64_t segments = 0;
    std::uint64_t entries = 0; ///< Different ones that could be read.
    std::uint64_t applied = 0; ///< Brought into the log now, and into their records …
    std::uint64_t held = 0;    ///< … or waiting for a supervisor.
    std::uint64_t alreadyThere = 0;
    std::uint64_t drafts = 0;         ///< Newest revisions without an entry in the box: words that were never sent.
    std::vector<std::string> damaged; ///< Files and records that could not be read, each named.
    std::vector<std::string> refused; ///< Entries that could be read and are not taken, each with why.
    std::set<SignerId> signers;       ///< Whose box it is.
};

/// Brings what a black box holds into the log, once: what is there already stays as it is. Needs nothing of the tablet.
class BoxRecovery {
public:
    BoxRecovery(SegmentKeyOpener openKey, SignerDirectory& signers, Sequencer& sequencer, LogStore& log)
        : openKey_(std::move(openKey))
        , signers_(signers)
        , sequencer_(sequencer)
        , log_(log) {}

    /// A segment that cannot be read is named in the report and stops no other.
    [[nodiscard]] Result<RecoveryReport> recover(const std::vector<std::filesystem::path>& segments);

private:
    [[nodiscard]] Status takeSegment(const std::filesystem::path& file);
    [[nodiscard]] Status takeEntry(const std::filesystem::path& file, const OpenedRecord& record);
    [[nodiscard]] Status bringIn();

    SegmentKeyOpener openKey_;
    SignerDirectory& signers_;
    Sequencer& sequencer_;
    LogStore& log_;
    RecoveryReport report_;
    std::set<EntryId> seen_;
    std::map<SignerId, std::vector<CheckedEntry>> entries_;
    std::set<DraftId> drafts_;
    std::set<DraftId> overtaken_;
};

/// Whose they are by their clear headers, which are read without any key. Files that are no segments name nobody.
[[nodiscard]] std::set<SignerId> ownersOf(const std::vector<std::filesystem::path>& segments);

/// The segments that an operator's word names: one file, or all of a directory or of the profile it belongs to.
/// NotFound where there is none.
[[nodiscard]] Result<std::vector<std::filesystem::path>> boxFilesAt(const std::filesystem::path& place);

} // namespace seenheard
