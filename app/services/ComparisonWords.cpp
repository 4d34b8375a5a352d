#include "app/services/PeopleService.h"

namespace seenheard {

namespace {

/// What a level of likeness is called; empty where there is nothing to say.
std::string nameWords(NameLevel level, const std::string& which) {
    switch (level) {
    case NameLevel::Missing:
    case NameLevel::Different: return {};
    case NameLevel::Same: return "same " + which;
    case NameLevel::SameName: return which + " in another form";
    case NameLevel::SameSound: return which + " sounds the same";
    case NameLevel::Close:
    case NameLevel::Similar: return which + " spelt alike";
    }
    return {};
}

std::string birthWords(BirthLevel level) {
    switch (level) {
    case BirthLevel::Same: return "same date of birth";
    case BirthLevel::DayMonthSwapped: return "date of birth with day and month swapped";
    case BirthLevel::OneDigitOff: return "date of birth one digit off";
    case BirthLevel::WithinAMonth: return "date of birth within a month";
    case BirthLevel::TwoDigitsOff: return "date of birth two digits off";
    case BirthLevel::WithinAYear: return "date of birth within a year";
    case BirthLevel::AgeFits: return "age fits";
    case BirthLevel::AgeNear: return "age nearly fits";
    case BirthLevel::Missing:
    case BirthLevel::Different:
    case BirthLevel::AgeDiffers: return {};
    }
    return {};
}

std::string placeWords(PlaceLevel level) {
    switch (level) {
    case PlaceLevel::SameAddress: return "same address";
    case PlaceLevel::SamePostcode: return "same postcode";
    case PlaceLevel::SameStreet: return "same street";
    case PlaceLevel::SameTown: return "same town";
    case PlaceLevel::LikeTown: return "town spelt alike";
    case PlaceLevel::Missing:
    case PlaceLevel::Different: return {};
    }
    return {};
}

void add(std::string words, std::vector<std::string>& all) {
    if (!words.empty())
        all.push_back(std::move(words));
}

} // namespace

std::vector<std::string> wordsAlike(const Comparison& comparison) {
    std::vector<std::string> words;
    if (comparison.swapped) {
        words.emplace_back("given name and surname swapped");
    } else if (comparison.given == NameLevel::Same && comparison.surname == NameLevel::Same) {
        words.emplace_back("same name");
    } else {
        add(nameWords(comparison.given, "given name"), words);
        add(nameWords(comparison.surname, "surname"), words);
    }
    add(birthWords(comparison.birth), words);
    add(placeWords(comparison.place), words);
    if (comparison.contact == MarkLevel::Same)
        words.emplace_back("same telephone or e-mail");
    return words;
}

std::vector<std::string> wordsUnlike(const Comparison& comparison) {
    std::vector<std::string> words;
    if (comparison.given == NameLevel::Different)
        words.emplace_back("another given name");
    if (comparison.surname == NameLevel::Different)
        words.emplace_back("another surname");
    if (comparison.birth == BirthLevel::Different)
        words.emplace_back("another date of birth");
    if (comparison.birth == BirthLevel::AgeDiffers)
        words.emplace_back("another age");
    if (comparison.place == PlaceLevel::Different)
        words.emplace_back("another town");
    if (comparison.sex == MarkLevel::Different)
        words.emplace_back("another sex");
    return words;
}

} // namespace seenheard
