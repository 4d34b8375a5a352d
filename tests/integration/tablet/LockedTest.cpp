#include "app/services/Tablet.h"
#include "platform/crypto/SystemRandom.h"
#include "sync/protocol/BoxSegment.h"
#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr auto noPin = "";

/// Nobody hears it.
class NoRoad final : public Transport {
public:
    void send(HttpRequest, Answer, Sent) override {}
    void cancel() override {}
};

/// The officer writes a note in a new record, and the tablet stops before he saves it.
std::string leaveUnsaved(const HeadlessTablet& tablet, const std::string& note) {
    SystemClock clock;
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    auto open = Tablet::unlock(tablet.profile(), HeadlessTablet::usualPin,
        {clock, random, log, [](const ServerContact&) -> Result<std::unique_ptr<Transport>> {
             return std::unique_ptr<Transport>(std::make_unique<NoRoad>());
         }});
    REQUIRE(open.ok());
    const auto started = (*open)->capture().start("incident_observation", std::nullopt);
    REQUIRE(started.ok());
    const auto key = started->form->keyOf("home_note");
    REQUIRE(key.ok());
    REQUIRE((*open)->capture().answer(started->id, *key, Text(note), "home_note").ok());
    return started->record.hex();
}

/// A tablet with one record that nobody else has.
struct Waiting {
    World world;
    HeadlessTablet dale = world.tablet("PC 1 Dale");
    std::string record = dale.record(caseFile("struck-by-mother-interpreter.answers"));

    nlohmann::json deliver(const HeadlessTablet& tablet) const {
        const auto ended = tablet.run({"deliver", "--json"}, noPin);
        INFO(ended.err);
        REQUIRE(ended.code == 0);
        return nlohmann::json::parse(ended.out);
    }
    std::string tabletOf(const std::string& officer) const {
        for (const auto& one : list())
            if (one.at("officer") == officer)
                return one.at("tablet").get<std::string>();
        FAIL("no tablet of " << officer);
        return {};
    }
    nlohmann::json list() const {
        return nlohmann::json::parse(world.server({"tablets", "list", "--json", "--store", world.store().string()}));
    }
    void tell(const std::string& what) const {
        world.server({"tablets", what, tabletOf("PC 1 Dale"), "--store", world.store().string(), "--by", "Insp. Shah",
            "--reason", "left on a train"});
    }
    std::vector<std::string> recovering(const std::vector<std::string>& more) const {
        std::vector<std::string> words{"recover", dale.profile().string(), "--store", world.store().string(), "--by",
            "Insp. Shah", "--reason", "PIN forgotten", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    nlohmann::json recover(const std::vector<std::string>& more) const {
        return nlohmann::json::parse(world.server(recovering(more)));
    }
    int leaves() const {
        return nlohmann::json::parse(world.server({"status", "--json", "--store", world.store().string()}))
            .at("leaves")
            .get<int>();
    }
    bool reached(const std::string& officer) {
        const auto other = world.tablet(officer);
        const auto records = other.records();
        return std::find(records.begin(), records.end(), record) != records.end();
    }
};

} // namespace

TEST_CASE("A locked tablet brings what waits to the server without its PIN, and goes on from there when unlocked") {
    Waiting here;
    const auto delivered = here.deliver(here.dale);
    CHECK(delivered.at("delivered").get<int>() > 0);
    CHECK(delivered.at("waiting") == 0);
    CHECK(here.reached("PC 2 Khan"));

    const auto before = here.dale.json({"status"});
    CHECK(before.at("waiting") == 0);
    CHECK(before.at("received") == delivered.at("delivered"));
    const auto exchanged = here.dale.json({"exchange"});
    CHECK(exchanged.at("pushed") == 0);
    const auto after = here.dale.json({"status"});
    CHECK(after.at("waiting") == 0);
    CHECK(after.at("received") == 0);
    CHECK(here.deliver(here.dale).at("delivered") == 0);
}

TEST_CASE("A tablet that was locked from the server refuses its PIN until it is unlocked, and keeps everything") {
    Waiting here;
    here.tell("lock");
    CHECK(here.deliver(here.dale).at("carried_out") == nlohmann::json{"lock"});
    CHECK(here.dale.refusal({"status"}).find("locked from the server") != std::string::npos);
    const auto told = here.list().front().at("commands").front();
    CHECK(told.at("by") == "Insp. Shah");
    CHECK_FALSE(told.at("carried_out").is_null());

    here.tell("unlock");
    CHECK(here.deliver(here.dale).at("carried_out") == nlohmann::json{"unlock"});
    CHECK(here.dale.records() == std::vector{here.record});
}

TEST_CASE("A wiped tablet has no key and no store any more, and what it had not sent reaches the server") {
    Waiting here;
    here.tell("wipe");
    const auto delivered = here.deliver(here.dale);
    CHECK(delivered.at("carried_out") == nlohmann::json{"wipe"});
    CHECK(delivered.at("delivered").get<int>() > 0);
    for (const auto& [file, hash] : here.dale.files()) {
        INFO(file);
        CHECK_FALSE(file.starts_with("store.db"));
        CHECK_FALSE(file.starts_with("vault"));
        CHECK_FALSE(file.ends_with(".secret"));
    }
    CHECK_FALSE(boxSegmentsIn(here.dale.profile() / "box").value().empty());
    CHECK(here.dale.refusal({"status"}).find("wiped from the server") != std::string::npos);
    CHECK_FALSE(here.list().front().at("commands").front().at("carried_out").is_null());
    CHECK(here.reached("PC 2 Khan"));
}

TEST_CASE("An open tablet learns at its exchange that it was locked, says so, and has sent what it had") {
    Waiting here;
    here.tell("lock");
    const auto ended = here.dale.run({"exchange"});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("locked from the server") != std::string::npos);
    CHECK(here.reached("PC 2 Khan"));
    CHECK(here.dale.refusal({"status"}).find("locked from the server") != std::string::npos);
    CHECK_FALSE(here.list().front().at("commands").front().at("carried_out").is_null());

