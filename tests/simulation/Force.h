#pragma once

#include "sync/engine/BlackBox.h"
#include "tests/simulation/network/HostileServer.h"
#include "tests/simulation/network/SecondHistory.h"
#include "tests/simulation/officers/Administrators.h"
#include "tests/simulation/server/SimulatedServer.h"
#include "tests/simulation/tablet/SimulatedTablet.h"
#include "tests/support/TempDirectory.h"

#include <deque>
#include <set>

namespace seenheard {

/// Model: tables in memory and quick signatures. Full: the encrypted stores on a disk with faults, and Ed25519.
enum class Profile { Model, Full };

/// The whole simulated force: a server, its officers with their tablets, the network between them, and the judge.
class Force {
public:
    Force(std::uint64_t seed, Profile profile);

    /// Runs the next event and looks at what it touched. False where nothing happens any more.
    bool step();
    /// Everything against the naive model.
    void checkAll();

    /// The same officer and key on a copy of that tablet's disk.
    void clone(std::size_t tablet);
    /// Its power goes; what it leaves behind is looked at before it starts again.
    void losePower(SimulatedTablet& tablet);
    void expectForks(const SimulatedTablet& tablet);
    /// What waits in its black box goes to the server by the tablet's TLS key alone, as far as the network lets it.
    void deliverBox(SimulatedTablet& tablet);
    /// Removes what is no longer needed from its black box.
    void tidyBox(SimulatedTablet& tablet);
    /// Its officer works in another team from now on, and follows that one instead; now and then a child too.
    void changeTeam(const SimulatedTablet& tablet, Chance& chance);
    /// The officer goes, and the other one who shares the tablet signs in. False where nobody shares it.
    bool handOver(SimulatedTablet& tablet);
    /// The server tells that profile to lock, unlock or wipe itself.
    void command(const SimulatedTablet& tablet, CommandKind kind);
    /// What it said to have carried out it has.
    void checkObeyed(const SimulatedTablet& tablet);
    [[nodiscard]] Administrators& administrators() { return *administrators_; }
    /// A record is gone from its store, and nothing says so.
    void loseRecord(SimulatedTablet& tablet, Chance& chance);
    /// The teams that officers of this force work in.
    [[nodiscard]] std::size_t teams() const { return tablets_.size() > 9 ? 4 : 2; }
    /// The next answer to that tablet is a lie.
    void lieTo(std::size_t tablet) { lies_.insert(tablet); }
    /// Its next message is of a version that is not known yet.
    void skew(std::size_t tablet) { skewed_.insert(tablet); }

    /// The server's files are copied aside. False where that cannot be.
    [[nodiscard]] bool keepServerBackup();
    /// The copy is put in their place: what came later is lost to the server.
    void putServerBackupBack();
    /// An administrator begins a new epoch, and ends the gathering some hours later.
    void beginEpoch();

    /// From now on some tablets speak with a copy of the server that goes on by itself. False where that cannot be.
    [[nodiscard]] bool showTwoHistories(Chance& chance);
    /// They meet the true server, or the others meet the copy; it may try to make them believe that all is one.
    void bringHistoriesTogether(Chance& chance);
    /// Whoever has met the other history says so.
    void checkTwoHistoriesFound();

    [[nodiscard]] OfficerOf officerOf() const;
    [[nodiscard]] const Verdict& verdict() const { return verdict_; }
    [[nodiscard]] Ledger& ledger() { return ledger_; }
    [[nodiscard]] const Judge& judge() const { return judge_; }
    [[nodiscard]] Timeline& timeline() { return timeline_; }
    [[nodiscard]] FaultCounts& faults() { return faults_; }
    [[nodiscard]] SimulatedServer& server() { return *server_; }
    [[nodiscard]] Disk& serverDisk() { return serverDisk_; }
    [[nodiscard]] MachineClock& serverClock() { return serverClock_; }
    [[nodiscard]] std::vector<std::unique_ptr<SimulatedTablet>>& tablets() { return tablets_; }
    void startServer();
    /// What is down after a crash starts within some minutes.
    void startLater();
    void startTablet(SimulatedTablet& tablet);
    /// Faults end: everything is switched on, there is space and a network.
    void calm();
    /// Whether every tablet has the whole log and nothing waits.
    [[nodiscard]] bool isAtRest();
    void checkAtRest();

