#include "sync/server/admin/ActCommand.h"

#include "sync/forms/IsoTime.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostReasonBytes = 2000;

Result<std::string> textFrom(const Arguments& arguments, const std::string& option, std::size_t mostBytes) {
    auto text = arguments.get(option);
    const bool printable =
        std::none_of(text.begin(), text.end(), [](char character) { return character >= '\0' && character < ' '; });
    const bool blank = text.find_first_not_of(' ') == std::string::npos;
    if (blank || text.size() > mostBytes || !printable)
        return fail(ErrorCode::InvalidInput,
            "--" + option + " takes 1 to " + std::to_string(mostBytes) + " octets of printable text.");
    return text;
}

} // namespace

std::vector<Option> actOptions() {
    return {storeOption(), {"by", "NAME", "Who decides this; it stands in the log.", true, false},
        {"reason", "TEXT", "Why; it stands in the log, and officers read it.", true, false}};
}

Result<Decider> deciderFrom(const Arguments& arguments) {
    auto by = textFrom(arguments, "by", limits::nameBytes);
    if (!by)
        return by.error();
    auto why = textFrom(arguments, "reason", mostReasonBytes);
    if (!why)
        return why.error();
    return Decider{*std::move(by), *std::move(why)};
}

Result<Decision> beginDecision(const Arguments& arguments, const CommandContext& context) {
    auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    return Decision{*std::move(decider), *std::move(store)};
}

Result<Decision> beginChange(const Arguments& arguments, const CommandContext& context) {
    auto decision = beginDecision(arguments, context);
    if (!decision)
        return decision;
    if (auto status = checkNotStopped(*decision->store); !status)
        return status.error();
    return decision;
}

Result<std::int64_t> timeOption(const Arguments& arguments, const std::string& option, std::int64_t otherwise) {
    const auto text = arguments.find(option);
    if (!text)
        return otherwise;
    if (const auto instant = instantFrom(*text))
        return instant->utcMs;
    if (const auto midnight = dateFrom(*text) ? instantFrom(*text + "T00:00:00Z") : std::nullopt)
        return midnight->utcMs;
    return fail(
        ErrorCode::InvalidInput, "--" + option + " takes a day (2026-03-02) or a moment (2026-03-02T09:00:00Z).");
}

Status performActs(ServerStore& store, const Arguments& arguments, const CommandContext& context,
    const std::vector<PlannedAct>& acts) {
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    std::vector<AdministrativeAct> wanted;
    wanted.reserve(acts.size());
    for (const auto& act : acts)
        wanted.push_back({act.kind, act.subject, decider->by, decider->why, act.number, act.detail});
    const auto done = Administration(store, *identity, context.clock, context.random).perform(wanted);
    return done ? success() : Status(done.error());
}

} // namespace seenheard
