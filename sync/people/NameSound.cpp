#include "sync/people/NameSound.h"

#include <array>
#include <utility>

namespace seenheard {

namespace {

using Change = std::pair<std::string_view, std::string_view>;

constexpr std::array<Change, 6> beginnings{
    Change{"mac", "mcc"}, {"kn", "nn"}, {"k", "c"}, {"ph", "ff"}, {"pf", "ff"}, {"sch", "sss"}};
constexpr std::array<Change, 7> endings{
    Change{"ee", "y"}, {"ie", "y"}, {"dt", "d"}, {"rt", "d"}, {"rd", "d"}, {"nt", "d"}, {"nd", "d"}};

bool isVowel(char letter) {
    return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

void changeBeginning(std::string& word) {
    for (const auto& [from, to] : beginnings)
        if (word.starts_with(from)) {
            word.replace(0, from.size(), to);
            return;
        }
}

void changeEnding(std::string& word) {
    for (const auto& [from, to] : endings)
        if (word.ends_with(from)) {
            word.replace(word.size() - from.size(), from.size(), to);
            return;
        }
}

/// An h or w that sounds as what stands before it.
bool isSilent(std::string_view rest, char before) {
    if (rest.front() == 'w')
        return isVowel(before);
    return rest.front() == 'h' && (!isVowel(before) || rest.size() < 2 || !isVowel(rest[1]));
}

/// What the letters from `at` on become, in place; the letters before it have been changed already.
void changeAt(std::string& word, std::size_t at) {
    const std::string_view rest = std::string_view(word).substr(at);
    const char before = word[at - 1];
    if (rest.starts_with("ev")) {
        word[at] = 'a';
        word[at + 1] = 'f';
    } else if (isVowel(rest.front())) {
        word[at] = 'a';
    } else if (rest.front() == 'q') {
        word[at] = 'g';
    } else if (rest.front() == 'z') {
        word[at] = 's';
    } else if (rest.front() == 'm' || rest.starts_with("kn")) {
        word[at] = 'n';
    } else if (rest.front() == 'k') {
        word[at] = 'c';
    } else if (rest.starts_with("sch")) {
        word.replace(at, 3, "sss");
    } else if (rest.starts_with("ph")) {
        word.replace(at, 2, "ff");
    } else if (isSilent(rest, before)) {
        word[at] = before;
    }
}

} // namespace

std::string nameSound(std::string_view plainWord) {
    std::string word;
    for (const char letter : plainWord)
        if (letter >= 'a' && letter <= 'z')
            word += letter;
    if (word.empty())
        return word;
    changeBeginning(word);
    changeEnding(word);
    std::string sound(1, word.front());
    for (std::size_t at = 1; at < word.size(); ++at) {
        changeAt(word, at);
        if (sound.back() != word[at])
            sound += word[at];
    }
    if (sound.size() > 1 && sound.back() == 's')
        sound.pop_back();
    if (sound.size() > 1 && sound.back() == 'a')
        sound.pop_back();
    return sound;
}

} // namespace seenheard
