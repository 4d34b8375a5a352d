#include "app/storage/PeopleStore.h"

#include "sync/people/MatchKeys.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

using namespace std::chrono;

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    PeopleStore& people = tablet.store->tables().people;

    RecordId record() {
        const auto id = tablet.random.id<RecordId>();
        tablet.save(id, 16, "x");
        return id;
    }

    KnownPerson person(const RecordId& in, const std::string& name, const std::string& person = {}) {
        KnownPerson known;
        known.item = tablet.random.id<ItemId>();
        known.noted = notedPersonId(in, known.item);
        known.person = person.empty() ? known.noted : person;
        known.title = name;
        known.facts.name = plainName(name);
        known.record = in;
        return known;
    }

    std::string note(const RecordId& in, const std::string& name, const std::string& person = {}) {
        const auto known = World::person(in, name, person);
        REQUIRE(people.fileRecord(in, {{known}, std::nullopt}).ok());
        return known.noted;
    }

    RecordId link(const std::string& one, const std::string& other) {
        const auto in = record();
        REQUIRE(people.fileRecord(in, {{}, std::pair(one, other)}).ok());
        return in;
    }
};

} // namespace

TEST_CASE("What is known of a person comes back as it was filed") {
    World world;
    PersonFacts facts;
    facts.name = plainName("Zoë Ashworth-Lee");
    facts.born = year{2019} / 3 / 7;
    facts.bornBetween = BirthSpan{year{2018} / 3 / 8, year{2019} / 3 / 7};
    facts.sex = "female";
    facts.places = {{"address-1", "14 Mill Lane, Shipley"}};
    facts.contact = "07700 900123";
    CHECK(personFactsFrom(personFactsText(facts)) == facts);
    CHECK(personFactsFrom("{\"g\": 1}") == PersonFacts{});
    CHECK(personFactsFrom("no json") == PersonFacts{});
}

TEST_CASE("Whoever is filed under a key is found by it, once") {
    World world;
    const auto first = world.record();
    world.note(first, "Robin Ashworth");
    world.note(world.record(), "Sam Hartley");
    const auto keys = matchKeys(PersonFacts{plainName("Robyn Ashworth"), {}, {}, {}, {}, {}});
    const auto found = world.people.sharing(keys, 10);
    REQUIRE(found->size() == 1);
    CHECK(found->front().title == "Robin Ashworth");
    CHECK(found->front().record == first);
    CHECK(world.people.counting(givenNameKey("robin"), 10).value() == 1);
    CHECK(world.people.counting(givenNameKey("robin"), 0).value() == 0);
}

TEST_CASE("What a record says now replaces what it said before") {
    World world;
    const auto record = world.record();
    world.note(record, "Robin Ashworth");
    world.note(record, "Sam Hartley");
    CHECK(world.people.counting(givenNameKey("robin"), 10).value() == 0);
    CHECK(world.people.counting(givenNameKey("sam"), 10).value() == 1);
    REQUIRE(world.people.fileRecord(record, {}).ok());
    CHECK(world.people.counting(givenNameKey("sam"), 10).value() == 0);
}

TEST_CASE("Persons are together through picked children and through links, however far") {
    World world;
    const auto first = world.note(world.record(), "Robin Ashworth");
    const auto second = world.note(world.record(), "Robyn Ashworth", first);
    const auto third = world.note(world.record(), "R Ashworth", "person-1");
    const auto link = world.link(first, "person-1");
    const std::set<std::string> all{first, second, third, "person-1"};
    for (const auto& one : all)
        CHECK(world.people.together(one).value() == all);
    CHECK(world.people.linking("person-1").value() == std::vector<RecordId>{link});

    REQUIRE(world.people.fileRecord(link, {}).ok());
    CHECK(world.people.together(first).value() == std::set<std::string>{first, second});
    CHECK(world.people.together("person-1").value() == std::set<std::string>{third, "person-1"});
}

TEST_CASE("Links that go in a circle end") {
    World world;
    world.link("a", "b");
    world.link("b", "c");
    world.link("c", "a");
    CHECK(world.people.together("a")->size() == 3);
}

TEST_CASE("Records that leave take whom they noted and linked with them") {
    World world;
    const auto record = world.record();
    const auto noted = world.note(record, "Robin Ashworth");
    const auto link = world.link(noted, "person-1");
    REQUIRE(world.tablet.store->records().purge(record).ok());
    REQUIRE(world.tablet.store->records().purge(link).ok());
    CHECK_FALSE(world.people.noted(noted)->has_value());
    CHECK(world.people.together("person-1")->size() == 1);
}

} // namespace seenheard
