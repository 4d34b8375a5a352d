#include "sync/server/admin/ActCommand.h"
#include "sync/server/people/PeopleRegister.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

/// What stands on: the store, who decides, and the register on both.
class PeopleDesk {
public:
    static Result<PeopleDesk> open(const Arguments& arguments, const CommandContext& context) {
        auto decision = beginChange(arguments, context);
        if (!decision)
            return decision.error();
        auto identity = decision->store->identity();
        if (!identity)
            return identity.error();
        const auto& [by, why] = decision->decider;
        return PeopleDesk(std::move(decision->store), *std::move(identity),
            {by, why, SignerId{}, context.clock.now().utcMs}, context);
    }

    [[nodiscard]] Result<std::vector<ReferenceSet>> storedSets() { return people().storedSets(); }
    [[nodiscard]] Result<std::vector<Person>> everybody() { return store_->people().people(); }
    [[nodiscard]] const PeopleDecider& decider() const { return decider_; }

    /// Prints what changes; and changes it, unless it is only to be shown.
    Status change(const PeopleWanted& wanted, bool onlyShown) {
        const auto stored = storedSets();
        if (!stored)
            return stored.error();
        const auto plan = people().plan(wanted, decider_);
        if (!plan)
            return plan.error();
        auto lines = plan->lines;
        for (const auto& set : plan->sets) {
            const bool same = std::ranges::any_of(*stored, [&](const ReferenceSet& one) {
                return one.version.set == set.content.set && one.items == set.content.items;
            });
            if (!same)
                lines.push_back(set.content.set + ": " + std::to_string(set.items) + " items");
        }
        for (const auto& line : lines)
            context_.out << line << "\n";
        if (onlyShown) {
            context_.err << lines.size() << " changes. Nothing was changed (--dry-run).\n";
            return success();
        }
        if (auto done = people().carryOut(*plan, decider_); !done)
            return done;
        context_.err << lines.size() << " changes"
                     << (lines.empty() ? ": all is so already.\n" : ". Tablets take them up at their next exchange.\n");
        return success();
    }

private:
    PeopleDesk(std::unique_ptr<ServerStore> store, ServerIdentity identity, PeopleDecider decider,
        const CommandContext& context)
        : store_(std::move(store))
        , identity_(std::move(identity))
        , decider_(std::move(decider))
        , context_(context) {}

    [[nodiscard]] PeopleRegister people() { return {*store_, identity_, context_.clock, context_.random}; }

    std::unique_ptr<ServerStore> store_;
    ServerIdentity identity_;
    PeopleDecider decider_;
    const CommandContext& context_;
};

Status load(const Arguments& arguments, const CommandContext& context) {
    auto desk = PeopleDesk::open(arguments, context);
    if (!desk)
        return desk.error();
    const auto stored = desk->storedSets();
    if (!stored)
        return stored.error();
    auto wanted = readPeopleFolder(arguments.operands().front(), *stored);
    if (!wanted)
        return wanted.error();
    wanted->whole = arguments.find("leavers").has_value();
    // An empty list is far more often a failed export than a force without anybody.
    if (wanted->whole && wanted->people.empty())
        return fail(ErrorCode::InvalidInput,
            "With --leavers everybody who is not in officers.csv has left, and nobody is in it. Nothing was changed.");
    return desk->change(*wanted, arguments.find("dry-run").has_value());
}

Result<Person> personOf(PeopleDesk& desk, const std::string& id) {
    const auto people = desk.everybody();
    if (!people)
        return people.error();
    const auto found = std::ranges::find(*people, id, &Person::id);
    if (found == people->end())
        return fail(ErrorCode::NotFound,
            "There is no person '" + id + "'. 'seenheard-server people list' shows those that are loaded.");
    return *found;
}

