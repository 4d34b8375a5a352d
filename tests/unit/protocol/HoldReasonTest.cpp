#include "sync/protocol/HoldReason.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace seenheard;

TEST_CASE("Every reason for a hold has a word and a sentence of its own") {
    std::set<std::string_view> words;
    std::set<std::string_view> sentences;
    for (std::uint8_t number = 0; number <= static_cast<std::uint8_t>(HoldReason::StaleTreeHead); ++number) {
        words.insert(wordFor(static_cast<HoldReason>(number)));
        sentences.insert(sentenceFor(static_cast<HoldReason>(number)));
    }
    CHECK(words.size() == 13);
    CHECK(sentences.size() == 13);
    CHECK_FALSE(words.contains("unknown"));
}