    here.tell("unlock");
    CHECK(here.deliver(here.dale).at("carried_out") == nlohmann::json{"unlock"});
    CHECK(here.dale.json({"exchange"}).at("pushed") == 0);
    CHECK(here.dale.records() == std::vector{here.record});
}

TEST_CASE("An open tablet that is to be wiped sends what it has, closes its store and erases it") {
    Waiting here;
    here.tell("wipe");
    const auto ended = here.dale.run({"exchange"});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("wiped from the server") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(here.dale.profile() / "store.db"));
    CHECK_FALSE(std::filesystem::exists(here.dale.profile() / "vault"));
    CHECK_FALSE(boxSegmentsIn(here.dale.profile() / "box").value().empty());
    CHECK_FALSE(here.list().front().at("commands").front().at("carried_out").is_null());
    CHECK(here.reached("PC 2 Khan"));
}

TEST_CASE("A wipe that was cut off by a lost network goes on delivering when it is back") {
    Waiting here;
    here.tell("wipe");
    here.world.killServer();
    CHECK_FALSE(here.dale.run({"deliver"}, noPin).code == 0);
    here.world.startServer();
    CHECK(here.deliver(here.dale).at("delivered").get<int>() > 0);
    CHECK(here.reached("PC 2 Khan"));
}

TEST_CASE("While one officer is signed in, what another has waiting on the same tablet is delivered too") {
    Waiting here;
    const auto khan = here.world.tablet("PC 2 Khan");
    const auto ended = khan.run({"deliver", "all", "--json"});
    REQUIRE(ended.code == 0);
    const auto profiles = nlohmann::json::parse(ended.out).at("profiles");
    REQUIRE(profiles.size() == 2);
    CHECK(profiles[0].at("profile") == khan.profile().string());
    CHECK(profiles[1].at("delivered").get<int>() > 0);
    khan.json({"exchange"});
    CHECK(khan.records() == std::vector{here.record});
}

TEST_CASE("Another officer's log-in and work on the same tablet leave unsent work as it is") {
    Waiting here;
    const auto before = here.dale.files();
    const auto khan = here.world.tablet("PC 2 Khan");
    (void)khan.record(caseFile("punched-on-way-to-school.answers"));
    khan.json({"exchange"});
    CHECK_FALSE(khan.run({"status"}, "000000").code == 0);
    CHECK(here.dale.files() == before);
    CHECK(here.dale.json({"status"}).at("waiting").get<int>() > 0);
}

TEST_CASE("An officer whose role changed has a new profile, and what waits in the old one is still delivered") {
    Waiting here;
    const auto code = here.world.code("PC 1 Dale", "supervisor");
    const HeadlessTablet promoted(here.world.file("tablet of the sergeant"));
    promoted.json({"enrol", "--server", here.world.url(), "--code", code, "--tablet-name", "Tablet"});
    CHECK(here.dale.json({"status"}).at("waiting").get<int>() > 0);
    CHECK(here.deliver(here.dale).at("delivered").get<int>() > 0);
    promoted.json({"exchange"});
    CHECK(promoted.records() == std::vector{here.record});
}