Status change(const Arguments& arguments, const CommandContext& context) {
    auto desk = PeopleDesk::open(arguments, context);
    if (!desk)
        return desk.error();
    auto person = personOf(*desk, arguments.operands().front());
    if (!person)
        return person.error();
    person->name = arguments.get("name", person->name);
    person->team = arguments.get("team", person->team);
    person->district = arguments.get("district", person->district);
    const auto role = roleFrom(arguments.get("role", std::string(wordFor(person->role))));
    if (!role || *role == Role::Server)
        return fail(ErrorCode::InvalidInput, "'" + arguments.get("role") + "' is no role. " + wordsOfRoles());
    person->role = *role;
    person->leftAtMs.reset();
    const auto stored = desk->storedSets();
    const auto places = stored ? KnownPlaces::of({}, *stored) : Result<KnownPlaces>(stored.error());
    if (!places)
        return places.error();
    if (auto fault = faultOf(*person, *places); !fault.empty())
        return fail(ErrorCode::InvalidInput, fault + " Nothing was changed.");
    return desk->change({{*person}, std::nullopt, {}, false}, arguments.find("dry-run").has_value());
}

Status leave(const Arguments& arguments, const CommandContext& context) {
    auto desk = PeopleDesk::open(arguments, context);
    if (!desk)
        return desk.error();
    auto person = personOf(*desk, arguments.operands().front());
    if (!person)
        return person.error();
    if (!person->leftAtMs)
        person->leftAtMs = desk->decider().nowMs;
    return desk->change({{*person}, std::nullopt, {}, false}, arguments.find("dry-run").has_value());
}

nlohmann::ordered_json describe(const Person& person, const std::vector<Assignment>& assignments) {
    auto follows = nlohmann::ordered_json::array();
    for (const auto& [officer, scope] : assignments)
        if (officer == person.officer)
            follows.push_back(std::string(wordFor(scope.kind)) + ":" + scope.id);
    return {{"id", person.id}, {"name", person.name}, {"role", wordFor(person.role)}, {"team", person.team},
        {"district", person.district}, {"officer_id", person.officer.hex()}, {"follows", std::move(follows)},
        {"left", person.leftAtMs ? nlohmann::ordered_json(shownTime(*person.leftAtMs)) : nullptr}};
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto people = (*store)->people().people();
    if (!people)
        return people.error();
    const auto assignments = (*store)->people().assignments();
    if (!assignments)
        return assignments.error();
    auto all = nlohmann::ordered_json::array();
    for (const auto& person : *people)
        all.push_back(describe(person, *assignments));
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"people", all}}.dump(2) << "\n";
        return success();
    }
    for (const auto& person : all)
        context.out << person["id"].get<std::string>() << "  " << person["name"].get<std::string>() << ": "
                    << person["role"].get<std::string>() << ", " << person["team"].get<std::string>() << ", "
                    << person["district"].get<std::string>()
                    << (person["left"].is_null() ? std::string() : ", left " + person["left"].get<std::string>())
                    << "\n";
    if (all.empty())
        context.err << "Nobody is loaded. 'seenheard-server people load' takes a folder of CSV files.\n";
    return success();
}

std::vector<Option> changing(std::vector<Option> more) {
    auto options = actOptions();
    options.push_back({"dry-run", "", "Only show what would change.", false, false});
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

} // namespace

Command loadPeopleCommand() {
    return {{"people load", "DIR", false,
                "Loads officers.csv, assignments.csv, and teams, districts, homes and schools from a folder, all or "
                "nothing. See docs/server.md.",
                changing({{"leavers", "",
                    "Who is not in officers.csv has left: enrolments are revoked, codes withdrawn, tablets wiped.",
                    false, false}})},
        load};
}

Command changePersonCommand() {
    return {{"people change", "ID", false,
                "Changes one person who was loaded: name, role, team, district; or takes him back who had left.",
                changing({{"name", "NAME", "As officers read it: \"PC 4417 Dale\".", false, false},
                    {"role", "ROLE", wordsOfRoles(), false, false}, {"team", "TEAM", "By name or id.", false, false},
                    {"district", "DISTRICT", "By name or id.", false, false}})},
        change};
}

Command personLeftCommand() {
    return {{"people leave", "ID", false,
                "Closes a person who has left: enrolments are revoked, codes withdrawn, tablets wiped. What he wrote "
                "stays, and what his tablets still hold is delivered and held.",
                changing({})},
        leave};
}

Command listPeopleCommand() {
    return {{"people list", "", false, "Lists the people that were loaded, with role, team and district.",
                {storeOption(), {"json", "", "As JSON, with what each follows.", false, false}}},
        list};
}

} // namespace seenheard
