#include "sync/server/admin/EnrolCommand.h"

#include "sync/server/admin/TerminalQr.h"
#include "sync/server/people/PeopleFolder.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

/// Whoever gives a command without a name is at the server itself.
constexpr std::string_view nobodyNamed = "a command on the server";

Result<Role> roleIn(const Arguments& arguments) {
    const auto word = arguments.get("role", std::string(wordFor(Role::Officer)));
    const auto role = roleFrom(word);
    if (role && *role != Role::Server)
        return *role;
    return fail(ErrorCode::InvalidInput, "'" + word + "' is no role. " + wordsOfRoles());
}

Result<std::string> nameFrom(const Arguments& arguments, const std::string& option) {
    const auto name = arguments.get(option);
    const bool printable =
        std::none_of(name.begin(), name.end(), [](char character) { return character >= '\0' && character < ' '; });
    if (name.size() > limits::nameBytes || !printable)
        return fail(ErrorCode::InvalidInput,
            "--" + option + " takes at most " + std::to_string(limits::nameBytes) + " octets of printable text.");
    return name;
}

Result<std::optional<OfficerId>> wantedOfficer(const Arguments& arguments) {
    const auto hex = arguments.find("officer-id");
    if (!hex)
        return std::optional<OfficerId>();
    const auto id = OfficerId::fromHex(*hex);
    if (!id || id->isZero())
        return fail(ErrorCode::InvalidInput, "--officer-id takes 32 hexadecimal digits.");
    return std::optional(*id);
}

Result<WantedCode> wantedFrom(const Arguments& arguments) {
    WantedCode wanted;
    const auto role = roleIn(arguments);
    if (!role)
        return role.error();
    wanted.role = *role;
    for (const auto& [option, place] : {std::pair{"officer", &wanted.officerName}, std::pair{"team", &wanted.team},
             std::pair{"district", &wanted.district}, std::pair{"tablet", &wanted.tabletName},
             std::pair{"by", &wanted.by}, std::pair{"reason", &wanted.why}}) {
        auto name = nameFrom(arguments, option);
        if (!name)
            return name.error();
        *place = std::move(*name);
    }
    if (wanted.by.empty())
        wanted.by = nobodyNamed;
    const auto hours = arguments.number("valid-hours", 24, 1, EnrolmentOffice::mostHours);
    if (!hours)
        return hours.error();
    wanted.validHours = *hours;
    auto officer = wantedOfficer(arguments);
    if (!officer)
        return officer.error();
    wanted.officer = *officer;
    return wanted;
}

Status enrol(const Arguments& arguments, const CommandContext& context) {
    const auto wanted = wantedFrom(arguments);
    if (!wanted)
        return wanted.error();
    auto store = openStore(arguments, context);
    return store ? makeAndShow(**store, *wanted, arguments, context) : Status(store.error());
}

} // namespace

Status makeAndShow(
    ServerStore& store, const WantedCode& wanted, const Arguments& arguments, const CommandContext& context) {
    if (auto status = checkNotStopped(store); !status)
        return status;
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto made = EnrolmentOffice(store, *identity, context.clock, context.random).make(wanted);
    if (!made)
        return made.error();
    const auto text = textOf(made->code);
    context.out << text << "\n";
    if (arguments.find("qr")) {
        const auto drawn = terminalQr(text);
        if (!drawn)
            return drawn.error();
        context.err << *drawn;
    }
    const auto& offer = made->offer;
    context.err << "For " << offer.officerName << " (--officer-id " << offer.officer.hex() << ")"
                << (offer.tabletName.empty() ? std::string() : ", on the tablet '" + offer.tabletName + "' alone")
                << ". Works once, until " << shownTime(offer.expiresAtMs) << "; 'codes withdraw " << offer.shownId()
                << "' ends it before. Hand it over in person: whoever has it becomes this officer.\n";
    return success();
}

Command enrolCommand() {
    return {{"enrol", "", false,
                "Prints a one-time code that enrols one tablet for one officer. Works while the server runs.",
                {storeOption(),
                    {"officer", "NAME", "As shown to others: \"PC 4417 Dale\". The same name is the same officer.",
                        true, false},
                    {"officer-id", "HEX", "The officer by id, where the name has changed.", false, false},
                    {"role", "ROLE", wordsOfRoles() + " Default officer.", false, false},
                    {"team", "TEAM", "The officer's team.", true, false},
                    {"district", "DISTRICT", "The officer's district.", true, false},
                    {"tablet", "NAME", "The only tablet that may use it, by its name.", false, false},
                    {"valid-hours", "N", "How long the code works. Default 24.", false, false},
                    {"by", "NAME", "Who makes it; it stands in the audit.", false, false},
                    {"reason", "TEXT", "Why; it stands in the audit.", false, false},
                    {"qr", "", "Draw it as a QR code too, on standard error.", false, false}}},
        enrol};
}

} // namespace seenheard
