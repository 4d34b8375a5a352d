#pragma once

#include "sync/server/admin/Command.h"
#include "sync/server/sequencer/Administration.h"

namespace seenheard {

/// --by and --reason, which every command takes that writes an act into the log.
[[nodiscard]] std::vector<Option> actOptions();

/// Who decides and why, as --by and --reason say it.
struct Decider {
    std::string by;
    std::string why;
};
[[nodiscard]] Result<Decider> deciderFrom(const Arguments& arguments);

/// What a command that changes something begins with: its decider, checked before the store is opened.
struct Decision {
    Decider decider;
    std::unique_ptr<ServerStore> store;
};
[[nodiscard]] Result<Decision> beginDecision(const Arguments& arguments, const CommandContext& context);
/// The same, refused with Busy where the store was restored and stands still.
[[nodiscard]] Result<Decision> beginChange(const Arguments& arguments, const CommandContext& context);

/// A day or a moment, in milliseconds since 1970; `otherwise` where it was not given.
[[nodiscard]] Result<std::int64_t> timeOption(
    const Arguments& arguments, const std::string& option, std::int64_t otherwise);

/// What a command is to write down, before it is known who did it and why.
struct PlannedAct {
    ActKind kind = ActKind::FormPublished;
    Reference subject;
    std::optional<std::int64_t> number;
    std::string detail;
};

/// Writes it into the log in the name of --by, all or nothing; prints nothing.
[[nodiscard]] Status performActs(
    ServerStore& store, const Arguments& arguments, const CommandContext& context, const std::vector<PlannedAct>& acts);

/// The one operand as an id of that many hexadecimal digits.
template<typename IdType>
[[nodiscard]] Result<IdType> idOperand(const Arguments& arguments, const std::string& what) {
    const auto id = arguments.operands().empty() ? std::nullopt : IdType::fromHex(arguments.operands().front());
    if (!id || id->isZero())
        return fail(ErrorCode::InvalidInput,
            what + " is named by " + std::to_string(2 * IdType::size)
                + " hexadecimal digits, as the lists print them.");
    return *id;
}

} // namespace seenheard
