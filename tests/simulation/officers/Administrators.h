#pragma once

#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/server/SimulatedServer.h"

namespace seenheard {

/// Whoever runs the server: what they do by its commands, beside it while it runs. What becomes of a command in whose
/// midst the power went is looked up when there is power again.
class Administrators {
public:
    Administrators(SimulatedServer& server, ServerDisk& disk, Judge& judge)
        : server_(server)
        , disk_(disk)
        , judge_(judge) {}

    /// The officer follows exactly that, beside what everybody does.
    void assign(const OfficerId& officer, const std::set<RecordScope>& scopes);
    /// After every event: tells the judge what came of commands that nobody saw the end of.
    void lookUp();

private:
    SimulatedServer& server_;
    ServerDisk& disk_;
    Judge& judge_;
    std::set<OfficerId> unclear_; ///< Whose assignments may have changed.
};

} // namespace seenheard
