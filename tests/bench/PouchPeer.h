#pragma once

#include "tests/bench/Workload.h"

#include <functional>

namespace seenheard::bench {

/// What PouchDB and express-pouchdb took for the workload.
struct PouchFigures {
    double putMicroseconds = 0; ///< Median of single puts: neither durable nor encrypted nor signed.
    double pushSeconds = 0;     ///< All records to the server.
    double pullSeconds = 0;     ///< All records into a second, empty database.
};

/// PouchDB and its server, by the published driver.
class PouchPeer {
public:
    /// Copies the driver below `directory` and installs its packages there, unless that was done before. Unsupported
    /// where driver, Node.js or packages are not to be had; the message says what.
    [[nodiscard]] static Result<PouchPeer> prepare(const std::filesystem::path& directory);

    [[nodiscard]] Result<PouchFigures> run(const Workload& workload, int batch) const;
    /// Seconds of the push alone, every octet `delayMs` on its way.
    [[nodiscard]] Result<double> pushFarAway(const Workload& workload, int batch, int delayMs) const;

private:
    /// Until the driver has said all that `enough` wants.
    [[nodiscard]] Result<PouchFigures> run(
        const Workload& workload, int batch, int delayMs, const std::function<bool(const PouchFigures&)>& enough) const;
    explicit PouchPeer(std::filesystem::path directory) : directory_(std::move(directory)) {}

    std::filesystem::path directory_;
};

} // namespace seenheard::bench
