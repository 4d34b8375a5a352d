#pragma once

#include "sync/server/sequencer/BatchSequencing.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace seenheard {

/// What became of entries since the start, for whoever watches the server; what is sent again counts again.
struct SequencerFigures {
    std::atomic<std::uint64_t> applied{0};
    std::atomic<std::uint64_t> held{0};
    std::atomic<std::uint64_t> received{0}; ///< Without a leaf yet: the server gathers.
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> turns{0};
    std::atomic<std::uint64_t> failedTurns{0};
    std::atomic<std::uint64_t> waiting{0}; ///< Exchanges whose entries wait for a turn now.
    std::atomic<bool> lastTurnFailed{false};
};

/// Brings the entries of exchanges that come at the same time into the log together: the first to arrive leads, takes
/// whatever waits into one turn and commits once for all. Called from many threads.
class Sequencer {
public:
    Sequencer(LogStore& log, SequencingContext context) : log_(log), context_(context) {}

    /// Where each good entry stands in the log, in the order given; those refused stand nowhere. Durable when it
    /// returns success; with an error nothing of it is in the log.
    /// What is good moves into the log: of it nothing but its id is left in `entries`.
    /// `report` is what the signer who brings them said of itself.
    [[nodiscard]] Result<std::vector<std::optional<ChainEntry>>> sequence(
        std::vector<CheckedEntry>& entries, const std::optional<ChainReport>& report = std::nullopt);

    /// Lets signers in again whose enrolment was lost with a restore: those of the certificates that are this
    /// server's and that it does not know. Durable; yields how many.
    [[nodiscard]] Result<std::size_t> admit(const std::vector<SignerCertificate>& certificates);

    /// Once a gathering was ended: takes some of what was received into the log. Yields whether there may be more.
    [[nodiscard]] Result<bool> empty();

    [[nodiscard]] const SequencerFigures& figures() const { return figures_; }
    /// Whether a turn can be had; takes one only where the last one failed.
    [[nodiscard]] Status checkAble();

private:
    struct Submission {
        std::vector<CheckedEntry*> entries; ///< Their content moves into the log.
        std::optional<ChainReport> report;
        std::optional<Result<std::vector<ChainEntry>>> outcome;
    };

    void lead(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] std::vector<Submission*> takeTurnFromQueue();
    void run(const std::vector<Submission*>& together);
    /// Gives the memory of a large batch back beside the next turns.
    void clear(SequencedBatch batch);
    void count(const Result<SequencedTurn>& turn);

    LogStore& log_;
    SequencingContext context_;
    SequencerFigures figures_;
    std::mutex guard_;
    std::condition_variable turnOver_;
    std::vector<Submission*> queue_;
    bool someoneLeads_ = false;
    std::jthread clearing_; ///< Whoever leads has it.
};

} // namespace seenheard
