#include "sync/server/admin/ActCommand.h"
#include "sync/server/admin/FormsCommand.h"

#include <ostream>

namespace seenheard {

namespace {

Status withdraw(const Arguments& arguments, const CommandContext& context) {
    if (arguments.operands().empty())
        return fail(ErrorCode::InvalidInput, "Say which form: 'forms withdraw FORM'. 'forms list' names them.");
    const auto& id = arguments.operands().front();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto newest = newestForm((*store)->catalogue(), id);
    if (!newest)
        return newest.error();
    if (!*newest)
        return fail(ErrorCode::UnknownForm, "No form '" + id + "' was published. 'forms list' names those that were.");
    const auto before = withdrawalOf(**store, (*newest)->hash());
    if (!before)
        return before.error();
    if (*before)
        return fail(ErrorCode::AlreadyExists, "That form was withdrawn before, by " + (*before)->by + ".");
    const auto named = id + " " + (*newest)->version();
    const auto done = performActs(
        **store, arguments, context, {{ActKind::FormWithdrawn, formNamed((*newest)->hash()), std::nullopt, named}});
    if (done)
        context.out << named << ": withdrawn; it starts no new record, drafts and records keep it\n";
    return done;
}

} // namespace

Command withdrawFormCommand() {
    return {{"forms withdraw", "FORM", false,
                "Lets a form start no new record. Drafts end as they began; 'forms publish' offers it again.",
                actOptions()},
        withdraw};
}

} // namespace seenheard
