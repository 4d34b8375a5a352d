#include "sync/rules/RecordScopes.h"

#include "tests/unit/forms/Definitions.h"
#include "tests/unit/records/RandomParts.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr FieldNumber firstField = 20;

const FormDefinition& formOfScopes() {
    static const FormDefinition form = [] {
        const auto field = [](const std::string& number, const std::string& scope) {
            return R"({"name": "f)" + number + R"(", "number": )" + number
                + R"(, "type": "text", "max_length": 40, "kind": "account", "label": "F", "section": "scene",)"
                + R"( "tier": "optional", "scope": ")" + scope + R"("})";
        };
        auto read =
            testing::formWith(field("20", "home") + "," + field("21", "team") + "," + field("22", "missing_children"));
        INFO((read.ok() ? std::string() : read.error().message));
        REQUIRE(read.ok());
        return std::move(*read);
    }();
    return form;
}

/// The random parts' numbers as what fields of scopes hold.
std::vector<FoldInput> naming(std::vector<FoldInput> parts) {
    for (auto& part : parts) {
        for (auto& operation : part.operations) {
            operation.key.path = {std::get<FieldNumber>(operation.key.path.front()) + firstField};
            if (const auto* number = std::get_if<std::int64_t>(&operation.value))
                operation.value = Text("place " + std::to_string(*number));
        }
    }
    return parts;
}

/// Signers 0 and 1 are one officer on two tablets.
OfficerId officerOfSigner(const SignerId& signer) {
    return idNumbered<OfficerId>(signer.octets.back() < 2 ? 1 : 2);
}

std::set<RecordScope> scopesIn(const RecordState& state) {
    return scopesOf(state, formOfScopes(), officerOfSigner);
}

bool stands(const RecordState& state, const RegisterKey& key, const OperationId& id) {
    const auto ids = headIds(state, key);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The scopes that the heads of `before` make which still stand in `after`.
std::set<RecordScope> madeByWhatStands(RecordState before, const RecordState& after) {
    for (auto& [key, heads] : before.registers)
        std::erase_if(heads, [&](const Head& head) { return !stands(after, key, head.id); });
    return scopesIn(before);
}

} // namespace

TEST_CASE("The scopes of a record do not depend on the order in which its entries arrived") {
    SeededRandom random(20);
    for (int round = 0; round < 3000; ++round) {
        const auto parts = naming(random.oneIn(2) ? honestParts(random) : hostileParts(random));
        const auto scopes = scopesIn(folded(parts));
        CHECK(scopesIn(folded(shuffledWithRepeats(parts, random))) == scopes);
    }
}

TEST_CASE("A record leaves a scope only where the heads that made it were superseded") {
    SeededRandom random(21);
    std::size_t left = 0;
    for (int round = 0; round < 3000; ++round) {
        auto state = emptyRecord();
        for (const auto& part : naming(random.oneIn(2) ? honestParts(random) : hostileParts(random))) {
            const auto before = state;
            fold(state, part);
            const auto now = scopesIn(state);
            for (const auto& scope : madeByWhatStands(before, state))
                CHECK(now.contains(scope));
            const auto then = scopesIn(before);
            left += !std::includes(now.begin(), now.end(), then.begin(), then.end());
        }
    }
    CHECK(left > 100);
}

TEST_CASE("Every head that stands makes its scope, not only the one that stands in") {
    const auto home = [](const char* name) { return std::vector{saying(field(20), Text(name))}; };
    const auto state = folded({entryOf(1, 1, home("Elm House")), entryOf(2, 1, home("Oak House"))});
    CHECK(scopesIn(state).contains({ScopeKind::Home, "Elm House"}));
    CHECK(scopesIn(state).contains({ScopeKind::Home, "Oak House"}));
}

TEST_CASE("A record is in the own scope of everyone whose words stand, and in their teams' at the time of writing") {
    const auto record = [](const char* team) { return std::vector{saying(RegisterKey{{envelope::team}}, Text(team))}; };
    const auto state = folded({entryOf(1, 1, record("Response 1")), entryOf(5, 1, record("Neighbourhood"))});
    CHECK(scopesIn(state)
        == std::set<RecordScope>{officerScope(idNumbered<OfficerId>(1)), officerScope(idNumbered<OfficerId>(2)),
            {ScopeKind::Team, "Neighbourhood"}, {ScopeKind::Team, "Response 1"}});
}

TEST_CASE("What was withdrawn, taken back or not obtained makes no scope") {
    for (const Value& value : {Value(Withdrawn{"another home"}), Value(Cleared{}), Value(NotObtained{"asleep", ""})}) {
        const auto state = folded({entryOf(1, 1, {saying(field(20), value)})});
        CHECK(scopesIn(state) == std::set<RecordScope>{officerScope(idNumbered<OfficerId>(1))});
    }
}

TEST_CASE("A child who was picked puts an incident into that child's timeline") {
    const auto& form = testing::incidentObservation();
    auto key = form.keyOf("children/" + std::string(32, 'a') + "/person_ref");
    REQUIRE(key.ok());
    const auto state = folded({entryOf(1, 1, {saying(*key, Reference{"person", "person-robin"})})});
    CHECK(scopesOf(state, form, officerOfSigner).contains({ScopeKind::Child, "person-robin"}));
}

} // namespace seenheard
