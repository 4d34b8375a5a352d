#include "platform/base/Sensitive.h"

#include "platform/base/Log.h"

#include <catch2/catch_test_macros.hpp>

#include <ostream>
#include <string>

namespace seenheard {

namespace {

template<typename T>
concept Streamable = requires(std::ostream& stream, const T& value) {
    stream << value;
};
template<typename T>
concept Loggable = requires(Log& log, const T& value) {
    log.write(LogLevel::Notice, "x", value);
};

} // namespace

TEST_CASE("A sensitive value can neither be streamed nor logged, while plain text can") {
    STATIC_CHECK(Streamable<std::string>);
    STATIC_CHECK(Loggable<std::string>);
    STATIC_CHECK_FALSE(Streamable<Sensitive<std::string>>);
    STATIC_CHECK_FALSE(Loggable<Sensitive<std::string>>);
}

TEST_CASE("A sensitive value is read by asking for it") {
    const Sensitive<std::string> words(std::string("said"));
    CHECK(words.reveal() == "said");
    CHECK(words == Sensitive<std::string>(std::string("said")));
}

} // namespace seenheard
