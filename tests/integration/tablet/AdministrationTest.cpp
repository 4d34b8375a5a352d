#include "app/storage/ProfileDirectory.h"
#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr auto incident = "incident-da-two-young-children";
constexpr auto firstAnswers = "da-two-young-children.first-officer";
constexpr auto secondAnswers = "da-two-young-children.second-officer";

/// A server with somebody who administers it at a shell.
class AdministeredWorld : public World {
public:
    /// One command that decides something, in the name of Inspector Shah.
    std::string decide(std::vector<std::string> words, const std::string& reason = "looked at it") const {
        words.insert(words.end(), {"--by", "Insp Shah", "--reason", reason, "--store", store().string()});
        return server(words);
    }
    [[nodiscard]] nlohmann::json list(const std::string& what) const {
        return nlohmann::json::parse(server({what, "list", "--json", "--store", store().string()})).at(what);
    }
    [[nodiscard]] std::string signerOf(const std::string& officer) const {
        for (const auto& signer : list("signers"))
            if (signer.at("officer") == officer)
                return signer.at("signer");
        FAIL("no such officer: " << officer);
        return {};
    }
};

std::string heldEntry(const AdministeredWorld& world, const std::string& officer, const std::string& reason) {
    const auto held = world.list("holds");
    REQUIRE(held.size() == 1);
    CHECK(held[0].at("officer") == officer);
    CHECK(held[0].at("reason") == reason);
    return held[0].at("entry");
}

} // namespace

TEST_CASE("a copied tablet: the second tail is held, everybody is told, and a release brings its words to all") {
    AdministeredWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const HeadlessTablet copy(world.file("copy"));
    std::filesystem::copy(dale.profile(), copy.profile(), std::filesystem::copy_options::recursive);

    const auto record = dale.record(caseFile(firstAnswers), incident);
    dale.json({"exchange"});
    CHECK(copy.record(caseFile(secondAnswers), incident) == record);
    CHECK(copy.json({"exchange"}).at("held") == 1);
    const auto entry = heldEntry(world, "PC 1 Dale", "fork");
    CHECK(world.list("signers")[0].at("standing") == "forked");

    dale.json({"exchange"});
    for (const auto* tablet : {&dale, &copy}) {
        const auto status = tablet->json({"status"});
        CHECK(status.at("standing") == "forked");
        CHECK(status.at("closed_why").get<std::string>().find("copied") != std::string::npos);
    }
    khan.json({"exchange"});
    const auto before = khan.json({"record", "show", record});
    CHECK(before.dump().find("\"forked\":true") != std::string::npos);

    world.decide({"holds", "release", entry}, "PC Dale wrote both");
    CHECK(world.list("holds").empty());
    copy.json({"exchange"});
    CHECK(copy.json({"status"}).at("held") == 0);
    const auto outcomes = copy.json({"record", "show", record}).at("outcomes");
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].at("outcome") == "released");
    CHECK(outcomes[0].at("by") == "Insp Shah");
    CHECK(outcomes[0].at("why") == "PC Dale wrote both");
    khan.json({"exchange"});
    CHECK(khan.json({"record", "show", record}) != before);
}

TEST_CASE("a revoked tablet delivers what it has, which is held, is sent nothing more, and erases its key") {
    AdministeredWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto record = dale.record(caseFile(firstAnswers), incident);
    world.decide({"signers", "revoke", world.signerOf("PC 1 Dale")}, "the tablet is lost");
    khan.record(caseFile(secondAnswers), incident);
    khan.json({"exchange"});

    CHECK(dale.refusal({"exchange"}).find("wiped from the server") != std::string::npos);
    const ProfileDirectory profile{dale.profile()};
    for (const auto& gone : {profile.vault(), profile.store()})
        CHECK_FALSE(std::filesystem::exists(gone));
    CHECK(dale.refusal({"record", "show", record}).find("wiped from the server") != std::string::npos);

    world.decide({"holds", "release", heldEntry(world, "PC 1 Dale", "revoked_signer")});
    khan.json({"exchange"});
    CHECK(khan.json({"record", "show", record}).dump().find("Dale") != std::string::npos);
}

