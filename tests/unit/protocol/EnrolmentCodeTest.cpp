#include "sync/protocol/EnrolmentCode.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace seenheard;

namespace {

EnrolmentCode someCode(SeededRandom& random) {
    EnrolmentCode code;
    random.fill(code.fingerprint);
    random.fill(code.secret);
    return code;
}

std::string replaced(std::string text, std::string_view from, char to) {
    for (auto& letter : text)
        if (from.find(letter) != std::string_view::npos)
            letter = to;
    return text;
}

} // namespace

TEST_CASE("A code comes back from its text, which is nine groups of five and one of three") {
    SeededRandom random;
    for (int i = 0; i < 1000; ++i) {
        const auto code = someCode(random);
        const auto text = textOf(code);
        REQUIRE(text.size() == 48 + 9);
        REQUIRE(std::count(text.begin(), text.end(), '-') == 9);
        const auto read = enrolmentCodeFrom(text);
        REQUIRE(read.ok());
        REQUIRE(read.value() == code);
    }
}

TEST_CASE("A code may be typed in lower case, with spaces, without dashes and with letters that look like digits") {
    SeededRandom random;
    for (int i = 0; i < 200; ++i) {
        const auto code = someCode(random);
        auto text = replaced(replaced(textOf(code), "0", i % 2 == 0 ? 'O' : 'o'), "1", i % 3 == 0 ? 'l' : 'I');
        std::transform(text.begin(), text.end(), text.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' && c != 'I' ? static_cast<char>(c - 'A' + 'a') : c; });
        const auto spaced = enrolmentCodeFrom(" " + replaced(text, "-", ' ') + "\n");
        REQUIRE(spaced.ok());
        REQUIRE(spaced.value() == code);
        text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
        const auto bare = enrolmentCodeFrom(text);
        REQUIRE(bare.ok());
        REQUIRE(bare.value() == code);
    }
}

TEST_CASE("A wrong character is named by its place") {
    SeededRandom random;
    auto text = textOf(someCode(random));
    text[7] = 'U';
    const auto read = enrolmentCodeFrom(text);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::InvalidInput);
    CHECK(read.error().message.find("character 2 of group 2") != std::string::npos);
}

TEST_CASE("A mistyped or swapped character is found by the checksum") {
    SeededRandom random;
    const auto text = textOf(someCode(random));
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '-')
            continue;
        auto changed = text;
        changed[at] = text[at] == 'Z' ? 'X' : 'Z';
        REQUIRE_FALSE(enrolmentCodeFrom(changed).ok());
        changed = text;
        const auto next = at + 1 < text.size() && text[at + 1] == '-' ? at + 2 : at + 1;
        if (next >= text.size() || changed[at] == changed[next])
            continue;
        std::swap(changed[at], changed[next]);
        const auto read = enrolmentCodeFrom(changed);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().message.find("checksum") != std::string::npos);
    }
}

TEST_CASE("A code too short or too long says how long it should be") {
    SeededRandom random;
    const auto text = textOf(someCode(random));
    CHECK(enrolmentCodeFrom("").error().message.find("0 characters of 48") != std::string::npos);
    CHECK(enrolmentCodeFrom(text.substr(0, text.size() - 1)).error().message.find("47 characters of 48")
        != std::string::npos);
    CHECK(enrolmentCodeFrom(text + "0").error().message.find("more than 48") != std::string::npos);
}
