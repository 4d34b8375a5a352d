#include "platform/base/Error.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace seenheard {

TEST_CASE("Every error code has a word of its own in lower case") {
    std::set<std::string_view> words;
    const auto last = static_cast<int>(ErrorCode::Internal);
    for (int code = 0; code <= last; ++code) {
        const auto word = wordFor(static_cast<ErrorCode>(code));
        CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
        CHECK(words.insert(word).second);
    }
    CHECK(words.size() == static_cast<std::size_t>(last) + 1);
}

} // namespace seenheard
