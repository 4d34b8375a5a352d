#include "tests/bench/MeasureFind.h"

#include "app/services/Tablet.h"
#include "tests/bench/DemoForce.h"
#include "tests/bench/Figures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <random>

namespace seenheard::bench {

namespace {

constexpr std::size_t pairsOfWords = 300;
constexpr std::size_t shortestWord = 4;
constexpr std::size_t mostFound = 50;
constexpr std::size_t mostOnScreen = 8;
constexpr double p99 = 0.99;

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : text + ' ') {
        if (std::isalpha(static_cast<unsigned char>(letter)) != 0)
            word += letter;
        else if (std::string whole = std::exchange(word, {}); whole.size() >= shortestWord)
            words.push_back(std::move(whole));
    }
    return words;
}

/// Pairs of words that were written, in one record or in two.
std::vector<std::pair<std::string, std::string>> wordsToFind(const std::vector<std::string>& texts) {
    std::mt19937 chance(1);
    const auto word = [&] {
        for (;;) {
            const auto words = wordsOf(texts[chance() % texts.size()]);
            if (!words.empty())
                return words[chance() % words.size()];
        }
    };
    std::vector<std::pair<std::string, std::string>> pairs;
    while (pairs.size() < pairsOfWords)
        pairs.emplace_back(word(), word());
    return pairs;
}

/// What a search does before a person can read: all lines, and the words around in those the screen has room for.
Status findAndShow(FindService& find, const std::string& words) {
    const auto found = find.find(words, mostFound);
    if (!found)
        return found.error();
    for (std::size_t row = 0; row < std::min(mostOnScreen, found->size()); ++row)
        if (const auto around = find.around((*found)[row].id, words); !around)
            return around.error();
    return success();
}

} // namespace

std::vector<std::string> textsOf(const Workload& workload) {
    std::vector<std::string> texts;
    for (std::size_t record = 0; record < workload.size(); ++record) {
        const auto fields = nlohmann::json::parse(workload.answersJson(record), nullptr, false);
        std::string text;
        for (const auto* field : {"f37", "f38", "f39", "f40"})
            text += fields.value(field, std::string()) + ' ';
        texts.push_back(std::move(text));
    }
    return texts;
}

Result<std::vector<Pair>> findings(std::size_t rounds, DemoForce& force, std::string_view tablet,
    const std::vector<std::string>& texts, RawFind& raw) {
    auto unlocked = force.unlock(tablet);
    if (!unlocked)
        return unlocked.error();
    const auto pairs = wordsToFind(texts);
    std::vector<Pair> medians;
    for (std::size_t round = 0; round <= rounds; ++round) {
        std::vector<double> ours, others;
        for (const auto& [one, other] : pairs) {
            const auto began = std::chrono::steady_clock::now();
            const auto found = findAndShow((*unlocked)->reads().find(), one + ' ' + other);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
            if (!found)
                return found.error();
            ours.push_back(took.count());
            const auto bare = raw.find(one, other);
            if (!bare)
                return bare.error();
            others.push_back(*bare);
        }
        if (round > 0) // the first fills the caches of both
            medians.push_back({percentile(ours, p99), percentile(others, p99)});
    }
    return medians;
}

} // namespace seenheard::bench
