#pragma once

#include "tests/bench/DemoForce.h"

namespace seenheard::bench {

/// What exchanging the whole workload took, in seconds.
struct ExchangeTimes {
    double push = 0; ///< Until every entry has its second receipt, verified.
    double pull = 0; ///< Into a fresh tablet, until all is verified and stored.
};

/// A tablet full of work and a fresh one beside a server; each round begins from the same state.
class ExchangeBench {
public:
    /// Makes server and tablets, and writes all records of the workload on one of them. A profile of an empty tablet
    /// stays in `directory`. The server's store is in files, or on that PostgreSQL.
    [[nodiscard]] static Result<ExchangeBench> make(const std::filesystem::path& directory, const Workload& workload,
        std::shared_ptr<DurablePostgres> postgres = nullptr);

    [[nodiscard]] Result<ExchangeTimes> round();
    /// The push alone.
    [[nodiscard]] Result<double> roundOfPush();
    /// The push alone, every octet that many milliseconds on its way.
    [[nodiscard]] Result<double> pushFarAway(int delayMs);

private:
    ExchangeBench(DemoForce force, std::filesystem::path beginning, std::size_t records);
    [[nodiscard]] Result<double> push();
    [[nodiscard]] Result<double> pull();

    DemoForce force_;
    std::filesystem::path beginning_;
    std::size_t records_;
};

} // namespace seenheard::bench
