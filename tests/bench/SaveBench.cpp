#include "tests/bench/SaveBench.h"

#include "tests/bench/Figures.h"

#include <chrono>

namespace seenheard::bench {

namespace {

/// Times each step; the first failure ends it.
template<typename Each>
Result<SaveTimes> timed(std::size_t count, Each each) {
    std::vector<double> microseconds;
    microseconds.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        const auto before = std::chrono::steady_clock::now();
        const Status done = each(at);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - before;
        if (!done)
            return done.error();
        microseconds.push_back(took.count());
    }
    return SaveTimes{percentile(microseconds, 0.5), percentile(microseconds, 0.99)};
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
    std::vector<EntryDraft> drafts;
    drafts.reserve(saves);
    for (std::size_t at = 0; at < saves; ++at) {
        auto draft = tablet_->draftOf(*workload_->form(), workload_->answers(next_++));
        if (!draft)
            return draft.error();
        drafts.push_back(*std::move(draft));
    }
    return timed(saves, [&](std::size_t at) { return tablet_->save(drafts[at]); });
}

Result<SaveTimes> SaveBench::raw(std::size_t saves) {
    auto rows = newestSaves(tablet_->store().database(), saves);
    if (!rows)
        return rows.error();
    return timed(saves, [&](std::size_t at) { return raw_.save((*rows)[at]); });
}

} // namespace seenheard::bench
