#include "sync/protocol/SealedPicture.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Limits.h"
#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace seenheard;

namespace {

constexpr Instant taken{1'646'446'020'000, 0, ClockQuality::Synced};

PlainPicture somePicture(std::size_t octets = 5000) {
    PlainPicture plain;
    plain.kind = PictureKind::Drawing;
    plain.width = 640;
    plain.height = 480;
    for (std::size_t at = 0; at < octets; ++at)
        plain.file.push_back(static_cast<std::uint8_t>(at * 31 % 251));
    return plain;
}

} // namespace

TEST_CASE("A sealed picture is named by its own octets and opens by what names it") {
    SeededRandom random(1);
    const auto plain = somePicture();
    const auto sealed = sealPicture(plain, taken, random);
    REQUIRE(sealed.ok());
    CHECK(sealed->picture.id.octets == sha256(sealed->octets).octets);
    CHECK(sealed->picture.octets == sealed->octets.size());
    CHECK(sealed->picture.width == 640);
    CHECK(sealed->picture.takenAt == taken);
    CHECK(openPicture(sealed->picture, sealed->octets).value() == plain.file);
}

TEST_CASE("Nothing of a picture can be read in what is sealed") {
    SeededRandom random(1);
    const auto plain = somePicture();
    const auto sealed = sealPicture(plain, taken, random).value();
    CHECK(std::search(sealed.octets.begin(), sealed.octets.end(), plain.file.begin(), plain.file.begin() + 8)
        == sealed.octets.end());
}

TEST_CASE("The same picture sealed twice is two files with one content, and neither opens with the other's key") {
    SeededRandom random(1);
    const auto plain = somePicture();
    const auto first = sealPicture(plain, taken, random).value();
    const auto second = sealPicture(plain, taken, random).value();
    CHECK(first.picture.content == second.picture.content);
    CHECK(first.picture.id != second.picture.id);
    CHECK(first.picture.key != second.picture.key);
    CHECK(openPicture(first.picture, second.octets).error().code == ErrorCode::BadSignature);
}

TEST_CASE("A picture that was cut or changed does not open") {
    SeededRandom random(1);
    const auto sealed = sealPicture(somePicture(200), taken, random).value();
    for (std::size_t length = 0; length < sealed.octets.size(); ++length)
        CHECK_FALSE(openPicture(sealed.picture, BytesView(sealed.octets).first(length)).ok());
    auto changed = sealed.octets;
    changed.back() ^= 1U;
    CHECK(openPicture(sealed.picture, changed).error().code == ErrorCode::BadSignature);
}

TEST_CASE("A picture over the limit is not sealed") {
    SeededRandom random(1);
    CHECK(sealPicture(somePicture(limits::pictureBytes), taken, random).error().code == ErrorCode::TooLarge);
    CHECK(sealPicture(somePicture(limits::pictureBytes - 64), taken, random).ok());
}
