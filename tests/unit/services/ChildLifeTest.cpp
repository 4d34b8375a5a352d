#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t all = 100;
constexpr std::int64_t day = std::int64_t{24} * 3600 * 1000;

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Two officers who both wrote of the children of Mill Lane.
struct TwoAccounts {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    OfficerTablet rahman{clock, 2, "PC 2 Rahman"};
    MeetingPlace server{clock};
    RecordId record;

    TwoAccounts() {
        record = write(dale, "da-two-young-children.first-officer", millLane);
        write(rahman, "da-two-young-children.second-officer", millLane);
        meet();
    }

    static RecordId write(OfficerTablet& tablet, const std::string& name, const std::optional<Reference>& about) {
        const auto written = tablet.capture().record("incident_observation", caseAnswers(name), about);
        REQUIRE(written.ok());
        return *written;
    }

    void meet() {
        for (int round = 0; round < 2; ++round)
            server.meet({&dale, &rahman});
        while (dale.index().index(100).value()) {
        }
    }

    ChildLife lifeOf(const Reference& child) {
        const auto life = dale.children().life(child, all);
        REQUIRE(life.ok());
        return *life;
    }
};

} // namespace

TEST_CASE("a child's life is headed by the child, with flags and their age") {
    TwoAccounts shift;
    const auto life = shift.lifeOf(alex);
    CHECK(life.title == "Alex Ashworth");
    CHECK(life.initials == "AA");
    CHECK(life.detail == "6 years, born 14 January 2020");
    REQUIRE(life.flags.size() == 1);
    CHECK(life.flags.front().label == "Child protection plan");
    CHECK(life.asAtMs == FakeClock::startUtcMs);
}

TEST_CASE("one contact tells what both officers saw and heard of this child, and of no other") {
    TwoAccounts shift;
    const auto life = shift.lifeOf(alex);
    REQUIRE(life.contacts.size() == 1);
    const auto& contact = life.contacts.front();
    CHECK(contact.formTitle == "Child at an incident");
    CHECK(contact.officers.size() == 2);
    CHECK_FALSE(contact.seemed.empty());
    REQUIRE_FALSE(contact.words.empty());
    const auto quoted = [&](const std::string& part) {
        return std::any_of(contact.words.begin(), contact.words.end(),
            [&](const ChildWords& words) { return words.quote.find(part) != std::string::npos; });
    };
    CHECK(quoted("I want it to stop"));
    CHECK_FALSE(contact.words.front().question.empty());
    CHECK_FALSE(contact.words.front().couldHear.empty());
    CHECK_FALSE(contact.done.empty());
}

TEST_CASE("a child of whom nothing was written has flags and no contacts") {
    TwoAccounts shift;
    const auto life = shift.lifeOf(Reference{"person", "person-kit-naylor"});
    CHECK(life.contacts.empty());
    CHECK(life.counts.empty());
    CHECK(life.flags.size() == 1);
}

TEST_CASE("contacts are counted for three and twelve months") {
    TwoAccounts shift;
    shift.clock.advance(100 * day);
    const auto life = shift.lifeOf(alex);
    REQUIRE(life.counts.size() == 1);
    CHECK(life.counts.front().threeMonths == 0);
    CHECK(life.counts.front().twelveMonths == 1);
    shift.clock.advance(300 * day);
    CHECK(shift.lifeOf(alex).counts.empty());
    CHECK(shift.lifeOf(alex).contacts.size() == 1);
}

TEST_CASE("two who are linked are one life, and two again when the link is taken back") {
    TwoAccounts shift;
    const Reference noor{"person", "person-noor-malik"};
    REQUIRE(shift.dale.links().link(noor, alex, "Told us so.").ok());
    shift.meet();
    const auto together = shift.lifeOf(noor);
    CHECK(together.title == "Noor Malik");
    CHECK(holds(together.alsoKnownAs, "Alex Ashworth"));
    CHECK(together.contacts.size() == 1);
    REQUIRE(shift.dale.links().part(noor, alex, "They are two.").ok());
    shift.meet();
    CHECK(shift.lifeOf(noor).contacts.empty());
    CHECK(shift.lifeOf(noor).alsoKnownAs.empty());
}

TEST_CASE("open differences and running clocks stand on the contact") {
    TwoAccounts shift;
    const auto life = shift.lifeOf(alex);
    CHECK(life.contacts.front().differences > 0);
    REQUIRE_FALSE(life.contacts.front().clocks.empty());
    shift.clock.advance(60 * day);
    CHECK(shift.lifeOf(alex).contacts.front().clocks.empty());
}

TEST_CASE("children are found by the beginnings of their names, and adults are not") {
    TwoAccounts shift;
    const auto named = [&](const char* words) {
        const auto found = shift.dale.children().find(words, 10);
        REQUIRE(found.ok());
        std::vector<std::string> titles;
        for (const auto& child : *found)
            titles.push_back(child.title);
        return titles;
    };
    CHECK(named("rob ashw") == std::vector<std::string>{"Robin Ashworth"});
    CHECK(named("ASHW").size() == 2);
    CHECK(named("gemma").empty());
    CHECK(named("").empty());
    CHECK(named("\" OR 1").empty());
}

TEST_CASE("a child nobody knows has no life here") {
    TwoAccounts shift;
    CHECK(shift.dale.children().life(Reference{"person", "nobody"}, all).error().code == ErrorCode::NotFound);
}

} // namespace seenheard
