#include "tests/unit/services/Officers.h"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <array>

namespace seenheard {

namespace {

constexpr int people = 100'000;

/// Names of the shape of names, from few syllables, so that many sound alike.
std::string nameOf(std::uint32_t number) {
    constexpr std::array syllables{"ra", "mi", "lo", "ken", "tor", "sha", "bel", "dun", "we", "lin", "har", "ost"};
    std::string name;
    constexpr auto choices = static_cast<std::uint32_t>(syllables.size());
    for (int part = 0; part < 3; ++part, number /= choices)
        name += syllables.at(number % choices);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string twoDigits(std::uint32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

nlohmann::json personNumbered(std::uint32_t number) {
    const auto spread = number * 2'654'435'761U;
    return {{"kind", "person"}, {"id", "person-" + std::to_string(number)},
        {"title", nameOf(spread % 1'728) + " " + nameOf((spread / 1'728) % 1'728)},
        {"date_of_birth",
            std::to_string(2009 + spread % 17) + "-" + twoDigits(1 + spread / 17 % 12) + "-"
                + twoDigits(1 + spread / 204 % 28)},
        {"sex", spread % 2 == 0 ? "female" : "male"}};
}

} // namespace

// Hidden: it takes a while. unit_services "[many]" prints the figures.
TEST_CASE("who may be whom is found among a hundred thousand people", "[.][many]") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    auto all = nlohmann::json::array();
    for (std::uint32_t number = 0; number < people; ++number)
        all.push_back(personNumbered(number));
    VerifiedAnswer answer;
    answer.position = dale.store().sync().position().value();
    answer.serverTimeMs = clock.now().utcMs;
    answer.references.push_back({{"people", 2}, FakeClock::startUtcMs, copyOf(bytesOf(all.dump()))});
    REQUIRE(dale.store().sync().apply(answer).ok());
    while (dale.index().index(2'000).value()) {
    }
    const Reference somebody{"person", "person-4711"};
    CHECK(dale.reads().sameChild().whoElse(somebody, "", 20).ok());
    BENCHMARK("who else may be one of 100,000, by what matches") {
        return dale.reads().sameChild().whoElse(somebody, "", 20)->size();
    };
    BENCHMARK("who is called so among 100,000") {
        return dale.reads().sameChild().whoElse(somebody, "kenra", 20)->size();
    };
    BENCHMARK("children called so among 100,000") {
        return dale.reads().children().find("kenra", 6)->size();
    };
}

} // namespace seenheard