    Weather weather;

private:
    void enrolOfficers(std::size_t officers);
    [[nodiscard]] SigningKey newKey();
    [[nodiscard]] Status placeServer(const ServerIdentity& identity);
    [[nodiscard]] Status placeTablet(SimulatedTablet& tablet);
    [[nodiscard]] TabletSurrounding surrounding(std::size_t tablet, const TabletId& id);
    [[nodiscard]] std::optional<HttpResponse> carry(const HttpRequest& request, std::size_t tablet, const TabletId& id);
    [[nodiscard]] std::optional<HttpResponse> lied(const HttpRequest& request, const HttpResponse& response);
    [[nodiscard]] std::optional<HttpResponse> pretended(const HttpRequest& request);
    void checkLeftBehind(SimulatedTablet& tablet);
    void comeBetween();
    /// What a tablet has outside its store.
    [[nodiscard]] Status writeOutside(const SimulatedTablet& tablet, const std::filesystem::path& directory) const;
    void shareTablets(Chance& chance);
    void keepDelivering(std::size_t number);
    void deliverAgain(std::size_t number, int times);
    void closeWhereTold(SimulatedTablet& tablet);
    /// Every officer comes back to his tablet, but to those that were wiped.
    void unlockAll();
    void settle();

    /// What lies on no disk of its author any more, of what is in the log now.
    [[nodiscard]] std::vector<EntryId> onlyInTheLog();
    void endGathering();

    std::uint64_t seed_;
    Profile profile_;
    Chance chance_;
    Timeline timeline_;
    TempDirectory directory_;
    FaultCounts faults_;
    Verdict verdict_;
    Ledger ledger_;
    Judge judge_;
    Bytes identityKey_; ///< Of the force: where two officers begin the same record.
    SigningKey root_, issuingKey_;
    SealingKey ingestKey_;
    BlackBox::Keys boxKeys_;
    IssuingCertificate issuing_;
    Disk serverDisk_;
    MachineClock serverClock_;
    std::unique_ptr<ServerPlace> place_;
    std::unique_ptr<SimulatedServer> server_;
    std::unique_ptr<Administrators> administrators_;
    HostileServer hostile_;
    std::map<SignerId, OfficerId> officers_;
    std::vector<std::unique_ptr<SimulatedTablet>> tablets_;
    std::set<std::size_t> lies_, skewed_;
    std::unique_ptr<SecondHistory> second_;
    std::set<std::size_t> astray_;  ///< Tablets that speak with the second history.
    std::set<std::size_t> meeting_; ///< Those of them that have taken its leaves in, and then meet the true one.
    bool pretending_ = false;       ///< The true server answers them as if theirs were its own.
    std::deque<std::pair<HttpRequest, TabletId>> recent_;
    /// Between the return of a backup and the end of the gathering.
    enum class Restoring : std::uint8_t { No, PutBack, Gathering };
    Restoring restoring_ = Restoring::No;
    std::set<TabletId> commandsLost_; ///< What they did may be known to nobody.
    std::size_t rests_ = 0;
    bool between_ = false;
    std::int64_t lieMark_ = 9'000'000'000'000; ///< Server times that no clock of the simulation shows.
    bool serverStarting_ = false;
    std::set<std::size_t> starting_;
    std::map<std::size_t, std::size_t> partners_; ///< Two profiles on one tablet.
    std::set<std::size_t> delivering_;            ///< Profiles whose boxes are delivered now and then.
};

} // namespace seenheard
