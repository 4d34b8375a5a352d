#include "tests/simulation/officers/Administrators.h"

#include "sync/server/admin/BoxRecovery.h"
#include "tests/simulation/world/IncidentForm.h"

namespace seenheard {

namespace {

constexpr std::string_view inspector = "Insp Ledger";

} // namespace

void Administrators::assign(const OfficerId& officer, const std::set<RecordScope>& scopes) {
    unclear_.insert(officer);
    const auto done = server_.administer([&](ServerStore& store, const ServerIdentity&) -> Status {
        auto& assignments = store.assignments();
        const auto before = assignments.assigned(officer);
        if (!before)
            return before.error();
        for (const auto& scope : *before) {
            if (scopes.contains(scope))
                continue;
            if (const auto ended = assignments.unassign(officer, scope); !ended)
                return ended.error();
        }
        for (const auto& scope : scopes) {
            if (const auto assigned = assignments.assign(officer, scope); !assigned)
                return assigned.error();
        }
        return success();
    });
    if (done) {
        judge_.following().assign(officer, scopes);
        unclear_.erase(officer);
    }
}

void Administrators::perform(const AdministrativeAct& act) {
    judge_.log().acts().order(act);
    // What came of it the log says.
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity& identity) -> Status {
        const auto done = Administration(store, identity, clock_, chance_).perform({act});
        return done ? success() : Status(done.error());
    }));
}

void Administrators::revoke(const SignerId& signer) {
    perform(
        {ActKind::SignerRevoked, subjectOf(signer), std::string(inspector), "The tablet was lost.", std::nullopt, {}});
}

void Administrators::retire(const SignerId& signer) {
    perform({ActKind::SignerRetired, subjectOf(signer), std::string(inspector), "The tablet was exchanged.",
        std::nullopt, {}});
}

void Administrators::giveRole(const SignerId& signer, Role role) {
    perform({ActKind::RoleGiven, roleOf(signer), std::string(inspector), "The shift changes.", std::nullopt,
        std::string(wordFor(role))});
}

bool Administrators::dispose(Chance& chance) {
    std::vector<RecordId> records;
    for (const auto& id : judge_.log().records())
        if (!judge_.log().record(id)->isAct() && !judge_.log().acts().isDisposed(id))
            records.push_back(id);
    if (records.empty())
        return false;
    perform({ActKind::RecordDisposed, subjectOf(records[chance.below(records.size())]), std::string(inspector),
        "The period has ended.", std::nullopt, {}});
    return true;
}

bool Administrators::decideHold(Chance& chance) {
    std::vector<HeldLeaf> held;
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity&) -> Status {
        auto found = store.log().held();
        if (found)
            held = std::move(*found);
        return found ? success() : Status(found.error());
    }));
    if (held.empty())
        return false;
    const auto& one = held[chance.below(held.size())];
    const auto kind = chance.oneIn(3) ? ActKind::EntryRefused : ActKind::EntryReleased;
    perform({kind, subjectOf(one.entry), std::string(inspector),
        "Looked into, number " + std::to_string(one.leaf) + ".", std::nullopt, {}});
    return true;
}

void Administrators::publishLateFormAgain() {
    if (latePublished_)
        publishLateForm();
}

bool Administrators::endGathering() {
    bool done = false;
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity& identity) -> Status {
        const std::string why = "The tablets have come.";
        judge_.log().acts().order({ActKind::GatheringEnded, epochNumbered(identity.epoch), std::string(inspector), why,
            static_cast<std::int64_t>(identity.epoch), {}});
        static_cast<void>(Administration(store, identity, clock_, chance_).endGathering(std::string(inspector), why));
        const auto standing = store.log().standing();
        done = standing && *standing == LogStanding::Open;
        return success();
    }));
    return done;
}

void Administrators::publishLateForm() {
    latePublished_ = true;
    const auto& form = lateForm();
    judge_.log().acts().order({ActKind::FormPublished, {"form", form.hash().hex()}, std::string(inspector), {},
        std::nullopt, form.id() + " " + form.version()});
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity& identity) -> Status {
        const auto done = Administration(store, identity, clock_, chance_).publish(form, std::string(inspector));
        return done ? success() : Status(done.error());
    }));
}

bool Administrators::writeOff(const SignerId& signer) {
    const auto missing = judge_.log().missing(signer, judge_.log().size());
    if (missing.empty())
        return false;
    const auto number = missing.front();
    perform({ActKind::NumberWrittenOff, subjectOf(signer, number), std::string(inspector), "The disk was broken.",
        static_cast<std::int64_t>(number), {}});
    return true;
}

void Administrators::command(const TabletId& tablet, CommandKind kind) {
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity&) -> Status {
        const auto given = store.tabletCommands().give(
            {tablet, {0, kind, clock_.now().utcMs}, std::string(inspector), "It was left in a car.", std::nullopt});
        return given ? success() : Status(given.error());
    }));
}

std::optional<CommandKind> Administrators::carriedOut(const TabletId& tablet) {
    std::optional<CommandKind> newest;
    std::uint64_t number = 0; // not by their times: the server's clock is set now and then
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity&) -> Status {
        const auto given = store.tabletCommands().given();
        if (!given)
            return given.error();
        for (const auto& one : *given)
            if (one.tablet == tablet && one.command.number > number) {
                number = one.command.number;
                newest = one.carriedOutAtMs ? std::optional(one.command.kind) : std::nullopt;
            }
        return success();
    }));
    return newest;
}

void Administrators::recover(const std::filesystem::path& box) {
    static_cast<void>(server_.administer([&](ServerStore& store, const ServerIdentity& identity) -> Status {
        const auto files = boxFilesAt(box);
        if (!files)
            return files.error();
        SignerDirectory signers(store.signers());
        FormDirectory forms(store.catalogue());
        Sequencer sequencer(store.log(), {identity, signers, forms, clock_, chance_});
        Administration administration(store, identity, clock_, chance_);
        BoxRecovery recovery([&](const BoxSegment& segment) { return identity.ingestKey.open(segment.keyForIngest); },
            signers, sequencer, store.log(), administration);
        const auto report = recovery.recover(*files, std::string(inspector), "The PIN was forgotten.");
        return report ? success() : Status(report.error());
    }));
}

void Administrators::lookUp() {
    for (auto officer = unclear_.begin(); officer != unclear_.end();) {
        const auto assigned = disk_.assigned(*officer);
        if (!assigned)
            return;
        judge_.following().assign(*officer, {assigned->begin(), assigned->end()});
        officer = unclear_.erase(officer);
    }
}

} // namespace seenheard
