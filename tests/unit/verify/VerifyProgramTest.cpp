#include "sync/verify/VerifyProgram.h"

#include "tests/unit/verify/ExportedLog.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <sstream>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

Ran run(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    const auto code = runVerifyProgram(words, out, err);
    return {code, out.str(), err.str()};
}

} // namespace

TEST_CASE("seenheard-verify ends with 0 for a whole log and says where it stands") {
    ExportedLog log(5);
    const auto root = log.server.store().identity()->root.hex();
    const auto ran = run({"--root", root, log.file(log.exported()).string()});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.out, StartsWith("whole: 11 leaves"));
    CHECK_THAT(ran.out, ContainsSubstring("head: 0:11:" + log.server.store().log().head()->ref.root.hex()));
    CHECK(ran.err.empty());
}

TEST_CASE("seenheard-verify ends with 1 and names the first header in words, and no word of an officer") {
    ExportedLog log(5);
    auto octets = log.exported();
    octets.resize(octets.size() / 2);
    const auto ran = run({log.file(octets).string()});
    CHECK(ran.code == 1);
    CHECK_THAT(ran.out, StartsWith("cut short at leaf "));
    CHECK_THAT(ran.out, !ContainsSubstring("in round"));
    CHECK_THAT(ran.err, ContainsSubstring("--root"));
}

TEST_CASE("seenheard-verify believes no other root than the one that it is given") {
    ExportedLog log(2);
    const auto other = SigningKey::generate(*std::make_unique<SystemRandom>()).publicKey().hex();
    const auto ran = run({"--root", other, log.file(log.exported()).string()});
    CHECK(ran.code == 1);
    CHECK_THAT(ran.out, StartsWith("certificate not good"));
}

TEST_CASE("seenheard-verify ends with 2 for what it cannot check") {
    ExportedLog log(1);
    CHECK(run({}).code == 2);
    CHECK(run({"/there/is/nothing"}).code == 2);
    CHECK(run({"--head", "1:2", "file"}).code == 2);
    CHECK(run({log.file(Bytes{1, 2, 3}).string()}).code == 2);
    CHECK(run({"--help"}).code == 0);
}
