#pragma once

#include "tests/bench/EnrolledTablet.h"
#include "tests/bench/Goal.h"
#include "tests/bench/RawStore.h"

namespace seenheard::bench {

/// What saves take, in microseconds.
struct SaveTimes {
    double p50 = 0;
    double p99 = 0;
};

/// Rounds of saves on one store that grows, and of the same rows by the raw store.
class SaveBench {
public:
    [[nodiscard]] static Result<SaveBench> make(const std::filesystem::path& directory, const Workload& workload);

    /// The next records of the workload.
    [[nodiscard]] Result<SaveTimes> ours(std::size_t saves);
    /// The same rows as the last round of ours, with the same wait for the disk.
    [[nodiscard]] Result<SaveTimes> raw(std::size_t saves);

private:
    SaveBench(const Workload& workload, std::unique_ptr<EnrolledTablet> tablet, RawStore raw);

    const Workload* workload_;
    std::unique_ptr<EnrolledTablet> tablet_;
    RawStore raw_;
    std::size_t next_ = 0;
};

} // namespace seenheard::bench
