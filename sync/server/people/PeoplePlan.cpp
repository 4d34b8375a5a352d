#include "sync/server/people/PeoplePlan.h"

#include <algorithm>

namespace seenheard {

namespace {

std::string shown(const RecordScope& scope) {
    return std::string(wordFor(scope.kind)) + ":" + scope.id;
}

std::string shown(const Person& person) {
    return person.id + " " + person.name;
}

/// What team and role bring without being said.
std::set<RecordScope> broughtBy(const Person& person) {
    if (person.leftAtMs)
        return {};
    std::set<RecordScope> scopes{{ScopeKind::Team, person.team}};
    if (person.role == Role::MissingCoordinator)
        scopes.insert({ScopeKind::MissingChildren, person.district});
    return scopes;
}

/// "role officer, now supervisor; team …"
std::string differenceOf(const Person& before, const Person& after) {
    std::string text;
    const auto add = [&text](std::string_view what, std::string_view one, std::string_view other) {
        if (one != other)
            text += (text.empty() ? "" : "; ") + std::string(what) + " '" + std::string(one) + "', now '"
                + std::string(other) + "'";
    };
    add("name", before.name, after.name);
    add("role", wordFor(before.role), wordFor(after.role));
    add("team", before.team, after.team);
    add("district", before.district, after.district);
    if (before.leftAtMs && !after.leftAtMs)
        text += (text.empty() ? "" : "; ") + std::string("is back, and has to be enrolled anew");
    return text;
}

class Planning {
public:
    Planning(const PeopleWanted& wanted, const PeopleNow& now, const PeopleDecider& decider)
        : wanted_(wanted)
        , decider_(decider)
        , signers_(now.signers) {
        for (const auto& person : now.people)
            before_.emplace(person.id, person);
        for (const auto& [officer, scope] : now.assignments)
            followed_[officer].insert(scope);
    }

    Status take(const std::function<Result<OfficerId>(const std::string&)>& newOfficer) {
        for (auto person : wanted_.people) {
            const auto known = before_.find(person.id);
            auto officer = known == before_.end() ? newOfficer(person.name) : Result(known->second.officer);
            if (!officer)
                return officer.error();
            person.officer = *officer;
            after_.insert_or_assign(person.id, std::move(person));
        }
        for (const auto& [id, person] : before_) {
            const auto [there, stays] = after_.try_emplace(id, person);
            if (stays && wanted_.whole && !person.leftAtMs)
                there->second.leftAtMs = decider_.nowMs;
        }
        return success();
    }

    /// No two that are here share a name; everything that is assigned is assigned to somebody.
    [[nodiscard]] std::vector<std::string> faults() const {
        std::vector<std::string> faults;
        std::map<std::string, const Person*> names;
        std::map<OfficerId, const Person*> officers;
        for (const auto& [id, person] : after_) {
            if (const auto [other, isNew] = names.try_emplace(person.name, &person); !isNew)
                faults.push_back("'" + person.name + "' is the name of both " + other->second->id + " and " + id
                    + (other->second->leftAtMs || person.leftAtMs ? ", one of whom has left" : "")
                    + ". Write it so that the two can be told apart.");
            else if (const auto [same, first] = officers.try_emplace(person.officer, &person); !first)
                faults.push_back("the officer who is enrolled as '" + person.name + "' is " + same->second->id
                    + " already and cannot be " + id + " too.");
        }
        for (const auto& row : wanted_.assignments.value_or(std::vector<AssignmentRow>{})) {
            const auto person = after_.find(row.person);
            if (person == after_.end() || person->second.leftAtMs)
                faults.push_back(row.where + ": there is no officer '" + row.person
                    + "'. Officers are in officers.csv, or loaded before.");
        }
        return faults;
    }

