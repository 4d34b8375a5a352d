#include "sync/protocol/Limits.h"
#include "sync/server/admin/Command.h"
#include "sync/server/people/PeopleFolder.h"

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

using Change = Result<bool> (AssignmentStore::*)(const OfficerId&, const RecordScope&);

Status change(Change made, const Arguments& arguments, const CommandContext& context) {
    const auto scope = scopeFrom(arguments.get("scope"));
    if (!scope)
        return scope.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = checkNotStopped(**store); !status)
        return status;
    const auto officer = officerFrom(arguments, **store);
    if (!officer)
        return officer.error();
    const auto changed = ((*store)->assignments().*made)(*officer, *scope);
    if (!changed)
        return changed.error();
    context.err << (*changed ? "The tablet takes it up at its next exchange.\n" : "It was so already.\n");
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
        {"scope", "KIND:ID", "team:NAME, home:ID, missing_children:DISTRICT or child:ID.", true, false}};
}

} // namespace

Command assignCommand() {
    return {{"people assign", "", false, "Has an officer follow the records of a team, a home, a district or a child.",
                optionsOfChange()},
        [](const Arguments& arguments, const CommandContext& context) {
            return change(&AssignmentStore::assign, arguments, context);
        }};
}

Command unassignCommand() {
    return {{"people unassign", "", false,
                "Ends that. His tablet forgets those records, and keeps what he wrote himself.", optionsOfChange()},
        [](const Arguments& arguments, const CommandContext& context) {
            return change(&AssignmentStore::unassign, arguments, context);
        }};
}

Command assignmentsCommand() {
    return {{"people show", "", false, "Prints what an officer is assigned to, one KIND:ID a line.",
                {storeOption(), {"officer", "NAME", "The officer, by the name he was enrolled with.", true, false}}},
        list};
}

} // namespace seenheard
