#include "sync/server/people/PeopleRegister.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <fstream>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string teams = "id,title\nteam-1,Response 1\nteam-2,Response 2\n";
const std::string districts = "id,title\nbradford,Bradford\nleeds,Leeds\n";
const std::string officers = "id,name,role,team,district\n"
                             "4417,PC 4417 Dale,officer,Response 1,Bradford\n"
                             "3003,PS 3 Webb,supervisor,team-1,bradford\n"
                             "5005,PC 5 Khan,missing_coordinator,Response 2,Leeds\n";

/// A server, and a folder of lists to load into it.
class Force : public ServerUnderTest {
public:
    Force() {
        put("teams.csv", teams);
        put("districts.csv", districts);
        put("homes.csv", "id,title\nelm,Elm House\n");
        put("officers.csv", officers);
    }
    void put(const std::string& name, const std::string& content) const { std::ofstream(folder_ / name) << content; }

    CommandResult load(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{
            "people", "load", folder_.path().string(), "--by", "Pat Lowe", "--reason", "the morning's lists"};
        words.insert(words.end(), more.begin(), more.end());
        return runStopped(std::move(words));
    }
    std::vector<Person> people() { return store().people().people().value(); }
    Person person(const std::string& id) {
        for (const auto& one : people())
            if (one.id == id)
                return one;
        FAIL("there is nobody of that id: " << id);
        return {};
    }
    std::vector<std::string> follows(const std::string& id) {
        std::vector<std::string> scopes;
        const auto assigned = store().assignments().assigned(person(id).officer).value();
        scopes.reserve(assigned.size());
        for (const auto& scope : assigned)
            scopes.push_back(std::string(wordFor(scope.kind)) + ":" + scope.id);
        return scopes;
    }
    SignerState stateOf(const ScriptedTablet& tablet) { return store().log().signer(tablet.signer()).value().value(); }

private:
    TempDirectory folder_;
};

} // namespace

TEST_CASE("People are loaded with their teams, and follow what team, role and the list of assignments say") {
    Force force;
    force.put("assignments.csv", "officer,scope\n3003,team:Response 2\n3003,home:elm\n");
    const auto loaded = force.load();
    INFO(loaded.said);
    REQUIRE(loaded.code == 0);
    CHECK_THAT(loaded.said, ContainsSubstring("4417 PC 4417 Dale joins: officer; Response 1; Bradford"));
    REQUIRE(force.people().size() == 3);
    CHECK(force.person("3003").team == "Response 1");
    CHECK(force.person("3003").district == "Bradford");
    CHECK(force.follows("4417") == std::vector<std::string>{"team:Response 1"});
    CHECK(force.follows("3003") == std::vector<std::string>{"team:Response 1", "team:Response 2", "home:elm"});
    CHECK(force.follows("5005") == std::vector<std::string>{"team:Response 2", "missing_children:Leeds"});
}

TEST_CASE("The same lists again change nothing, and say so") {
    Force force;
    force.put("assignments.csv", "officer,scope\n3003,home:elm\n");
    REQUIRE(force.load().code == 0);
    const auto before = force.store().audit().rows(0, 1000).value();
    const auto head = force.store().log().head()->ref.size;
    const auto again = force.load();
    CHECK(again.said == "0 changes: all is so already.\n");
    CHECK(force.store().audit().rows(0, 1000).value() == before);
    CHECK(force.store().log().head()->ref.size == head);
}

