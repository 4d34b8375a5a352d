#include "platform/base/AppendFile.h"
#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/admin/LogExport.h"

#include <ostream>

namespace seenheard {

namespace {

/// Written beside its place and given its name when it is whole: a file of that name is a whole export.
Status runExport(const Arguments& arguments, const CommandContext& context) {
    if (arguments.operands().size() != 1)
        return fail(ErrorCode::InvalidInput, "export takes the name of the file to write.");
    const std::filesystem::path target = arguments.operands().front();
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored))
        return fail(ErrorCode::AlreadyExists, target.string() + " exists; an export overwrites nothing.");
    const auto decision = beginDecision(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    // Before anything is taken out: an export that nobody noted is one that nobody can account for.
    if (auto noted = store.audit().append({{0, context.clock.now().utcMs, AuditKind::Disclosure, "export", SignerId{},
            decider.by, decider.why, target.filename().string(), {}, "the whole log, every record", {}}});
        !noted)
        return noted;
    const auto temporary = makeFileBeside(target);
    if (!temporary)
        return temporary.error();
    auto file = AppendFile::open(*temporary);
    if (!file)
        return file.error();
    const auto totals =
        exportLog(store, context.clock.now().utcMs, [&file](BytesView octets) { return file->append(octets); });
    Status status = totals ? file->flush() : Status(totals.error());
    if (status)
        status = moveWithoutReplacing(*temporary, target);
    if (!status) {
        std::filesystem::remove(*temporary, ignored);
        return status;
    }
    context.out << target.string() << ": " << totals->leaves << " leaves, " << totals->turns << " signed heads, "
                << totals->bytes << " octets\n";
    context.err << "The export holds what officers wrote, in the clear. Keep it as you keep the server's store.\n";
    return success();
}

} // namespace

Command exportCommand() {
    return {
        {"export", "FILE", false, "Takes the whole log out, for 'seenheard-verify FILE'.", actOptions()}, runExport};
}

} // namespace seenheard
