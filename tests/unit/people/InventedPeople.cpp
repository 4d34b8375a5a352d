#include "tests/unit/people/InventedPeople.h"

#include "sync/people/MatchKeys.h"
#include "tests/support/SharedVectors.h"

#include <sstream>

namespace seenheard {

namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> found;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');)
        found.push_back(cell);
    return found;
}

std::chrono::year_month_day dayFrom(const std::string& text) {
    using namespace std::chrono;
    return {year(std::stoi(text.substr(0, 4))), month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
        day(static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
}

} // namespace

std::vector<InventedPerson> inventedPeople() {
    std::istringstream in(sharedVectorText("people/fake_1000.csv"));
    std::vector<InventedPerson> people;
    std::string line;
    std::getline(in, line); // unique_id,first_name,surname,dob,city,email,cluster
    while (std::getline(in, line)) {
        const auto row = cells(line);
        InventedPerson one;
        one.facts.name = {plainNameWords(row.at(1)), plainNameWords(row.at(2))};
        one.facts.born = dayFrom(row.at(3));
        if (!row.at(4).empty())
            one.facts.places.push_back({{}, row[4]});
        one.facts.contact = row.at(5);
        one.person = std::stoi(row.at(6));
        people.push_back(std::move(one));
    }
    return people;
}

std::vector<InventedPerson> halfOf(const std::vector<InventedPerson>& people, bool forSetting) {
    std::vector<InventedPerson> half;
    for (const auto& one : people)
        if ((one.person % 2 == 0) == forSetting)
            half.push_back(one);
    return half;
}

std::set<PersonPair> candidatePairs(const std::vector<InventedPerson>& people) {
    std::map<std::string, std::vector<std::size_t>> filed;
    for (std::size_t at = 0; at < people.size(); ++at)
        for (const auto& key : matchKeys(people[at].facts))
            filed[key].push_back(at);
    std::set<PersonPair> pairs;
    for (const auto& [key, together] : filed)
        for (std::size_t first = 0; first < together.size(); ++first)
            for (std::size_t second = first + 1; second < together.size(); ++second)
                pairs.emplace(together[first], together[second]);
    return pairs;
}

CountedWords::CountedWords(const std::vector<InventedPerson>& people) : people_(static_cast<double>(people.size())) {
    for (const auto& one : people)
        for (const auto& key : termKeys(one.facts))
            counts_[key] += 1;
}

std::optional<double> CountedWords::shareOf(Term term, std::string_view plainWord) const {
    const auto key = term == Term::Given ? givenNameKey(plainWord)
        : term == Term::Surname          ? surnameKey(plainWord)
                                         : townKey(plainWord);
    const auto found = counts_.find(key);
    return found == counts_.end() ? std::nullopt : std::optional(found->second / people_);
}

} // namespace seenheard