TEST_CASE("Every bad line is named with its file, and nothing is loaded") {
    Force force;
    force.put("officers.csv",
        "id,name,role,team,district\n"
        "1,PC 1 Dale,king,Response 1,Bradford\n"
        "2,PC 2 Khan,officer,Response 9,Bradford\n"
        "3,,officer,Response 1,Bradford\n"
        "4,PC 4 Frost,officer,Response 1\n"
        "5,PC 5 Moss,officer,Response 1,Mars\n"
        "6,PC 6 Reed,officer,Response 1,Bradford\n"
        "6,PC 7 Reed,officer,Response 1,Bradford\n"
        "8,PC 6 Reed,officer,Response 1,Bradford\n"
        "a b,PC 9 Lowe,officer,Response 1,Bradford\n");
    force.put("assignments.csv", "officer,scope\n6,force\n6,home:oak\n6,team:Response 9\n");
    force.put("homes.csv", "id,title\nelm,Elm House\nelm,Elm House again\n");
    force.put("rota.csv", "a,b\n");
    const auto loaded = force.load();
    CHECK(loaded.code == 1);
    for (const auto* fault : {"officers.csv: line 2: 'king' is no role",
             "officers.csv: line 3: there is no team 'Response 9'", "officers.csv: line 4: 'name' has to be",
             "officers.csv: line 5: there are 4 cells", "officers.csv: line 6: there is no district 'Mars'",
             "officers.csv: line 8: the id '6' is on line 7 already",
             "officers.csv: line 9: the name 'PC 6 Reed' is on line 7 already", "officers.csv: line 10: 'id' has to be",
             "assignments.csv: line 2: 'force' is no scope", "assignments.csv: line 4: there is no team 'Response 9'",
             "homes.csv: line 3: the id 'elm' is there already", "rota.csv: this is not read here"})
        CHECK_THAT(loaded.said, ContainsSubstring(fault));
    CHECK(force.people().empty());
    CHECK(force.store().catalogue().referenceVersions().value().empty());
    CHECK(force.store().audit().rows(0, 1000).value().empty());
}

TEST_CASE("An assignment of somebody who is nowhere is named by its line") {
    Force force;
    force.put("assignments.csv", "officer,scope\n9999,home:elm\n");
    const auto loaded = force.load();
    CHECK(loaded.code == 1);
    CHECK_THAT(loaded.said, ContainsSubstring("assignments.csv: line 2: there is no officer '9999'"));
    CHECK(force.people().empty());
}

TEST_CASE("A dry run shows what would change and changes nothing") {
    Force force;
    const auto shown = force.load({"--dry-run"});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.said, ContainsSubstring("4417 PC 4417 Dale joins"));
    CHECK_THAT(shown.said, ContainsSubstring("Nothing was changed (--dry-run)"));
    CHECK(force.people().empty());
    CHECK(force.store().catalogue().referenceVersions().value().empty());
}

TEST_CASE("A new role and a new team reach the tablet that somebody has") {
    Force force;
    auto tablet = force.enrolled("PC 4417 Dale");
    REQUIRE(force.load().code == 0);
    CHECK(force.person("4417").officer == tablet.certificate().officer);
    force.put("officers.csv", "id,name,role,team,district\n4417,PS 4417 Dale,supervisor,Response 2,Leeds\n");
    const auto changed = force.load();
    INFO(changed.said);
    REQUIRE(changed.code == 0);
    CHECK_THAT(changed.said,
        ContainsSubstring("name 'PC 4417 Dale', now 'PS 4417 Dale'; role 'officer', now 'supervisor'; team 'Response "
                          "1', now 'Response 2'; district 'Bradford', now 'Leeds'"));
    CHECK(force.stateOf(tablet).role == Role::Supervisor);
    CHECK(force.follows("4417") == std::vector<std::string>{"team:Response 2"});
    CHECK(force.people().size() == 3); // the others were not said to have left
    const auto answer = force.exchange(tablet);
    CHECK(std::ranges::find(answer.scopes, RecordScope{ScopeKind::Team, "Response 1"}) == answer.scopes.end());
}

