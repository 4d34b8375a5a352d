#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/admin/EpochBeginning.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace seenheard {

namespace {

constexpr std::uint64_t keyFileBytes = 64ULL * 1024;

Result<SigningKey> rootFrom(const std::string& file, const ServerIdentity& identity) {
    const auto octets = readFile(file, keyFileBytes);
    if (!octets)
        return octets.error();
    const auto json = nlohmann::json::parse(octets->begin(), octets->end(), nullptr, false);
    const auto seed = json.is_object() && json.contains("root_seed") && json["root_seed"].is_string()
        ? fromHex(json["root_seed"].get<std::string>())
        : std::nullopt;
    if (!seed)
        return fail(ErrorCode::InvalidInput,
            file + " holds no root key. It is the recovery key file that 'seenheard-server init' wrote.");
    auto root = SigningKey::fromSeed(*seed);
    if (root && root->publicKey() != identity.root)
        return fail(ErrorCode::WrongAuthority,
            file + " holds the root key of another server than '" + identity.name + "'. Nothing was changed.");
    return root;
}

Status restored(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const auto root = rootFrom(arguments.get("recovery-key"), *identity);
    if (!root)
        return root.error();
    const auto epoch =
        beginEpoch(**store, *root, arguments.find("backup-put-back").has_value(), context.clock, context.random);
    if (!epoch)
        return epoch.error();
    context.out
        << "Epoch " << epoch->statement.number << " begins with the " << epoch->statement.surviving.size
        << " leaves that survived. Start the server again; tablets send what they have at their next exchange.\n"
           "The server gathers: what administrators did goes into the log, all else is received and waits. 'status' "
           "says how much. When the tablets that matter have come, end it with 'seenheard-server gathering end'.\n"
           "Look through forms, reference data, assignments, enrolments, commands to tablets and 'signers list': what "
           "was decided after "
           "the backup comes back only as far as a tablet holds it. Enrolment codes of the backup are void.\n";
    return success();
}

Status endGathering(const Arguments& arguments, const CommandContext& context) {
    const auto decision = beginDecision(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto waiting = store.log().receivedCount();
    if (!waiting)
        return waiting.error();
    auto ended = Administration(store, *identity, context.clock, context.random).endGathering(decider.by, decider.why);
    if (!ended)
        return ended;
    const auto held = store.log().heldCount();
    if (!held)
        return held.error();
    context.out << "The gathering is ended. " << *waiting << " entries that were received are in the log now; " << *held
                << " wait for a decision ('holds list'). Tablets that come later bring what they have all the same.\n";
    return success();
}

} // namespace

Command restoredCommand() {
    return {
        {"restored", "", false,
            "After a restore from a backup: opens a new epoch, which goes on from what survived. Needs the offline "
            "root key. Stop the server first.",
            {storeOption(), {"recovery-key", "FILE", "The file that init wrote, from its safe.", true, false},
                {"backup-put-back", "",
                    "Says that a backup was put back, where no tablet has shown it to be older yet.", false, false}}},
        restored};
}

Command endGatheringCommand() {
    return {{"gathering end", "", false,
                "After 'restored': what tablets have brought since goes into the log. Works while the server runs.",
                actOptions()},
        endGathering};
}

} // namespace seenheard
