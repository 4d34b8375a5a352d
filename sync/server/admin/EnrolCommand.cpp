#include "platform/crypto/Hashing.h"
#include "sync/protocol/EnrolmentCode.h"
#include "sync/server/admin/Command.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::int64_t msOfHour = 60LL * 60 * 1000;
constexpr std::int64_t mostHours = 24LL * 14;

Result<Role> roleIn(const Arguments& arguments) {
    const auto word = arguments.get("role", std::string(wordFor(Role::Officer)));
    const auto role = roleFrom(word);
    if (role && *role != Role::Server)
        return *role;
    std::string words;
    for (const auto each : rolesOfPeople())
        words += (words.empty() ? "" : ", ") + std::string(wordFor(each));
    return fail(ErrorCode::InvalidInput, "--role takes one of " + words + ", not '" + word + "'.");
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

Result<EnrolmentOffer> offerFrom(const Arguments& arguments, const CommandContext& context) {
    EnrolmentOffer offer;
    const auto role = roleIn(arguments);
    if (!role)
        return role.error();
    offer.role = *role;
    for (const auto& [option, place] : {std::pair{"officer", &offer.officerName}, std::pair{"team", &offer.team},
             std::pair{"district", &offer.district}}) {
        auto name = nameFrom(arguments, option);
        if (!name)
            return name.error();
        *place = std::move(*name);
    }
    const auto hours = arguments.number("valid-hours", 24, 1, mostHours);
    if (!hours)
        return hours.error();
    offer.offeredAtMs = context.clock.now().utcMs;
    offer.expiresAtMs = offer.offeredAtMs + *hours * msOfHour;
    return offer;
}

Status enrol(const Arguments& arguments, const CommandContext& context) {
    auto offer = offerFrom(arguments, context);
    if (!offer)
        return offer.error();
    const auto wanted = wantedOfficer(arguments);
    if (!wanted)
        return wanted.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = checkNotStopped(**store); !status)
        return status;
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const auto officer = (*store)->signers().officer(offer->officerName, *wanted, context.random);
    if (!officer)
        return officer.error();
    offer->officer = *officer;

    EnrolmentCode code;
    const auto fingerprint = sha256(canonicalBytes(identity->authority()));
    std::copy_n(fingerprint.octets.begin(), code.fingerprint.size(), code.fingerprint.begin());
    context.random.fill(code.secret);
    offer->secretHash = sha256(code.secret);
    if (auto status = (*store)->signers().offer(*offer); !status)
        return status;
    context.out << textOf(code) << "\n";
    context.err << "For " << offer->officerName << " (--officer-id " << officer->hex() << "). Works once, until "
                << shownTime(offer->expiresAtMs) << ". Hand it over in person: whoever has it becomes this officer.\n";
    return success();
}

} // namespace

Command enrolCommand() {
    return {{"enrol", "", false,
                "Prints a one-time code that enrols one tablet for one officer. Works while the server runs.",
                {storeOption(),
                    {"officer", "NAME", "As shown to others: \"PC 4417 Dale\". The same name is the same officer.",
                        true, false},
                    {"officer-id", "HEX", "The officer by id, where the name has changed.", false, false},
                    {"role", "ROLE",
                        "officer (default), supervisor (who may decide), pcso, early_action or missing_coordinator.",
                        false, false},
                    {"team", "TEAM", "The officer's team.", true, false},
                    {"district", "DISTRICT", "The officer's district.", true, false},
                    {"valid-hours", "N", "How long the code works. Default 24.", false, false}}},
        enrol};
}

} // namespace seenheard