TEST_CASE(
    "Who is missing from the list has left: revoked, wiped, unassigned, his codes withdrawn; what he wrote stays") {
    Force force;
    REQUIRE(force.load().code == 0);
    auto tablet = force.enrolled("PC 4417 Dale");
    (void)force.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("one")), force.form)});
    const auto kept = tablet.write(partWith(recordNumber(1), test_form::words(), Text("two")), force.form);
    REQUIRE(force.runStopped({"codes", "make", "4417", "--by", "PS 3 Webb", "--reason", "a spare tablet"}).code == 0);

    force.put("officers.csv",
        "id,name,role,team,district\n3003,PS 3 Webb,supervisor,team-1,bradford\n"
        "5005,PC 5 Khan,missing_coordinator,Response 2,Leeds\n");
    CHECK(force.load().code == 0);
    CHECK_FALSE(force.person("4417").leftAtMs); // not asked for
    const auto left = force.load({"--leavers"});
    INFO(left.said);
    REQUIRE(left.code == 0);
    CHECK_THAT(left.said, ContainsSubstring("4417 PC 4417 Dale has left"));
    CHECK(force.person("4417").leftAtMs.has_value());
    CHECK(force.stateOf(tablet).standing == SignerStanding::Revoked);
    CHECK(force.follows("4417").empty());
    CHECK(force.store().signers().openOffers().value().empty());
    const auto commands = force.store().tabletCommands().given().value();
    REQUIRE(commands.size() == 1);
    CHECK(commands[0].command.kind == CommandKind::Wipe);

    // What his tablet still holds comes in, and is held.
    const auto answer = force.exchange(tablet, {kept});
    REQUIRE(answer.receipts.size() == 1);
    CHECK(answer.receipts[0].state == ReceiptState::Held);
    CHECK(answer.receipts[0].reason == HoldReason::RevokedSigner);
    CHECK(force.load({"--leavers"}).said == "0 changes: all is so already.\n");

    // And back again, to be enrolled anew.
    REQUIRE(force.runStopped({"people", "change", "4417", "--by", "Pat Lowe", "--reason", "back"}).code == 0);
    CHECK_FALSE(force.person("4417").leftAtMs);
    CHECK(force.stateOf(tablet).standing == SignerStanding::Revoked);
}

TEST_CASE("A list without anybody does not close the whole force") {
    Force force;
    REQUIRE(force.load().code == 0);
    force.put("officers.csv", "id,name,role,team,district\n");
    const auto refused = force.load({"--leavers"});
    CHECK(refused.code == 1);
    CHECK_FALSE(force.person("4417").leftAtMs);
}

TEST_CASE("Each change of people is a row of the audit with who and why") {
    Force force;
    REQUIRE(force.load().code == 0);
    const auto rows = force.store().audit().rows(0, 1000).value();
    REQUIRE_FALSE(rows.empty());
    for (const auto& row : rows) {
        CHECK(row.kind == AuditKind::Administration);
        CHECK(row.person == "Pat Lowe");
        CHECK(row.why == "the morning's lists");
        CHECK(digestOf(row) == row.digest);
    }
    CHECK(rows[0].how == "person_joined");
    CHECK(rows[0].subject == "3003");
}

TEST_CASE("Whom a command has follow what is a row of the audit; nobody is assigned without a name and a reason") {
    Force force;
    REQUIRE(force.load().code == 0);
    const auto tablet = force.enrolled("PC 9 Frost");
    const auto before = force.store().audit().rows(0, 1000).value().size();
    const auto change = [&](const std::string& how, const std::string& officer, std::vector<std::string> more) {
        std::vector<std::string> words{"people", how, "--officer", officer, "--scope", "home:elm"};
        words.insert(words.end(), more.begin(), more.end());
        return force.runStopped(std::move(words)).code;
    };
    const std::vector<std::string> decided{"--by", "A. Head", "--reason", "looks in"};
    for (const auto& some : {std::vector<std::string>{}, {"--by", "A. Head"}, {"--reason", "looks in"}})
        CHECK(change("assign", "PC 4417 Dale", some) == 2);
    CHECK(change("assign", "PC 4417 Dale", {"--by", " ", "--reason", "looks in"}) == 1);
    CHECK(change("assign", "PC 0 Nobody", decided) == 1);
    CHECK(force.store().audit().rows(0, 1000).value().size() == before);

    CHECK(change("assign", "PC 4417 Dale", decided) == 0);
    CHECK(change("assign", "PC 4417 Dale", decided) == 0); // It was so already.
    CHECK(change("assign", "PC 9 Frost", decided) == 0);
    CHECK(change("unassign", "PC 4417 Dale", decided) == 0);
    const auto rows = force.store().audit().rows(0, 1000).value();
    REQUIRE(rows.size() == before + 3);
    CHECK(rows[before].how == "assigned");
    CHECK(rows[before].person == "A. Head");
    CHECK(rows[before].why == "looks in");
    CHECK(rows[before].subject == "4417");
    CHECK(rows[before].detail == "home:elm");
    // Whom no list names is named by his id.
    CHECK(rows[before + 1].subject == "officer " + tablet.certificate().officer.hex());
    CHECK(rows[before + 2].how == "unassigned");
    CHECK(digestOf(rows[before + 2]) == rows[before + 2].digest);
}