    PeoplePlan plan() {
        plan_.sets = wanted_.sets;
        for (const auto& [id, person] : after_) {
            const auto known = before_.find(id);
            planPerson(known == before_.end() ? nullptr : &known->second, person);
            planSigners(person);
            planFollowing(known == before_.end() ? nullptr : &known->second, person);
        }
        return std::move(plan_);
    }

private:
    void note(std::string_view how, const Person& person, std::string line, std::string detail) {
        plan_.lines.push_back(std::move(line));
        plan_.change.audit.push_back({0, decider_.nowMs, AuditKind::Administration, std::string(how), decider_.desk,
            decider_.by, decider_.why, person.id, {}, std::move(detail), {}});
    }

    void planPerson(const Person* before, const Person& person) {
        if (before != nullptr && *before == person)
            return;
        plan_.change.people.push_back(person);
        if (before == nullptr) {
            const auto detail = std::string(wordFor(person.role)) + "; " + person.team + "; " + person.district;
            note("person_joined", person, shown(person) + " joins: " + detail, detail);
        } else if (person.leftAtMs && !before->leftAtMs) {
            note("person_left", person, shown(person) + " has left", {});
        } else {
            auto detail = differenceOf(*before, person);
            note("person_changed", person, shown(person) + ": " + detail, detail);
        }
    }

    void planSigners(const Person& person) {
        for (const auto& signer : signers_) {
            const auto& certificate = signer.certificate;
            if (certificate.officer != person.officer || signer.standing == SignerStanding::Revoked)
                continue;
            const auto id = certificate.signer();
            if (person.leftAtMs) {
                plan_.acts.push_back({ActKind::SignerRevoked, subjectOf(id), decider_.by, decider_.why, {}, {}});
                plan_.closed.push_back(id);
                plan_.lines.push_back(shown(person) + ": the enrolment on '" + certificate.tabletName
                    + "' is revoked, and the tablet wiped");
            } else if (signer.role != person.role && signer.standing == SignerStanding::Open) {
                plan_.acts.push_back(
                    {ActKind::RoleGiven, roleOf(id), decider_.by, decider_.why, {}, std::string(wordFor(person.role))});
                plan_.lines.push_back(shown(person) + ": on '" + certificate.tabletName + "' the role is "
                    + std::string(wordFor(person.role)) + " from now on");
            }
        }
    }

    void planFollowing(const Person* before, const Person& person) {
        const auto& follows = followed_[person.officer];
        auto wanted = broughtBy(person);
        std::set<RecordScope> ended;
        if (before != nullptr)
            ended = broughtBy(*before);
        if (wanted_.assignments && !person.leftAtMs) {
            // The list is whole, but for children, whom people are assigned to one by one.
            std::ranges::copy_if(follows, std::inserter(ended, ended.end()),
                [](const RecordScope& scope) { return scope.kind != ScopeKind::Child; });
            for (const auto& row : *wanted_.assignments)
                if (row.person == person.id)
                    wanted.insert(row.scope);
        }
        if (person.leftAtMs)
            ended = follows;
        for (const auto& scope : ended) {
            if (wanted.contains(scope) || !follows.contains(scope))
                continue;
            plan_.change.unassigned.push_back({person.officer, scope});
            note("unassigned", person, shown(person) + " follows " + shown(scope) + " no more", shown(scope));
        }
        for (const auto& scope : wanted) {
            if (follows.contains(scope))
                continue;
            plan_.change.assigned.push_back({person.officer, scope});
            note("assigned", person, shown(person) + " follows " + shown(scope), shown(scope));
        }
    }

    const PeopleWanted& wanted_;
    const PeopleDecider& decider_;
    const std::vector<SignerState>& signers_;
    std::map<std::string, Person> before_;
    std::map<std::string, Person> after_;
    std::map<OfficerId, std::set<RecordScope>> followed_;
    PeoplePlan plan_;
};

} // namespace

Result<PeoplePlan> planPeople(const PeopleWanted& wanted, const PeopleNow& now, const PeopleDecider& decider,
    const std::function<Result<OfficerId>(const std::string&)>& newOfficer) {
    Planning planning(wanted, now, decider);
    if (auto taken = planning.take(newOfficer); !taken)
        return taken.error();
    if (const auto faults = planning.faults(); !faults.empty())
        return allFaults(faults);
    return planning.plan();
}

} // namespace seenheard
