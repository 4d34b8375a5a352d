#include "app/shift/Plot.h"

#include "platform/base/File.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

using nlohmann::json;

constexpr std::uint64_t largestFile = 1024ULL * 1024;

/// One upright, one flat, one small: the three sizes that screens are made for.
constexpr QSize sizes[] = {{800, 1280}, {1280, 800}, {412, 915}};

Plot plotFrom(const json& file) {
    Plot plot;
    for (const auto& tablet : file.at("tablets"))
        plot.tablets.push_back(
            {tablet.at("name"), {tablet.at("officer"), tablet.at("team"), tablet.at("district"), tablet.at("role")},
                tablet.at("pin"), sizes[plot.tablets.size() % std::size(sizes)]});
    plot.differOn = {file.at("differ_on").at("child"), file.at("differ_on").at("field")};
    plot.twoAccountsOf = {file.at("two_accounts_of").at("child"), file.at("two_accounts_of").at("field")};
    const auto& decision = file.at("decision");
    plot.decision = {decision.at("stands"), decision.at("value"), decision.at("reason")};
    return plot;
}

} // namespace

Result<Plot> readPlot(const Places& places) {
    const auto path = places.demo() / "shift.json";
    const auto octets = readFile(path, largestFile);
    if (!octets)
        return octets.error();
    try {
        const auto file = json::parse(textOf(*octets));
        auto plot = plotFrom(file);
        if (plot.tablets.size() != 3)
            return fail(ErrorCode::Malformed, path.string() + " has to name three tablets.");
        for (const auto& [name, sheet] : {std::pair{"first", &plot.first}, std::pair{"second", &plot.second},
                 std::pair{"alone", &plot.alone}, std::pair{"wandering", &plot.wandering}}) {
            auto read = readAnswerSheet(places.forms() / "incident_observation.json",
                places.demo() / "cases" / (file.at(name).get<std::string>() + ".json"));
            if (!read)
                return read.error();
            *sheet = *std::move(read);
        }
        return plot;
    } catch (const json::exception&) {
        return fail(ErrorCode::Malformed, path.string() + " is not what a shift is played from.");
    }
}

} // namespace seenheard