TEST_CASE("a locked tablet that is revoked delivers its black box and erases its key without anybody's PIN") {
    AdministeredWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = dale.record(caseFile(firstAnswers), incident); // nobody else has it
    world.decide({"signers", "revoke", world.signerOf("PC 1 Dale")}, "the tablet is lost");
    const auto ended = dale.run({"deliver", "--json"}, "");
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(nlohmann::json::parse(ended.out).at("carried_out") == nlohmann::json{"wipe"});
    CHECK_FALSE(std::filesystem::exists(ProfileDirectory{dale.profile()}.vault()));
    CHECK_FALSE(heldEntry(world, "PC 1 Dale", "revoked_signer").empty());
}

TEST_CASE("a record that is disposed of is gone from every tablet, and what comes later is refused with a reason") {
    AdministeredWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto record = dale.record(caseFile(firstAnswers), incident);
    const auto kept = dale.record(caseFile("da-behaviour-not-recorded.answers"), "incident-da-behaviour-not-recorded");
    dale.json({"exchange"});
    khan.record(caseFile(secondAnswers), incident); // without a network
    CHECK(dale.json({"find", "stop"}).at("found").size() == 1);

    world.decide({"dispose", record}, "a court ordered it");
    dale.json({"exchange"});
    CHECK(dale.records() == std::vector{kept});
    CHECK(dale.json({"find", "stop"}).at("found").empty());
    CHECK(dale.refusal({"record", "show", record}).find("no record") != std::string::npos);
    CHECK(dale.refusal(
                  {"record", "new", "incident_observation", "--answers", caseFile(firstAnswers), "--about", incident})
              .find("disposed of")
        != std::string::npos);

    CHECK(khan.json({"exchange"}).at("held") == 1);
    CHECK(khan.records() == std::vector{kept});
    const auto entry = heldEntry(world, "PC 2 Khan", "record_disposed");
    const auto words = std::vector<std::string>{
        "holds", "release", entry, "--by", "Insp Shah", "--reason", "x", "--store", world.store().string()};
    CHECK(world.startServerCommand(words).wait().err.find("disposed of") != std::string::npos);
    world.decide({"holds", "refuse", entry}, "the record is gone");
    khan.json({"exchange"});
    const auto outcomes = khan.json({"status"}).at("outcomes");
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].at("outcome") == "refused");
    CHECK(outcomes[0].at("why") == "the record is gone");
}

TEST_CASE("a role that is given lets an officer decide, and a late entry opens what was decided again and says why") {
    AdministeredWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto reed = world.tablet("PS 3 Reed");
    const auto record = dale.record(caseFile(firstAnswers), incident);
    dale.json({"exchange"});
    khan.record(caseFile(secondAnswers), incident); // without a network
    reed.json({"exchange"});
    const auto path = reed.child(record, "Alex Ashworth") + "/officer_concern";
    const std::vector<std::string> decision{
        "decide", record, path, "--value", "\"none_seen\"", "--reason", "seen at noon, well"};
    CHECK(reed.refusal(decision).find("supervisor") != std::string::npos);
    world.decide({"signers", "role", world.signerOf("PS 3 Reed"), "--role", "supervisor"}, "acting sergeant");
    reed.json({"exchange"});
    CHECK(reed.json({"status"}).at("role") == "supervisor");
    reed.json(decision);
    reed.json({"exchange"});
    CHECK(reed.json({"differences"}).at("differences").empty());

    khan.json({"exchange"});
    exchangeAll({&khan, &reed});
    auto open = reed.json({"differences"}).at("differences");
    REQUIRE(open.size() == 1);
    CHECK(open[0].at("path") == path);
    CHECK(open[0].at("reopened")
        == "PS 3 Reed had decided this; what PC 2 Khan wrote had not seen the decision, so it is open again");
    reed.json({"decide", record, path, "--value", "\"serious\"", "--reason", "PC Khan saw the child later"});
    exchangeAll({&khan, &reed});
    CHECK(khan.json({"differences"}).at("differences").empty());
    CHECK(khan.field(record, path).at("stand_in") == "serious");
}

} // namespace seenheard
