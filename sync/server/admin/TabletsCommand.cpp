#include "sync/protocol/Limits.h"
#include "sync/server/admin/Command.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace seenheard {

namespace {

nlohmann::ordered_json jsonOf(const GivenCommand& given) {
    return {{"number", given.command.number}, {"command", wordFor(given.command.kind)},
        {"given", shownTime(given.command.givenAtMs)}, {"by", given.person}, {"reason", given.reason},
        {"carried_out", given.carriedOutAtMs ? nlohmann::ordered_json(shownTime(*given.carriedOutAtMs)) : nullptr}};
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto tablets = (*store)->tabletCommands().tablets();
    if (!tablets)
        return tablets.error();
    const auto given = (*store)->tabletCommands().given();
    if (!given)
        return given.error();
    auto all = nlohmann::ordered_json::array();
    for (const auto& tablet : *tablets) {
        auto commands = nlohmann::ordered_json::array();
        for (const auto& one : *given) {
            if (one.tablet == tablet.tablet)
                commands.push_back(jsonOf(one));
        }
        all.push_back({{"tablet", tablet.tablet.hex()}, {"name", tablet.tabletName}, {"officer", tablet.officerName},
            {"enrolled", shownTime(tablet.enrolledAtMs)}, {"commands", std::move(commands)}});
    }
    if (arguments.find("json")) {
        context.out << all.dump() << "\n";
        return success();
    }
    for (const auto& tablet : all) {
        context.out << tablet.at("tablet").get<std::string>() << "  " << tablet.at("name").get<std::string>() << "  "
                    << tablet.at("officer").get<std::string>() << "  " << tablet.at("enrolled").get<std::string>()
                    << "\n";
        for (const auto& one : tablet.at("commands"))
            context.out << "    " << one.at("command").get<std::string>() << " given "
                        << one.at("given").get<std::string>() << " by " << one.at("by").get<std::string>() << ": "
                        << one.at("reason").get<std::string>() << "; "
                        << (one.at("carried_out").is_null() ? std::string("not carried out yet")
                                                            : "carried out " + one.at("carried_out").get<std::string>())
                        << "\n";
    }
    return success();
}

Result<std::string> saidBy(const Arguments& arguments, const std::string& option) {
    auto text = arguments.get(option);
    for (const char character : text) {
        if (character >= '\0' && character < ' ')
            return fail(ErrorCode::InvalidInput, "--" + option + " takes printable text.");
    }
    if (text.size() > limits::sentenceBytes)
        return fail(ErrorCode::InvalidInput, "--" + option + " is too long.");
    return text;
}

Status give(CommandKind kind, const Arguments& arguments, const CommandContext& context) {
    const auto person = saidBy(arguments, "by");
    if (!person)
        return person.error();
    const auto reason = saidBy(arguments, "reason");
    if (!reason)
        return reason.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    for (const auto& operand : arguments.operands()) {
        const auto tablet = TabletId::fromHex(operand);
        if (!tablet)
            return fail(ErrorCode::InvalidInput,
                "A tablet is named by 32 hexadecimal digits, as 'seenheard-server tablets list' shows them.");
        GivenCommand wanted{*tablet, {0, kind, context.clock.now().utcMs}, *person, *reason, std::nullopt};
        const auto given = (*store)->tabletCommands().give(std::move(wanted));
        if (!given)
            return given.error();
        context.out << wordFor(kind) << " " << given->tablet.hex() << " number " << given->command.number << "\n";
    }
    context.err << "The tablet does it when it next reaches the server, locked or not. 'tablets list' shows when.\n";
    return success();
}

Command giving(CommandKind kind, const std::string& meaning) {
    return {{"tablets " + std::string(wordFor(kind)), "TABLET", true, meaning,
                {storeOption(), {"by", "NAME", "The person who gives the command.", true, false},
                    {"reason", "TEXT", "Why.", true, false}}},
        [kind](const Arguments& arguments, const CommandContext& context) { return give(kind, arguments, context); }};
}

} // namespace

Command listTabletsCommand() {
    return {{"tablets list", "", false, "Lists tablets and what each was told to do.",
                {storeOption(), {"json", "", "As one line of JSON.", false, false}}},
        list};
}

Command lockTabletCommand() {
    return giving(CommandKind::Lock, "Has a tablet refuse its PIN until it is unlocked from here.");
}

Command unlockTabletCommand() {
    return giving(CommandKind::Unlock, "Lets a tablet that was locked from here take its PIN again.");
}

Command wipeTabletCommand() {
    return giving(
        CommandKind::Wipe, "Has a tablet erase its keys and its store. Its black box stays and is delivered.");
}

} // namespace seenheard
