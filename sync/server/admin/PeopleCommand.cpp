#include "sync/protocol/Limits.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/people/PeopleFolder.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

/// "team:Response 1", "child:person-robin": what an officer can be assigned to follow.
Result<RecordScope> scopeFrom(const std::string& text) {
    if (auto scope = assignableScopeFrom(text))
        return *std::move(scope);
    return fail(ErrorCode::InvalidInput,
        "--scope takes team:NAME, home:ID, missing_children:DISTRICT or child:ID, with at most "
            + std::to_string(limits::nameBytes) + " octets behind the colon.");
}

Result<OfficerId> officerFrom(const Arguments& arguments, ServerStore& store) {
    const auto officer = store.signers().officerNamed(arguments.get("officer"));
    if (!officer)
        return officer.error();
    if (!*officer)
        return fail(ErrorCode::NotFound,
            "There is no officer of that name. 'seenheard-server tablets list' shows the names of those enrolled.");
    return **officer;
}

/// What the audit calls him: by the force's own number where he was loaded, like a change at a desk.
Result<std::string> subjectFor(const OfficerId& officer, ServerStore& store) {
    const auto people = store.people().people();
    if (!people)
        return people.error();
    const auto person = std::ranges::find(*people, officer, &Person::officer);
    return person == people->end() ? "officer " + officer.hex() : person->id;
}

Status change(bool begins, const Arguments& arguments, const CommandContext& context) {
    const auto scope = scopeFrom(arguments.get("scope"));
    if (!scope)
        return scope.error();
    const auto decision = beginChange(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    const auto officer = officerFrom(arguments, store);
    if (!officer)
        return officer.error();
    const auto assigned = store.assignments().assigned(*officer);
    const auto subject = subjectFor(*officer, store);
    if (!assigned || !subject)
        return !assigned ? assigned.error() : subject.error();
    const bool follows = std::ranges::find(*assigned, *scope) != assigned->end();
    if (follows == begins) {
        context.err << "It was so already.\n";
        return success();
    }
    const auto nowMs = context.clock.now().utcMs;
    PeopleChange change;
    (begins ? change.assigned : change.unassigned).push_back({*officer, *scope});
    change.audit.push_back({0, nowMs, AuditKind::Administration, begins ? "assigned" : "unassigned", {}, decider.by,
        decider.why, *subject, {}, arguments.get("scope"), {}});
    if (auto done = store.people().apply(change, nowMs); !done)
        return done;
    context.err << "The tablet takes it up at its next exchange.\n";
    return success();
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto officer = officerFrom(arguments, **store);
    if (!officer)
        return officer.error();
    const auto assigned = (*store)->assignments().assigned(*officer);
    if (!assigned)
        return assigned.error();
    for (const auto& scope : *assigned)
        context.out << wordFor(scope.kind) << ":" << scope.id << "\n";
    return success();
}

std::vector<Option> optionsOfChange() {
    return {storeOption(), {"officer", "NAME", "The officer, by the name he was enrolled with.", true, false},
        {"scope", "KIND:ID", "team:NAME, home:ID, missing_children:DISTRICT or child:ID.", true, false},
        {"by", "NAME", "Who decides this; it stands in the audit.", true, false},
        {"reason", "TEXT", "Why; it stands in the audit.", true, false}};
}

} // namespace

Command assignCommand() {
    return {{"people assign", "", false, "Has an officer follow the records of a team, a home, a district or a child.",
                optionsOfChange()},
        [](const Arguments& arguments, const CommandContext& context) { return change(true, arguments, context); }};
}

Command unassignCommand() {
    return {{"people unassign", "", false,
                "Ends that. His tablet forgets those records, and keeps what he wrote himself.", optionsOfChange()},
        [](const Arguments& arguments, const CommandContext& context) { return change(false, arguments, context); }};
}

Command assignmentsCommand() {
    return {{"people show", "", false, "Prints what an officer is assigned to, one KIND:ID a line.",
                {storeOption(), {"officer", "NAME", "The officer, by the name he was enrolled with.", true, false}}},
        list};
}

} // namespace seenheard
