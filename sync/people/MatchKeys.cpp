#include "sync/people/MatchKeys.h"

#include "sync/people/NameSound.h"
#include "sync/people/Places.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr int mostYears = 6; ///< An age band covers at most that many years of birth.

using Words = std::vector<std::string>;

/// Letters that have no sound in English stand for themselves.
std::string soundOf(const std::string& word) {
    auto sound = nameSound(word);
    return sound.empty() ? word : sound;
}

std::string dayText(const std::chrono::year_month_day& date) {
    return std::to_string(static_cast<int>(date.year()) * 10000
        + static_cast<int>(static_cast<unsigned>(date.month())) * 100
        + static_cast<int>(static_cast<unsigned>(date.day())));
}

std::vector<int> yearsOf(const PersonFacts& facts) {
    if (facts.born)
        return {static_cast<int>(facts.born->year())};
    std::vector<int> years;
    if (facts.bornBetween)
        for (auto year = static_cast<int>(facts.bornBetween->earliest.year());
             year <= static_cast<int>(facts.bornBetween->latest.year()) && years.size() < mostYears; ++year)
            years.push_back(year);
    return years;
}

/// Of a sound that begins beyond ASCII, all of it: no letter is cut in two.
std::string initialOf(const std::string& sound) {
    return static_cast<unsigned char>(sound.front()) < 0x80 ? sound.substr(0, 1) : sound;
}

void sortOnce(Words& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

Words soundsOf(const Words& words) {
    Words sounds;
    for (const auto& word : words)
        sounds.push_back(soundOf(word));
    return sounds;
}

void addBirth(const PersonFacts& facts, const Words& sounds, Words& keys) {
    for (const auto year : yearsOf(facts))
        for (const auto& sound : sounds)
            keys.push_back("y " + std::to_string(year) + ' ' + sound);
    if (!facts.born)
        return;
    const auto day = dayText(*facts.born);
    keys.push_back("b " + day);
    for (const auto& sound : sounds) {
        keys.push_back("d " + day.substr(4) + ' ' + sound);
        keys.push_back("m " + day.substr(0, 6) + ' ' + initialOf(sound));
    }
}

void addPlace(const PersonPlace& place, const PersonFacts& facts, const Words& sounds, Words& keys) {
    if (!place.id.empty())
        keys.push_back("a " + place.id);
    if (const auto code = postcodeIn(place.text); !code.empty())
        keys.push_back("p " + code);
    const auto town = townIn(place.text);
    if (town.empty())
        return;
    const bool isPlain = static_cast<unsigned char>(town.front()) < 0x80;
    const auto here = "t " + town + ' ';
    std::string bornThere = "i ";
    if (facts.born && isPlain)
        bornThere.append(dayText(*facts.born), 0, 4).append(" ").append(town, 0, 3).append(" ");
    for (const auto& sound : sounds) {
        keys.push_back(here + sound);
        if (facts.born && isPlain)
            keys.push_back(bornThere + initialOf(sound));
    }
}

} // namespace

std::vector<std::string> matchKeys(const PersonFacts& facts) {
    Words keys;
    auto sounds = soundsOf(facts.name.given);
    const auto surnames = soundsOf(facts.name.surname);
    for (const auto& given : sounds)
        for (const auto& surname : surnames)
            // In one order, because names come swapped.
            keys.push_back("n " + std::min(given, surname) + ' ' + std::max(given, surname));
    sounds.insert(sounds.end(), surnames.begin(), surnames.end());
    addBirth(facts, sounds, keys);
    for (const auto& place : facts.places)
        addPlace(place, facts, sounds, keys);
    // In halves, so that a slip in one leaves the other.
    if (const auto half = facts.contact.size() / 2; half > 0) {
        keys.push_back("c< " + facts.contact.substr(0, half));
        keys.push_back("c> " + facts.contact.substr(facts.contact.size() - half));
    }
    sortOnce(keys);
    return keys;
}

std::string givenNameKey(std::string_view plainWord) {
    return "=g " + std::string(plainWord);
}

std::string surnameKey(std::string_view plainWord) {
    return "=s " + std::string(plainWord);
}

std::string townKey(std::string_view town) {
    return "=t " + std::string(town);
}

std::vector<std::string> termKeys(const PersonFacts& facts) {
    Words keys;
    for (const auto& word : facts.name.given)
        keys.push_back(givenNameKey(word));
    for (const auto& word : facts.name.surname)
        keys.push_back(surnameKey(word));
    for (const auto& place : facts.places)
        if (const auto town = townIn(place.text); !town.empty())
            keys.push_back(townKey(town));
    sortOnce(keys);
    return keys;
}

} // namespace seenheard