TEST_CASE("A forgotten PIN loses nothing: the black box is recovered, and a PIN that comes back doubles nothing") {
    Waiting here;
    const auto recovered = here.recover({});
    CHECK(recovered.at("applied").get<int>() > 0);
    CHECK(here.reached("PC 2 Khan"));
    const auto leaves = here.leaves();
    CHECK(here.recover({}).at("applied") == 0);
    here.dale.json({"exchange"});
    CHECK(here.dale.json({"status"}).at("waiting") == 0);
    CHECK(here.dale.records() == std::vector{here.record});
    CHECK(here.leaves() == leaves);
}

TEST_CASE("Any two of the three shares of the recovery key open a black box, one alone does not") {
    Waiting here;
    const auto share = [&](int number) {
        return here.world.file("shares/recovery-share-" + std::to_string(number) + ".txt").string();
    };
    auto alone = here.world.startServerCommand(here.recovering({"--recovery-share", share(2)})).wait();
    CHECK(alone.code == 1);
    alone =
        here.world.startServerCommand(here.recovering({"--recovery-key", here.world.file("recovery.json").string()}))
            .wait();
    CHECK(alone.code == 1);
    const auto before = here.leaves();
    const auto recovered = here.recover({"--recovery-share", share(3), "--recovery-share", share(1)});
    CHECK(recovered.at("applied").get<int>() > 0);
    CHECK(here.leaves() == before + 1 + recovered.at("applied").get<int>());
    CHECK(here.reached("PC 2 Khan"));
    here.dale.json({"exchange"});
    CHECK(here.dale.json({"status"}).at("box").at("opened_by") == "Insp. Shah");
    CHECK(here.dale.json({"status"}).at("box").at("opened_why") == "PIN forgotten");
}

TEST_CASE("What an officer had not saved when his PIN was forgotten comes into the record, once, as recovered") {
    Waiting here;
    const auto unsaved = leaveUnsaved(here.dale, "The kettle was on");
    CHECK(here.recover({}).at("drafts_recovered") == 1);
    const auto leaves = here.leaves();
    CHECK(here.recover({}).at("drafts_recovered") == 0);
    CHECK(here.leaves() == leaves);

    const auto khan = here.world.tablet("PC 2 Khan");
    const auto shown = khan.json({"record", "show", unsaved});
    const auto& head = shown.at("fields").at("home_note").at("heads").at(0);
    CHECK(head.at("value") == "The kettle was on");
    CHECK(head.at("officer") == "PC 1 Dale");
    CHECK(head.at("recovered_by") == "Insp. Shah");
    CHECK(head.at("reason") == "PIN forgotten");
    CHECK(shown.at("officer") == "PC 1 Dale");
    CHECK(shown.dump().find("\"submitted\":true") == std::string::npos);
    CHECK(khan.run({"record", "show", unsaved}).out.find("recovered from the tablet's black box by Insp. Shah")
        != std::string::npos);
    here.dale.json({"exchange"});
    const auto records = here.dale.records();
    CHECK(std::find(records.begin(), records.end(), unsaved) != records.end());
}

TEST_CASE("A store whose file is damaged and a vault that is gone lose nothing") {
    Waiting here;
    std::filesystem::resize_file(here.dale.profile() / "store.db", 5000);
    std::filesystem::remove(here.dale.profile() / "vault");
    CHECK_FALSE(here.dale.run({"status"}).code == 0);
    CHECK(here.recover({}).at("applied").get<int>() > 0);
    CHECK(here.reached("PC 2 Khan"));
}

TEST_CASE("What a store lost by being put back to an earlier day comes out of the black box at the next exchange") {
    Waiting here;
    here.dale.json({"exchange"});
    const auto store = here.dale.profile() / "store.db";
    std::filesystem::copy_file(store, here.world.file("older"));
    const auto lost = here.dale.record(caseFile("punched-on-way-to-school.answers"));
    std::filesystem::copy_file(here.world.file("older"), store, std::filesystem::copy_options::overwrite_existing);
    CHECK(here.dale.json({"status"}).at("lost_by_rollback").get<int>() > 0);
    CHECK(here.dale.records() == std::vector{here.record});

    here.dale.json({"exchange"});
    CHECK(here.dale.json({"status"}).at("lost_by_rollback") == 0);
    CHECK(here.dale.json({"status"}).at("missing_numbers").empty());
    CHECK(here.dale.records().size() == 2);
    const auto khan = here.world.tablet("PC 2 Khan");
    const auto records = khan.records();
    CHECK(std::find(records.begin(), records.end(), lost) != records.end());
}

} // namespace seenheard
