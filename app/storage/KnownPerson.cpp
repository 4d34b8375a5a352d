#include "app/storage/KnownPerson.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

using Json = nlohmann::json;

constexpr std::string_view notedPrefix = "noted-";

Json jsonOf(const std::chrono::year_month_day& date) {
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::chrono::year_month_day dateIn(const Json& json) {
    using namespace std::chrono;
    return {year(json.at(0).get<int>()), month(json.at(1).get<unsigned>()), day(json.at(2).get<unsigned>())};
}

PersonFacts factsIn(const Json& json) {
    PersonFacts facts;
    facts.name.given = json.at("g").get<std::vector<std::string>>();
    facts.name.surname = json.at("s").get<std::vector<std::string>>();
    if (json.contains("b"))
        facts.born = dateIn(json["b"]);
    if (json.contains("a"))
        facts.bornBetween = BirthSpan{dateIn(json["a"].at(0)), dateIn(json["a"].at(1))};
    facts.sex = json.at("x").get<std::string>();
    for (const auto& place : json.at("p"))
        facts.places.push_back({place.at(0).get<std::string>(), place.at(1).get<std::string>()});
    facts.contact = json.at("c").get<std::string>();
    return facts;
}

} // namespace

std::string notedPersonId(const RecordId& record, const ItemId& item) {
    auto id = std::string(notedPrefix) + record.hex();
    return item == ItemId{} ? id : id + '-' + item.hex();
}

bool isNotedPersonId(std::string_view id) {
    return id.starts_with(notedPrefix);
}

std::string personFactsText(const PersonFacts& facts) {
    Json json = {{"g", facts.name.given}, {"s", facts.name.surname}, {"x", facts.sex}, {"c", facts.contact}};
    if (facts.born)
        json["b"] = jsonOf(*facts.born);
    if (facts.bornBetween)
        json["a"] = {jsonOf(facts.bornBetween->earliest), jsonOf(facts.bornBetween->latest)};
    json["p"] = Json::array();
    for (const auto& place : facts.places)
        json["p"].push_back({place.id, place.text});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PersonFacts personFactsFrom(std::string_view text) {
    try {
        return factsIn(Json::parse(text));
    } catch (const Json::exception&) {
        return {};
    }
}

} // namespace seenheard
