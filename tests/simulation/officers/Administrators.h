#pragma once

#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/server/SimulatedServer.h"

namespace seenheard {

/// Whoever runs the server: what they do by its commands, beside it while it runs. What becomes of a command in whose
/// midst the power went is looked up when there is power again.
class Administrators {
public:
    Administrators(SimulatedServer& server, ServerDisk& disk, Judge& judge, const Clock& clock, Chance chance)
        : server_(server)
        , disk_(disk)
        , judge_(judge)
        , clock_(clock)
        , chance_(chance) {}

    /// The officer follows exactly that, beside what everybody does.
    void assign(const OfficerId& officer, const std::set<RecordScope>& scopes);
    /// Whatever is first received of that signer afterwards is held.
    void revoke(const SignerId& signer);
    /// It was enrolled anew elsewhere; nothing else follows.
    void retire(const SignerId& signer);
    /// Makes a signer a supervisor, or an officer again.
    void giveRole(const SignerId& signer, Role role);
    /// What was written in one of the records is destroyed everywhere. False where there is none.
    bool dispose(Chance& chance);
    /// A named person releases one of the entries that are held, or refuses it. False where nothing is held.
    bool decideHold(Chance& chance);
    /// Publishes the form that officers have used before; what waited for it is released.
    void publishLateForm();
    /// The same, where a restore has lost it.
    void publishLateFormAgain();
    /// After a restore: what tablets have brought since goes into the log. False where it is not done yet.
    [[nodiscard]] bool endGathering();
    /// Whose assignments may be others now.
    void lookUpLater(const OfficerId& officer) { unclear_.insert(officer); }
    /// Nobody waits any more for one of the numbers that are missing in that chain. False where none is.
    bool writeOff(const SignerId& signer);
    void command(const TabletId& tablet, CommandKind kind);
    /// The newest command, where the tablet says that it has carried it out; nothing else, or where nobody can look.
    [[nodiscard]] std::optional<CommandKind> carriedOut(const TabletId& tablet);
    /// Takes what a black box holds into the log, with the server's own key.
    void recover(const std::filesystem::path& box);
    /// After every event: tells the judge what came of commands that nobody saw the end of.
    void lookUp();

private:
    void perform(const AdministrativeAct& act);

    SimulatedServer& server_;
    ServerDisk& disk_;
    Judge& judge_;
    const Clock& clock_;
    Chance chance_;
    bool latePublished_ = false;
    std::set<OfficerId> unclear_; ///< Whose assignments may have changed.
};

} // namespace seenheard
