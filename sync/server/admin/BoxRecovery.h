#pragma once

#include "sync/server/access/OpenedBox.h"
#include "sync/server/sequencer/Administration.h"
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
    std::uint64_t drafts = 0;         ///< That never became an entry and were brought into their records now …
    std::uint64_t draftsHeld = 0;     ///< … or wait for a supervisor.
    std::uint64_t received = 0;       ///< Entries that wait because the server gathers after a restore.
    std::uint64_t draftsLeft = 0;     ///< Drafts that are left in the box for the same reason.
    std::vector<std::string> damaged; ///< Files and records that could not be read, each named.
    std::vector<std::string> refused; ///< Entries that could be read and are not taken, each with why.
    std::set<SignerId> signers;       ///< Whose box it is.
};

/// Brings what a black box holds into the log, once: what is there already stays as it is. Needs nothing of the tablet.
class BoxRecovery {
public:
    BoxRecovery(SegmentKeyOpener openKey, SignerDirectory& signers, Sequencer& sequencer, LogStore& log,
        Administration& administration)
        : openKey_(std::move(openKey))
        , signers_(signers)
        , sequencer_(sequencer)
        , log_(log)
        , administration_(administration) {}

    /// A segment that cannot be read is named in the report and stops no other. `by` and `why` stand beside the words
    /// of drafts.
    [[nodiscard]] Result<RecoveryReport> recover(
        const std::vector<std::filesystem::path>& segments, const std::string& by, const std::string& why);

private:
    [[nodiscard]] Status takeSegment(const std::filesystem::path& file);
    [[nodiscard]] Status takeEntry(const std::filesystem::path& file, const OpenedRecord& record);
    [[nodiscard]] Status takeDraft(const std::filesystem::path& file, OpenedRecord record);
    [[nodiscard]] Status bringIn();
    [[nodiscard]] Status bringDraftsIn(const std::string& by, const std::string& why);

    SegmentKeyOpener openKey_;
    SignerDirectory& signers_;
    Sequencer& sequencer_;
    LogStore& log_;
    Administration& administration_;
    RecoveryReport report_;
    std::set<EntryId> seen_;
    std::map<SignerId, std::vector<CheckedEntry>> entries_;
    /// The newest revision of each.
    std::map<std::pair<SignerId, DraftId>, RecoveredDraft> drafts_;
};

/// Whose they are by their clear headers, which are read without any key. Files that are no segments name nobody.
[[nodiscard]] std::set<SignerId> ownersOf(const std::vector<std::filesystem::path>& segments);

/// The segments that an operator's word names: one file, or all of a directory or of the profile it belongs to.
/// NotFound where there is none.
[[nodiscard]] Result<std::vector<std::filesystem::path>> boxFilesAt(const std::filesystem::path& place);

} // namespace seenheard
