#include "app/storage/FormStore.h"

#include "platform/crypto/Hashing.h"
#include "sync/forms/FormDefinition.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

PublishedForm formNamed(const std::string& id, const std::string& version) {
    const std::string json = R"({"id":")" + id + R"(","version":")" + version
        + R"(","title":"A form","about":["incident"],"facts":["today"],)"
          R"("scopes":{"author":"officer"},"sections":[{"name":"words","label":"Words"}],)"
          R"("reasons":[{"name":"asleep","label":"Asleep"}],"fields":[{"name":"words","number":16,"label":"Words","section":"words","tier":"optional",)"
          R"("type":"text","max_length":100,"kind":"account"}]})";
    const auto octets = copyOf(bytesOf(json));
    const auto definition = FormDefinition::fromJson(octets);
    INFO((definition.ok() ? std::string() : definition.error().message));
    REQUIRE(definition.ok());
    return {sha256(octets), octets};
}

} // namespace

TEST_CASE("Forms that the server published are held by hash, the newest of each id is offered") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    server.forms = {formNamed("test_form", "1"), formNamed("test_form", "2"), formNamed("another", "1")};
    REQUIRE(tablet.exchange().ok());
    auto& forms = tablet.store->forms();
    REQUIRE(forms.hashes().value().size() == 3);
    CHECK(forms.newest("test_form").value().version == "2");
    CHECK(forms.form(server.forms[0].hash).value().definition == server.forms[0].definition);
    const auto newest = forms.newest().value();
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].id == "another");
    CHECK(newest[1].version == "2");
    CHECK(forms.newest("nowhere").error().code == ErrorCode::UnknownForm);
    CHECK(forms.form(Hash{}).error().code == ErrorCode::NotFound);
}

TEST_CASE("The version published last is the newest, in whatever order versions arrive") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    server.forms = {formNamed("test_form", "2")};
    server.forms[0].publishedAtMs = 2000;
    REQUIRE(tablet.exchange().ok());
    server.forms.push_back(formNamed("test_form", "1"));
    server.forms[1].publishedAtMs = 1000;
    REQUIRE(tablet.exchange().ok());
    auto& forms = tablet.store->forms();
    REQUIRE(forms.hashes().value().size() == 2);
    CHECK(forms.newest("test_form").value().version == "2");
    REQUIRE(forms.newest().value().size() == 1);
    CHECK(forms.newest().value()[0].version == "2");
}

TEST_CASE("A form that was withdrawn is not offered, also where it comes later, until it is offered again") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    const auto form = formNamed("test_form", "1");
    REQUIRE(tablet.store->forms().setOffered(form.hash, false).ok());
    server.forms = {form};
    REQUIRE(tablet.exchange().ok());
    CHECK_FALSE(tablet.store->forms().newest("test_form").value().offered);
    CHECK(tablet.store->forms().form(form.hash).value().id == "test_form");
    REQUIRE(tablet.store->forms().setOffered(form.hash, true).ok());
    CHECK(tablet.store->forms().newest().value()[0].offered);
}

TEST_CASE("A form that this program cannot read stops nothing else") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    const Bytes strange{'{', '}'};
    server.forms = {{sha256(strange), strange}, formNamed("test_form", "1")};
    tablet.save(tablet.random.id<RecordId>(), 16, "words");
    REQUIRE(tablet.exchange().ok());
    CHECK(tablet.store->forms().hashes().value().size() == 1);
    CHECK(tablet.store->entries().own(1).value().state == EntryState::Applied);
}

} // namespace seenheard
