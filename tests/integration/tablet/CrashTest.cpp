#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <iostream>
#include <thread>

namespace seenheard {

namespace {

void sleepMs(int ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

std::string withoutEnd(std::string text) {
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
}

bool holds(const std::vector<std::string>& records, const std::string& id) {
    return std::find(records.begin(), records.end(), id) != records.end();
}

} // namespace

TEST_CASE("T15: a tablet killed at any moment of a save has everything it called saved") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto answers = world.write("answers.json", R"({"bwv": "none", "home_note": "Glass on the floor"})");
    const std::vector<std::string> command{"record", "new", "incident_observation", "--answers", answers};

    std::vector<std::string> saved;
    // How long one takes when nobody kills it says where the moments lie that matter.
    const auto began = std::chrono::steady_clock::now();
    saved.push_back(withoutEnd(dale.run(command).out));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    for (int part = 1; part <= 8; ++part) {
        auto running = dale.start(command);
        sleepMs(static_cast<int>(took.count()) * (92 + 2 * part) / 100);
        const auto ended = running.kill();
        if (!ended.out.empty())
            saved.push_back(withoutEnd(ended.out));
        // Opening it again shows that it can be opened; it also ends the count of PINs that were never found right.
        for (const auto& here = dale.records(); const auto& id : saved)
            CHECK(holds(here, id));
    }
    for (int time = 0; time < 3; ++time) {
        auto running = dale.start(command);
        REQUIRE(running.waitFor("\n"));
        saved.push_back(withoutEnd(running.kill().out));
    }

    const auto here = dale.records();
    for (const auto& id : saved)
        CHECK(holds(here, id));
    exchangeAll({&dale, &khan});
    CHECK(khan.records() == here);
    const auto status = dale.json({"status"});
    CHECK(status.at("waiting") == 0);
    CHECK(status.at("missing_numbers").empty());
    CHECK(status.at("lost_by_rollback") == 0);
    std::cout << "T15: 11 kills of a tablet in the middle of a save, " << saved.size() << " called saved, 0 lost\n";
}

TEST_CASE("T15: a server killed in the middle of an exchange loses nothing, and the exchange goes on where it was") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    std::vector<std::string> saved;
    saved.reserve(6);
    for (int number = 0; number < 6; ++number)
        saved.push_back(
            dale.record(world.write("answers.json", R"({"home_note": "Note )" + std::to_string(number) + "\"}")));
    std::sort(saved.begin(), saved.end());

    for (const int delay : {260, 300, 340, 380, 440}) {
        auto exchanging = dale.start({"exchange"});
        sleepMs(delay);
        world.killServer();
        const auto ended = exchanging.wait();
        CHECK((ended.code == 0 || (ended.code == 1 && ended.out.empty() && !ended.err.empty())));
        world.startServer();
        saved.push_back(dale.record(world.write("more.json", R"({"bwv": "none"})")));
        std::sort(saved.begin(), saved.end());
        CHECK(dale.records() == saved);
    }
    exchangeAll({&dale, &khan});
    CHECK(khan.records() == saved);
    CHECK(dale.json({"status"}).at("waiting") == 0);
    CHECK(dale.json({"exchange"}).at("pushed") == 0);
}

TEST_CASE("T15: a tablet killed in the middle of an exchange goes on where it was") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    std::vector<std::string> saved;
    saved.reserve(4);
    for (int number = 0; number < 4; ++number)
        saved.push_back(
            dale.record(world.write("answers.json", R"({"home_note": "Note )" + std::to_string(number) + "\"}")));
    std::sort(saved.begin(), saved.end());
    for (const int delay : {240, 280, 320, 360, 400}) {
        auto exchanging = dale.start({"exchange"});
        sleepMs(delay);
        exchanging.kill();
        CHECK(dale.records() == saved);
    }
    exchangeAll({&dale, &khan});
    CHECK(khan.records() == saved);
    CHECK(dale.json({"status"}).at("waiting") == 0);
}

TEST_CASE("a store put back to an earlier state says so, numbers on, and gets back what only the black box has") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto answers = world.write("answers.json", R"({"bwv": "none"})");
    const auto first = dale.record(answers);
    const auto store = dale.profile() / "store.db";
    std::filesystem::copy_file(store, world.file("earlier.db"));
    const auto lost = dale.record(answers);
    std::filesystem::copy_file(world.file("earlier.db"), store, std::filesystem::copy_options::overwrite_existing);

    CHECK(dale.json({"status"}).at("lost_by_rollback") == 1);
    const auto next = dale.record(answers);
    exchangeAll({&dale, &khan});
    std::vector<std::string> expected{first, lost, next};
    std::sort(expected.begin(), expected.end());
    CHECK(khan.records() == expected);
    CHECK(dale.json({"status"}).at("missing_numbers") == nlohmann::json::array());
    CHECK(dale.records() == expected);
}

} // namespace seenheard
