#include "sync/server/admin/ActCommand.h"

#include <ostream>

namespace seenheard {

namespace {

Status dispose(const Arguments& arguments, const CommandContext& context) {
    const auto record = idOperand<RecordId>(arguments, "A record");
    if (!record)
        return record.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status =
            performActs(**store, arguments, context, {{ActKind::RecordDisposed, subjectOf(*record), std::nullopt, {}}});
        !status)
        return status;
    context.out << record->hex() << ": disposed of\n";
    context.err
        << "Its key is destroyed. It is gone for good once the last backup of the keys' file that holds that key "
           "has expired, and from each tablet with its next exchange.\n";
    return success();
}

} // namespace

Command disposeCommand() {
    return {{"dispose", "RECORD", false,
                "Destroys what was written in a record, here and on every tablet; log and proofs stand.", actOptions()},
        dispose};
}

} // namespace seenheard
