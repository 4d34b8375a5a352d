#include "tests/bench/SaveBench.h"

#include "tests/bench/AheadOfOthers.h"
#include "tests/bench/Figures.h"

#include <algorithm>
#include <chrono>

namespace seenheard::bench {

namespace {

constexpr std::size_t savesInTurn = 25;

/// Times each step; the first failure ends it.
template<typename Each>
Status timed(std::size_t count, std::vector<double>& microseconds, Each each) {
    for (std::size_t at = 0; at < count; ++at) {
        const auto before = std::chrono::steady_clock::now();
        const Status done = each(at);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - before;
        if (!done)
            return done;
        microseconds.push_back(took.count());
    }
    return success();
}

SaveTimes timesOf(const std::vector<double>& microseconds) {
    return {percentile(microseconds, 0.5), percentile(microseconds, 0.99)};
}

} // namespace

SaveBench::SaveBench(const Workload& workload, std::unique_ptr<EnrolledTablet> tablet, RawStore raw)
    : workload_(&workload)
    , tablet_(std::move(tablet))
    , raw_(std::move(raw)) {}

Result<SaveBench> SaveBench::make(const std::filesystem::path& directory, const Workload& workload) {
    auto tablet = EnrolledTablet::make(directory / "tablet", *workload.form());
    if (!tablet)
        return tablet.error();
    auto raw = RawStore::make(directory / "raw", (*tablet)->store().database());
    if (!raw)
        return raw.error();
    return SaveBench(workload, *std::move(tablet), *std::move(raw));
}

Result<SaveTimes> SaveBench::ours(std::size_t saves) {
    const AheadOfOthers ahead;
    Microseconds took;
    if (auto done = save(saves, took); !done)
        return done.error();
    return timesOf(took);
}

Result<SaveBench::Both> SaveBench::byTurns(std::size_t saves) {
    const AheadOfOthers ahead;
    Microseconds ours, raw;
    while (ours.size() < saves) {
        const auto turn = std::min(savesInTurn, saves - ours.size());
        if (auto done = save(turn, ours); !done)
            return done.error();
        if (auto done = saveRaw(turn, raw); !done)
            return done.error();
    }
    return Both{timesOf(ours), timesOf(raw)};
}

Status SaveBench::save(std::size_t count, Microseconds& took) {
    std::vector<EntryDraft> drafts;
    drafts.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        const auto answers = workload_->answers(next_++);
        if (!answers)
            return answers.error();
        auto draft = tablet_->draftOf(*workload_->form(), *answers);
        if (!draft)
            return draft.error();
        drafts.push_back(*std::move(draft));
    }
    return timed(count, took, [&](std::size_t at) { return tablet_->save(std::move(drafts[at])); });
}

Status SaveBench::saveRaw(std::size_t count, Microseconds& took) {
    auto rows = newestSaves(tablet_->store().database(), count);
    if (!rows)
        return rows.error();
    return timed(count, took, [&](std::size_t at) { return raw_.save((*rows)[at]); });
}

} // namespace seenheard::bench
