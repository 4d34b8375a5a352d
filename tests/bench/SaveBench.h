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

/// Saves on one store that grows, and the same rows by the raw store.
class SaveBench {
public:
    [[nodiscard]] static Result<SaveBench> make(const std::filesystem::path& directory, const Workload& workload);

    /// The next records of the workload.
    [[nodiscard]] Result<SaveTimes> ours(std::size_t saves);

    struct Both {
        SaveTimes ours, raw;
    };
    /// The next records, and the rows that they left, a few at a time by turns: what else the machine does, it does to
    /// both.
    [[nodiscard]] Result<Both> byTurns(std::size_t saves);

private:
    using Microseconds = std::vector<double>;

    SaveBench(const Workload& workload, std::unique_ptr<EnrolledTablet> tablet, RawStore raw);
    [[nodiscard]] Status save(std::size_t count, Microseconds& took);
    [[nodiscard]] Status saveRaw(std::size_t count, Microseconds& took);

    const Workload* workload_;
    std::unique_ptr<EnrolledTablet> tablet_;
    RawStore raw_;
    std::size_t next_ = 0;
};

} // namespace seenheard::bench
