#include "platform/base/File.h"
#include "sync/server/ServerVersion.h"
#include "sync/server/admin/Command.h"
#include "sync/server/store/EmbeddedBackup.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::int64_t mostKeyDays = 30;

Status checkEmbedded(const Arguments& arguments) {
    if (!namesPostgres(arguments.get("store")))
        return success();
    return fail(ErrorCode::Unsupported,
        "A store on PostgreSQL is backed up by PostgreSQL's own means, so that it can be put back to any moment: see "
        "docs/operations.md and the scripts in deploy/postgresql.");
}

/// What is told of the store when it was backed up; what comes while it is copied is in the backup, too.
Result<std::string> describe(ServerStore& store, const CommandContext& context) {
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto head = store.log().head();
    if (!head)
        return head.error();
    return nlohmann::ordered_json{{"server", identity->name}, {"made", shownTime(context.clock.now().utcMs)},
               {"program", serverVersion}, {"epoch", head->ref.epoch}, {"leaves_at_least", head->ref.size}}
               .dump()
        + "\n";
}

bool isWithin(const std::filesystem::path& one, const std::filesystem::path& other) {
    const auto inner = std::filesystem::weakly_canonical(one);
    const auto outer = std::filesystem::weakly_canonical(other);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

Status backup(const Arguments& arguments, const CommandContext& context) {
    if (auto embedded = checkEmbedded(arguments); !embedded)
        return embedded;
    const std::filesystem::path data = arguments.operands().front();
    const std::filesystem::path keys = arguments.get("keys-to");
    if (isWithin(keys, data) || isWithin(data, keys))
        return fail(ErrorCode::InvalidInput,
            "--keys-to has to be another place than the data's: what was disposed of is gone when no backup of its key "
            "is left, and keys are kept for 30 days at most.");
    const auto days = arguments.number("keys-days", mostKeyDays, 1, mostKeyDays);
    if (!days)
        return days.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto facts = describe(**store, context);
    if (!facts)
        return facts.error();
    const auto made = backUp(EmbeddedFiles(arguments.get("store")), data, keys, *facts, context.clock);
    if (!made)
        return made.error();
    const auto removed = removeOldKeys(keys, *days, context.clock);
    if (!removed)
        return removed.error();
    if (const auto mark = arguments.find("backup-mark")) {
        if (auto marked = writeFileDurably(*mark, bytesOf(*facts), 0644); !marked)
            return marked;
    }
    context.out << made->data.string() << ": the data, whole\n"
                << made->keys.string() << ": the records' keys, whole; " << *removed << " older than " << *days
                << " days removed\n"
                << made->pictures << " pictures that were in no backup yet\n";
    context.err << "The secret (" << EmbeddedFiles(arguments.get("store")).secret.string()
                << ") is in neither: without it nothing of this can be opened. Keep a copy of it in a safe.\n";
    return success();
}

Status restore(const Arguments& arguments, const CommandContext& context) {
    if (auto embedded = checkEmbedded(arguments); !embedded)
        return embedded;
    const std::filesystem::path data = arguments.operands().front();
    const auto facts = factsOf(data);
    if (!facts)
        return fail(facts.error().code,
            data.string()
                + " is no backup that 'seenheard-server backup' made: give the directory that is named by its "
                  "moment. "
                + facts.error().message);
    const auto named = arguments.find("keys-from");
    const auto keys = named ? std::optional(std::filesystem::path(*named)) : std::nullopt;
    if (auto put = putBack(EmbeddedFiles(arguments.get("store")), data, keys); !put)
        return put;
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto head = (*store)->log().head();
    if (!head)
        return head.error();
    context.out << arguments.get("store") << ": " << head->ref.size << " leaves, epoch " << head->ref.epoch
                << ", as backed up: " << *facts
                << "Before it serves: 'seenheard-server restored --recovery-key FILE --backup-put-back', with the key "
                   "from its safe. Tablets then bring what the backup does not have.\n";
    return success();
}

} // namespace

Command backupCommand() {
    return {
        {"backup", "DIR", false,
            "Backs up a store in files while it serves: the data below DIR, the records' keys below another place.",
            {storeOption(), {"keys-to", "DIR", "Where the keys' backups are kept; not within the data's.", true, false},
                {"keys-days", "N", "How long they are kept, at most and by default 30 days.", false, false},
                {"backup-mark", "FILE", "Touched when the backup is whole, for serve and doctor to see.", false,
                    false}}},
        backup};
}

Command restoreCommand() {
    return {{"restore", "BACKUP", false,
                "Puts a backup of a store in files where none is; its secret has to lie there already.",
                {storeOption(),
                    {"keys-from", "BACKUP",
                        "The keys' backup of the same moment or later, where the keys are lost too.", false, false}}},
        restore};
}

} // namespace seenheard
