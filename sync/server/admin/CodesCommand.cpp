#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/admin/EnrolCommand.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

Status make(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    const auto hours = arguments.number("valid-hours", 24, 1, EnrolmentOffice::mostHours);
    if (!hours)
        return hours.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto people = (*store)->people().people();
    if (!people)
        return people.error();
    const auto& id = arguments.operands().front();
    const auto person = std::ranges::find(*people, id, &Person::id);
    if (person == people->end() || person->leftAtMs)
        return fail(ErrorCode::NotFound,
            person == people->end()
                ? "There is no person '" + id + "'. 'seenheard-server people list' shows those that are loaded."
                : "'" + id + "' has left, so there is no code for him. 'people change' takes him back.");
    return makeAndShow(**store,
        {person->name, person->officer, person->role, person->team, person->district, arguments.get("tablet"), *hours,
            decider->by, decider->why, SignerId{}},
        arguments, context);
}

Status withdraw(const Arguments& arguments, const CommandContext& context) {
    const auto decision = beginDecision(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    EnrolmentOffice office(store, *identity, context.clock, context.random);
    const auto offer = office.find(arguments.operands().front());
    if (!offer)
        return offer.error();
    if (auto done = office.withdraw(*offer, decider.by, decider.why, SignerId{}); !done)
        return done;
    context.out << offer->shownId() << ": withdrawn\n";
    return success();
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto open = (*store)->signers().openOffers();
    if (!open)
        return open.error();
    const auto nowMs = context.clock.now().utcMs;
    auto all = nlohmann::ordered_json::array();
    for (const auto& offer : *open)
        all.push_back({{"code", offer.shownId()}, {"officer", offer.officerName}, {"role", wordFor(offer.role)},
            {"team", offer.team}, {"tablet", offer.tabletName}, {"by", offer.by}, {"why", offer.reason},
            {"made", shownTime(offer.offeredAtMs)}, {"expires", shownTime(offer.expiresAtMs)},
            {"expired", nowMs > offer.expiresAtMs}});
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"codes", all}}.dump(2) << "\n";
        return success();
    }
    for (const auto& one : all) {
        const auto tablet = one["tablet"].get<std::string>();
        context.out << one["code"].get<std::string>() << "  " << one["officer"].get<std::string>() << ", "
                    << one["role"].get<std::string>() << ", " << (tablet.empty() ? "any tablet" : tablet) << ": "
                    << (one["expired"].get<bool>() ? "expired " : "until ") << one["expires"].get<std::string>()
                    << ", by " << one["by"].get<std::string>() << "\n";
    }
    if (all.empty())
        context.out << "No code is open.\n";
    return success();
}

} // namespace

Command makeCodeCommand() {
    auto options = actOptions();
    options.push_back({"tablet", "NAME", "The only tablet that may use it, by its name.", false, false});
    options.push_back({"valid-hours", "N", "How long the code works. Default 24.", false, false});
    options.push_back({"qr", "", "Draw it as a QR code too, on standard error.", false, false});
    return {{"codes make", "PERSON", false,
                "Prints a one-time code that enrols one tablet for a person who was loaded ('people load').",
                std::move(options)},
        make};
}

Command listCodesCommand() {
    return {{"codes list", "", false,
                "Lists one-time codes that nobody has used: for whom, by whom, until when; never the code.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        list};
}

Command withdrawCodeCommand() {
    return {{"codes withdraw", "CODE", false, "Has a code that was not used work no more, by its id in 'codes list'.",
                actOptions()},
        withdraw};
}

} // namespace seenheard
