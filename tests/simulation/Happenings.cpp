#include "tests/simulation/Happenings.h"

#include "tests/simulation/officers/Officer.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t dayMs = 24LL * 60 * minuteMs;
constexpr std::int64_t year2106Ms = 4'291'747'200'000;
constexpr std::size_t mostClones = 2;
constexpr std::size_t mostRevoked = 2;
constexpr std::size_t mostDisposals = 3;
constexpr std::uint64_t serverLostIn = 3;

} // namespace

Happenings::Happenings(Force& force, std::uint64_t seed, std::set<std::uint64_t> leftOut)
    : force_(force)
    , seed_(seed)
    , leftOut_(std::move(leftOut)) {
    Chance chance(seed, {13});
    if (!chance.oneIn(serverLostIn))
        return;
    backupAt_ = 2 + chance.below(40);
    lostAt_ = backupAt_ + 3 + chance.below(40);
}

void Happenings::begin() {
    force_.weather.troubleOneIn = Chance(seed_, {5}).below(12);
    plan();
}

void Happenings::plan() {
    const auto number = next_++;
    Chance chance(seed_, {6, number});
    // Mostly a busy shift; now and then nothing for hours.
    const auto gapMs = chance.oneIn(100) ? chance.between(minuteMs, 3 * 60 * minuteMs) : chance.between(100, 20'000);
    force_.timeline().after(gapMs, [this, number] {
        if (ended_)
            return;
        plan();
        if (!leftOut_.contains(number))
            happen(number);
    });
}

void Happenings::tell(std::uint64_t number, const std::string& what) {
    story_.push_back("#" + std::to_string(number) + " " + what);
}

RecordId Happenings::incident(const std::string& own, Chance& chance) {
    if (newestIncident_ == 0 || chance.oneIn(14))
        ++newestIncident_;
    const auto back = std::min<std::uint64_t>(chance.below(5), newestIncident_ - 1);
    // Mostly what his own team is called to.
    const auto team = chance.oneIn(3) ? '0' + chance.below(force_.teams()) : static_cast<std::uint64_t>(own.back());
    return Chance(seed_, {7, newestIncident_ - back, team}).id<RecordId>();
}

void Happenings::happen(std::uint64_t number) {
    Chance chance(seed_, {8, number});
    auto& tablets = force_.tablets();
    auto& tablet = *tablets[chance.below(tablets.size())];
    telling_.clear();
    loseServer(number);
    const auto luck = chance.below(100);
    if (luck < 56)
        officerWorks(tablet, chance);
    else if (luck < 62)
        administratorWorks(tablet, chance);
    else if (luck < 90)
        tabletFault(tablet, chance);
    else
        serverFault(chance);
    if (!telling_.empty())
        tell(number, "tablet " + std::to_string(tablet.number()) + ": " + telling_);
}

void Happenings::officerWorks(SimulatedTablet& tablet, Chance& chance) {
    if (!tablet.isRunning())
        return;
    Officer officer(tablet, force_.ledger(), force_.officerOf(), chance);
    const auto record = incident(tablet.officer().team, chance);
    tablet.run([&] {
        const auto luck = chance.below(100);
        if (luck < 2) {
            telling_ = officer.recordWithLateForm(chance.id<RecordId>()) ? "records with a form not published" : "";
        } else if (luck < 4) {
            telling_ = officer.breakRule(record) ? "breaks a rule" : "";
        } else if (luck < 20 && officer.decide(record)) {
            telling_ = "decides";
        } else {
            telling_ = officer.record(record) ? "records" : "";
        }
    });
}

void Happenings::revoke(const SimulatedTablet& tablet) {
    if (revoked_ == mostRevoked)
        return;
    telling_ = "is revoked";
    ++revoked_;
    ++force_.faults()["signer revoked"];
    force_.administrators().revoke(tablet.officer().certificate.signer());
}

void Happenings::administratorWorks(SimulatedTablet& tablet, Chance& chance) {
    auto& administrators = force_.administrators();
    const auto signer = tablet.officer().certificate.signer();
    switch (chance.below(18)) {
    case 0:
        if (chance.oneIn(2))
            revoke(tablet);
        break;
    case 1:
        if (chance.oneIn(4)) {
            telling_ = "is retired";
            ++force_.faults()["signer retired"];
            administrators.retire(signer);
        }
        break;
    case 2:
        if (!published_ && chance.oneIn(3)) {
            telling_ = "hears of a new form";
            published_ = true;
            ++force_.faults()["form published late"];
            administrators.publishLateForm();
        }
        break;
    case 3:
        if (chance.oneIn(2)) {
            telling_ = "has its black box recovered";
            ++force_.faults()["black box recovered"];
            administrators.recover(tablet.place().box());
            break;
        }
        [[fallthrough]];
    case 4:
        if (administrators.writeOff(signer)) {
            telling_ = "has a number written off";
            ++force_.faults()["number written off"];
        }
        break;
    case 12:
    case 13:
    case 14:
    case 15: {
        const auto role = chance.oneIn(2) ? Role::Supervisor : Role::Officer;
        telling_ =
            role == Role::Supervisor ? "has its officer made a supervisor" : "has its officer a supervisor no more";
        ++force_.faults()["role given"];
        administrators.giveRole(signer, role);
        break;
    }
    case 16:
        if (disposals_ < mostDisposals && administrators.dispose(chance)) {
            ++disposals_;
            telling_ = "hears of a record that was disposed of";
            ++force_.faults()["record disposed of"];
        }
        break;
    default:
        if (administrators.decideHold(chance)) {
            telling_ = "is told of a hold that was decided";
            ++force_.faults()["hold decided"];
        }
        break;
    }
}

void Happenings::lockFromServer(const SimulatedTablet& tablet, Chance& chance) {
    if (chance.oneIn(6) && !wiped_ && force_.tablets().size() > 3) {
        wiped_ = true;
        telling_ = "is wiped from the server";
        return force_.command(tablet, CommandKind::Wipe);
    }
    telling_ = "is locked from the server";
    force_.command(tablet, CommandKind::Lock);
    force_.timeline().after(chance.between(5 * minuteMs, 90 * minuteMs), [this, &tablet] {
        force_.checkObeyed(tablet);
        force_.command(tablet, CommandKind::Unlock);
    });
}

void Happenings::writeOnHeld(SimulatedTablet& tablet, const std::string& team, Chance& chance) {
    Officer officer(tablet, force_.ledger(), force_.officerOf(), chance);
    const auto signer = tablet.officer().certificate.signer();
    const auto isOwn = [&](const FoldedEntry& folded) { return folded.signer == signer; };
    for (int tries = 0; tries < 12 && tablet.isRunning(); ++tries) {
        const auto record = incident(team, chance);
        const auto held = tablet.store().applied(record);
        // Of colleagues alone: a record that has his own words stays with him whatever his team.
        if (!held || held->folded.empty() || std::ranges::any_of(held->folded, isOwn))
            continue;
        tablet.run([&] { static_cast<void>(officer.record(record)); });
        return;
    }
}

void Happenings::tabletFault(SimulatedTablet& tablet, Chance& chance) {
    auto& faults = force_.faults();
    auto& disk = tablet.disk();
    const auto after = [&](std::int64_t delayMs, std::function<void()> work) {
        force_.timeline().after(delayMs, std::move(work));
    };
    switch (chance.below(28)) {
    case 21:
    case 20:
        if (force_.handOver(tablet))
            telling_ = "is handed over";
        break;
    case 19:
        if (chance.oneIn(2))
            lockFromServer(tablet, chance);
        break;
    case 18: {
        telling_ = "has its officer work in another team";
        const auto left = tablet.officer().team;
        force_.changeTeam(tablet, chance);
        // He goes on with what he has in hand while his tablet hears of it.
        if (tablet.isRunning())
            tablet.run([&] { tablet.driver().networkChanged(); });
        for (int times = 0; times < 3; ++times) {
            const auto soon = chance.between(50, 1'500);
            after(
                soon, [this, &tablet, left, own = Chance(chance.next())]() mutable { writeOnHeld(tablet, left, own); });
        }
        break;
    }
    case 17:
        if (tablet.isRunning()) {
            telling_ = "loses a record";
            force_.loseRecord(tablet, chance);
        }
        break;
    case 16:
        telling_ = "delivers its black box beside its officer";
        force_.deliverBox(tablet);
        break;
    case 0:
    case 1:
        telling_ = "loses power";
        force_.losePower(tablet);
        break;
    case 2:
    case 3:
    case 4:
    case 22:
    case 23:
    case 24:
        telling_ = "loses power at one of its next writes";
        disk.failAfter(chance.below(8));
        break;
    case 5:
        telling_ = "has a full disk for some minutes";
        ++faults["tablet's disk full"];
        disk.fillAfter(chance.below(24));
        after(chance.between(minuteMs, 40 * minuteMs), [&disk] { disk.setFull(false); });
        break;
    case 6:
    case 7:
        telling_ = "is offline";
        ++faults["tablet offline"];
        tablet.online = false;
        if (chance.oneIn(12))
            revoke(tablet); // with whatever it has not sent
        after(chance.oneIn(5) ? chance.between(0, 3 * dayMs) : chance.between(0, 60 * minuteMs), [&tablet] {
            tablet.online = true;
            if (tablet.isRunning())
                tablet.run([&] { tablet.driver().networkChanged(); });
        });
        break;
    case 8:
        telling_ = "has its clock moved";
        ++faults["tablet's clock moved"];
        switch (chance.below(5)) {
        case 0: tablet.clock().setTo(0); break;
        case 1: tablet.clock().setTo(year2106Ms); break;
        case 2: tablet.clock().setOffBy(0); break;
        default: tablet.clock().setOffBy(chance.oneIn(2) ? dayMs : -dayMs); break;
        }
        break;
    case 9:
    case 10:
    case 25:
    case 26:
    case 27:
        telling_ = "is lied to";
        force_.lieTo(tablet.number());
        break;
    case 11:
        telling_ = "speaks another version once";
        force_.skew(tablet.number());
        break;
    case 12:
        if (clones_ < mostClones && chance.oneIn(8) && tablet.isRunning() && !disk.isDead()) {
            telling_ = "is cloned";
            ++clones_;
            force_.clone(tablet.number());
        }
        break;
    case 13:
        if (chance.oneIn(2)) {
            tablet.place().keepCopy();
        } else if (chance.oneIn(3) && !tablet.isLocked()) {
            force_.losePower(tablet);
            if (tablet.place().rollBack()) {
                telling_ = "gets an older copy of its store";
                tablet.disturbed = true;
                if (tablet.boxMayBeBehind)
                    force_.expectForks(tablet);
                ++faults["tablet's store rolled back"];
            }
        }
        break;
    case 14:
        if (tablet.isRunning()) {
            telling_ = "tidies its black box";
            force_.tidyBox(tablet);
        }
        break;
    default:
        if (tablet.isRunning())
            tablet.run([&] { tablet.driver().networkChanged(); });
        break;
    }
}

void Happenings::loseServer(std::uint64_t number) {
    if (lostAt_ == 0)
        return;
    if (number == backupAt_)
        backedUp_ = force_.keepServerBackup();
    if (number != lostAt_ || !std::exchange(backedUp_, false))
        return;
    tell(number, "the server is restored from a backup");
    force_.putServerBackupBack();
    Chance chance(seed_, {14});
    force_.timeline().after(chance.between(0, 40 * minuteMs), [this] { force_.beginEpoch(); });
}

void Happenings::serverFault(Chance& chance) {
    auto& faults = force_.faults();
    auto& disk = force_.serverDisk();
    switch (chance.below(8)) {
    case 0:
        ++faults["server process killed"];
        force_.server().kill(chance.below(force_.server().processes()));
        break;
    case 1:
        ++faults["server without power"];
        force_.server().losePower();
        break;
    case 2:
    case 3: disk.failAfter(chance.below(6)); break;
    case 4:
        ++faults["server's disk full"];
        disk.setFull(true);
        force_.timeline().after(chance.between(1'000, 20 * minuteMs), [&disk] { disk.setFull(false); });
        break;
    case 5:
        ++faults["server's clock moved"];
        force_.serverClock().setOffBy(chance.oneIn(2) ? 0 : chance.oneIn(2) ? dayMs : -dayMs);
        break;
    default: force_.weather.troubleOneIn = chance.oneIn(3) ? 0 : 1 + chance.below(20); break;
    }
}

} // namespace seenheard
