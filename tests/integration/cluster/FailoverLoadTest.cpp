#include "sync/server/store/postgresql/PostgresServerStore.h"
#include "tests/integration/cluster/FleetOfTablets.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <limits>

using namespace seenheard;

namespace {

constexpr std::size_t tablets = 60;

std::string given(const char* name) {
    const auto* value = std::getenv(name);
    INFO(name);
    REQUIRE(value != nullptr);
    return value;
}

/// As an administrator does.
void publishForm(const TempDirectory& directory) {
    const auto file = (directory / "form.json").string();
    std::ofstream(file) << testFormJson();
    const auto command = std::string(SEENHEARD_SERVER_PROGRAM) + " forms publish " + file + " --store "
        + given("SEENHEARD_FAILOVER_STORE") + " --keys " + given("SEENHEARD_FAILOVER_KEYS") + " --secret "
        + given("SEENHEARD_FAILOVER_SECRET");
    REQUIRE(std::system(command.c_str()) == 0);
}

Authority authorityAt(std::uint16_t port) {
    auto client = HttpsClient::connect({port, {}, std::nullopt, 0});
    REQUIRE(client.ok());
    const auto answer = client->request("GET", "/v1/authority");
    REQUIRE(answer.ok());
    const auto authority = authorityFrom(*unpackMessage(answer->body));
    REQUIRE(authority.ok());
    return *authority;
}

} // namespace

// What `make failover` puts under load: somebody else's servers, for as long as he says so on standard input.
TEST_CASE("Tablets write without end while others make machines fail", "[.failover]") {
    std::signal(SIGPIPE, SIG_IGN);
    const auto port = static_cast<std::uint16_t>(std::stoi(given("SEENHEARD_FAILOVER_PORT")));
    SystemRandom random;
    const auto store = PostgresServerStore::open(
        {given("SEENHEARD_FAILOVER_STORE"), given("SEENHEARD_FAILOVER_KEYS"), given("SEENHEARD_FAILOVER_SECRET")},
        random);
    INFO((store ? std::string("open") : store.error().message));
    REQUIRE(store.ok());
    const TempDirectory directory;
    publishForm(directory);
    const auto form = FormDefinition::fromJson(bytesOf(testFormJson()));
    const auto authority = authorityAt(port);
    FleetOfTablets fleet(
        {**store, {port, authority.tlsCertificate, std::nullopt, 0}, authority, {form->id(), form->hash()}}, tablets);
    fleet.begin(std::numeric_limits<std::size_t>::max());
    std::cout << "writing" << std::endl;
    // Any line asks how it goes; the end of the input ends it.
    for (std::string line; std::getline(std::cin, line);)
        std::cout << fleet.acknowledged() << " " << fleet.failures() << " " << fleet.takeLongestGap().count()
                  << std::endl;
    fleet.stopWriting();
    const auto wrong = fleet.end();
    INFO(wrong);
    CHECK(wrong.empty());
    fleet.exchangeAll();
    checkNothingLostNothingDoubled(**store, fleet);
}
