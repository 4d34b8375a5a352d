#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

std::vector<std::string> refsOf(const nlohmann::json& found) {
    std::vector<std::string> refs;
    for (const auto& child : found.at("children"))
        refs.push_back(child.at("ref"));
    return refs;
}

std::size_t contactsOf(const HeadlessTablet& tablet, const std::string& person) {
    return tablet.json({"child", "show", person}).at("contacts").size();
}

} // namespace

TEST_CASE("a child known twice is found, linked with a reason, told of as one on another tablet, and parted again") {
    World world;
    for (const auto* form : {"app/forms/safe_and_well.json", "app/forms/person_link.json"})
        world.server({"forms", "publish", sourceFile(form), "--store", world.store().string()});
    const auto dale = world.tablet("PC 1 Dale");
    const auto hale = world.tablet("PCSO 2 Hale", "pcso");
    CHECK(hale.json({"status"}).at("role") == "pcso");
    const auto answers =
        world.write("aleks.json", R"({"name": "Aleks Ashwerth", "date_of_birth": "2020-01-14", "sex": "female"})");
    const auto record = dale.json({"record", "new", "safe_and_well", "--answers", answers}).at("record");
    CHECK_FALSE(record.get<std::string>().empty());

    const auto noted = refsOf(dale.json({"child", "find", "aleks"}));
    REQUIRE(noted.size() == 1);
    CHECK(refsOf(dale.json({"child", "find", "alex", "ashworth"})) == std::vector<std::string>{"person-alex-ashworth"});
    CHECK(contactsOf(dale, "person-alex-ashworth") == 0);
    CHECK(dale.refusal({"child", "link", noted.front(), "person-alex-ashworth"}).find("reason") != std::string::npos);
    CHECK(dale.json({"child", "link", noted.front(), "person-alex-ashworth", "--reason", "Same mother."}).at("same")
        == "yes");
    CHECK(contactsOf(dale, "person-alex-ashworth") == 1);

    exchangeAll({&dale, &hale});
    CHECK(contactsOf(hale, "person-alex-ashworth") == 1);
    dale.json({"child", "part", "person-alex-ashworth", noted.front(), "--reason", "Cousins of one age."});
    exchangeAll({&dale, &hale});
    CHECK(contactsOf(dale, "person-alex-ashworth") == 0);
    CHECK(contactsOf(hale, "person-alex-ashworth") == 0);
    CHECK(contactsOf(hale, noted.front()) == 1);
    CHECK(dale.refusal({"child", "show", "person-nobody"}).find("not known on this tablet") != std::string::npos);
}

} // namespace seenheard
