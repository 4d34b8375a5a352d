#pragma once

#include "app/services/LockedTablet.h"
#include "sync/engine/SyncDriver.h"
#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/network/SimulatedTransport.h"
#include "tests/simulation/tablet/OfficerStore.h"
#include "tests/simulation/tablet/WatchedStore.h"
#include "tests/simulation/world/Disk.h"
#include "tests/simulation/world/SilentLog.h"

namespace seenheard {

class SimulatedTablet;

/// A tablet's disk, whichever kind of store is on it.
class TabletPlace {
public:
    virtual ~TabletPlace() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<OfficerStore>> open() = 0;
    /// The same again on another disk: what a thief with a copier has.
    [[nodiscard]] virtual Result<std::unique_ptr<TabletPlace>> clone(SimulatedTablet& copy) = 0;
    /// Puts the store as it is now aside, and an older one in its place; the black box stays. Only while closed.
    virtual void keepCopy() = 0;
    [[nodiscard]] virtual bool rollBack() = 0;
    [[nodiscard]] virtual std::filesystem::path box() const = 0;
    /// Everything of this tablet that lies in files.
    [[nodiscard]] virtual std::filesystem::path directory() const = 0;
};

/// Who works with a tablet.
struct OfficerOnTablet {
    SigningKey key;
    SignerCertificate certificate;
    std::string team; ///< Where he works now.
};

/// Everything outside a tablet that it stands on.
struct TabletSurrounding {
    Timeline& timeline;
    const Weather& weather;
    FaultCounts& faults;
    Judge& judge;
    FarSide server;
    std::string serverName;
    PublicKey issuingKey, root;
};

/// One tablet: a disk, a clock, and a program that starts, crashes and starts again.
class SimulatedTablet {
public:
    SimulatedTablet(std::size_t number, OfficerOnTablet officer, TabletSurrounding around, std::uint64_t seed);

    /// Once, before the first start.
    void setPlace(std::unique_ptr<TabletPlace> place) { place_ = std::move(place); }
    /// Opens the store and begins to exchange. Whatever had happened to it, it must open, unless it was locked or wiped
    /// from the server (Locked, Revoked).
    [[nodiscard]] Status start();
    void losePower();
    /// Ends the program in good order: its officer has gone.
    void close();
    /// Delivers its black box without its officer, beside whatever else runs, and does what the server tells it.
    void deliverLocked();
    [[nodiscard]] bool isRunning() const { return program_ != nullptr; }
    /// Runs work of the program; afterwards the power may have gone.
    void run(const std::function<void()>& work);

    [[nodiscard]] OfficerStore& store() { return *program_->store; }
    [[nodiscard]] SyncDriver& driver() { return *program_->driver; }
    [[nodiscard]] TabletSeen seen() {
        return {
            number_, officer_.certificate.signer(), officer_.certificate.officer, store(), saved, disturbed, damaged};
    }
    [[nodiscard]] TabletPlace& place() { return *place_; }
    [[nodiscard]] Disk& disk() { return disk_; }
    [[nodiscard]] MachineClock& clock() { return clock_; }
    [[nodiscard]] Chance& chance() { return chance_; }
    [[nodiscard]] const OfficerOnTablet& officer() const { return officer_; }
    [[nodiscard]] std::size_t number() const { return number_; }
    /// Its key and store are gone; only the black box is left.
    [[nodiscard]] bool isWiped() const;
    /// Runs no program and is not to: another one is signed in, or the server has locked or wiped it.
    [[nodiscard]] bool isLocked() const;
    /// The screen says so: from now on the entry has to lie in store and box.
    void saidSaved(const EntryId& id);
    void moveTo(std::string team) { officer_.team = std::move(team); }

    bool handedOver = false;  ///< The other officer of a shared tablet is signed in.
    bool toldToClose = false; ///< Locked or wiped from the server while it was open.
    bool online = true;
    bool disturbed = false;      ///< Its store was replaced by an older one.
    bool boxMayBeBehind = false; ///< A save has failed half way.
    std::vector<EntryId> saved;  ///< What the screen has called saved, in order.
    std::set<RecordId> damaged;  ///< Records that were lost behind the store's back.
    std::uint64_t answersTaken = 0;

private:
    [[nodiscard]] SimulatedTransport::Road road();
    struct Program {
        std::unique_ptr<OfficerStore> store;
        std::unique_ptr<WatchedStore> watched;
        std::unique_ptr<SimulatedTransport> transport;
        std::unique_ptr<ProgramScheduler> scheduler;
        std::unique_ptr<SyncDriver> driver;
    };

    std::size_t number_;
    OfficerOnTablet officer_;
    TabletSurrounding around_;
    Chance chance_;
    Disk disk_;
    MachineClock clock_;
    std::unique_ptr<TabletPlace> place_;
    std::unique_ptr<Program> program_;
    SilentLog log_;
    std::unique_ptr<LockedTablet> delivering_;
};

} // namespace seenheard
