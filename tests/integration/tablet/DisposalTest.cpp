#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>

#include <fstream>
#include <iostream>
#include <sstream>

namespace seenheard {

namespace {

constexpr std::size_t canaryCount = 40;

std::string canary(std::size_t number) {
    return "zanzibarium" + std::to_string(1000 + number);
}

std::size_t canariesIn(std::string_view octets) {
    std::size_t found = 0;
    for (std::size_t number = 0; number < canaryCount; ++number)
        found += octets.find(canary(number)) != std::string_view::npos ? 1U : 0U;
    return found;
}

/// In any page of a tablet's store, live or free, and in the log beside it, in the clear.
std::size_t canariesOn(const HeadlessTablet& tablet) {
    auto store = tablet.openStore();
    REQUIRE(store.emptyLog().ok());
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> pages(
        sqlite3_serialize(store.handle(), "main", &size, 0), &sqlite3_free);
    REQUIRE(pages);
    return canariesIn({reinterpret_cast<const char*>(pages.get()), static_cast<std::size_t>(size)});
}

/// In all that the server can still read.
std::size_t canariesAt(const World& world, const std::string& name) {
    const auto target = world.file(name).string();
    (void)world.server(
        {"export", "--store", world.store().string(), "--by", "A. Head", "--reason", "to be checked", target});
    std::ifstream file(target, std::ios::binary);
    std::ostringstream octets;
    octets << file.rdbuf();
    const auto checked = Program({SEENHEARD_VERIFY_PROGRAM, {target}, {}, world.file("verify")}).wait();
    INFO(checked.out << checked.err);
    CHECK(checked.code == 0);
    return canariesIn(octets.str());
}

} // namespace

TEST_CASE("T17: after a disposal no word is left on any replica that has exchanged since, and the proofs hold") {
    World world;
    const std::vector<HeadlessTablet> tablets{
        world.tablet("PC 1 Dale"), world.tablet("PC 2 Khan"), world.tablet("Sgt 9 Marsh", "supervisor")};
    const auto& dale = tablets[0];
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), "incident-da-two-young-children");
    for (std::size_t number = 0; number < canaryCount; number += canaryCount / 4) {
        std::string words;
        for (auto each = number; each < number + canaryCount / 4; ++each)
            words += canary(each) + ' ';
        const auto answers = world.write("answers.json", R"({"home_note": ")" + words + R"("})");
        dale.json({"record", "amend", record, "--answers", answers, "--reason", "one more"});
    }
    exchangeAll({&tablets[0], &tablets[1], &tablets[2]});
    for (const auto& tablet : tablets) {
        (void)tablet.json({"find", "zanzibarium"}); // into the index too
        REQUIRE(canariesOn(tablet) == canaryCount);
    }
    REQUIRE(canariesAt(world, "before.export") == canaryCount);

    world.server(
        {"dispose", record, "--by", "Insp Shah", "--reason", "a court ordered it", "--store", world.store().string()});
    std::size_t left = canariesAt(world, "after.export");
    for (const auto& tablet : {tablets[0], tablets[1]}) {
        (void)tablet.json({"exchange"});
        left += canariesOn(tablet);
    }
    CHECK(canariesOn(tablets[2]) == canaryCount); // it has not heard yet
    (void)tablets[2].json({"exchange"});
    left += canariesOn(tablets[2]);
    CHECK(left == 0);
    std::cout << "T17: " << left << " of " << canaryCount
              << " canaries left on a server and 3 tablets after a disposal; both exports of the log verify\n";
}

} // namespace seenheard
