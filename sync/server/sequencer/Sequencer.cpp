#include "sync/server/sequencer/Sequencer.h"

#include <exception>
#include <system_error>

namespace seenheard {

namespace {

/// Entries in one turn, unless one exchange alone brings more: bounds how long others wait for it.
constexpr std::size_t entriesInTurn = 2048;
/// A batch of fewer is sooner taken apart than given to a thread.
constexpr std::size_t entriesWorthAThread = 64;

/// Whatever is thrown on the way (no memory), those who wait have to hear of it.
Result<SequencedTurn> runTurn(LogStore& log, const SequencingContext& context,
    const std::vector<CheckedEntry*>& entries, const std::vector<ChainReport>& reports) {
    try {
        auto turn = log.beginTurn();
        if (!turn)
            return turn.error();
        return BatchSequencing::run(**turn, context, entries, reports);
    } catch (const std::exception&) {
        return fail(ErrorCode::Internal, "The entries could not be brought into the log. Send them again.");
    }
}

} // namespace

Result<std::vector<std::optional<ChainEntry>>> Sequencer::sequence(
    std::vector<CheckedEntry>& entries, const std::optional<ChainReport>& report) {
    Submission submission;
    submission.report = report;
    for (auto& entry : entries) {
        if (entry.refused == HoldReason::None)
            submission.entries.push_back(&entry);
    }
    figures_.refused += entries.size() - submission.entries.size();
    std::vector<std::optional<ChainEntry>> places(entries.size());
    if (submission.entries.empty())
        return places;

    std::unique_lock lock(guard_);
    queue_.push_back(&submission);
    ++figures_.waiting;
    while (!submission.outcome) {
        if (someoneLeads_)
            turnOver_.wait(lock);
        else
            lead(lock);
    }
    --figures_.waiting;
    auto& outcome = *submission.outcome;
    if (!outcome)
        return outcome.error();
    auto next = outcome->begin();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].refused == HoldReason::None)
            places[i] = *next++;
    }
    return places;
}

Result<std::size_t> Sequencer::admit(const std::vector<SignerCertificate>& certificates) {
    std::vector<SignerCertificate> lost;
    for (const auto& certificate : certificates) {
        const auto known = context_.signers.find(certificate.signer());
        if (!known)
            return known.error();
        if (!*known && verify(certificate, context_.identity.issuing.issuingKey))
            lost.push_back(certificate);
    }
    if (lost.empty())
        return std::size_t{0};
    auto turn = log_.beginTurn();
    const auto admitted = turn ? BatchSequencing::admit(**turn, context_, lost) : Status(turn.error());
    return admitted ? Result(lost.size()) : admitted.error();
}

Result<bool> Sequencer::empty() {
    auto turn = log_.beginTurn();
    return turn ? BatchSequencing::empty(**turn, context_) : Result<bool>(turn.error());
}

Status Sequencer::checkAble() {
    if (!figures_.lastTurnFailed)
        return success();
    // Nobody may have come since.
    const auto turn = log_.beginTurn();
    figures_.lastTurnFailed = !turn.ok();
    return turn ? success() : Status(turn.error());
}

void Sequencer::count(const Result<SequencedTurn>& turn) {
    ++figures_.turns;
    figures_.lastTurnFailed = !turn.ok();
    if (!turn) {
        ++figures_.failedTurns;
        return;
    }
    for (const auto& place : turn->places)
        ++(place.waits ? figures_.received : place.held == HoldReason::None ? figures_.applied : figures_.held);
}

void Sequencer::lead(std::unique_lock<std::mutex>& lock) {
    someoneLeads_ = true;
    const auto together = takeTurnFromQueue();
    lock.unlock();
    run(together);
    lock.lock();
    someoneLeads_ = false;
    turnOver_.notify_all();
}

std::vector<Sequencer::Submission*> Sequencer::takeTurnFromQueue() {
    std::size_t entries = 0;
    auto last = queue_.begin();
    while (last != queue_.end() && (entries == 0 || entries + (*last)->entries.size() <= entriesInTurn)) {
        entries += (*last)->entries.size();
        ++last;
    }
    std::vector<Submission*> together(queue_.begin(), last);
    queue_.erase(queue_.begin(), last);
    return together;
}

void Sequencer::run(const std::vector<Submission*>& together) {
    std::vector<CheckedEntry*> all;
    std::vector<ChainReport> reports;
    for (const auto* submission : together) {
        all.insert(all.end(), submission->entries.begin(), submission->entries.end());
        if (submission->report)
            reports.push_back(*submission->report);
    }

    auto turn = runTurn(log_, context_, all, reports);
    count(turn);
    if (!turn) {
        for (auto* submission : together)
            submission->outcome = turn.error();
        return;
    }
    auto next = turn->places.begin();
    for (auto* submission : together) {
        const auto end = next + static_cast<std::ptrdiff_t>(submission->entries.size());
        submission->outcome = std::vector<ChainEntry>(next, end);
        next = end;
    }
    clear(std::move(turn->batch));
}

void Sequencer::clear(SequencedBatch batch) {
    if (batch.entries.size() < entriesWorthAThread)
        return;
    try {
        // A tenth of a turn: thousands of records, each of many small pieces, and nobody has to wait for them.
        clearing_ = std::jthread([cleared = std::move(batch)]() mutable { cleared = {}; });
    } catch (const std::system_error&) {
        // No thread to be had: then it goes here and now.
    }
}

} // namespace seenheard
