#include "sync/protocol/PictureMessages.h"

#include "platform/crypto/SystemRandom.h"
#include "sync/protocol/Limits.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

template<typename Id>
Id idOf(std::uint8_t octet) {
    Id id;
    id.octets.fill(octet);
    return id;
}

PictureOffer someOffer() {
    return {"server", idOf<PictureId>(7), 300'000, Bytes{1, 2, 3}};
}

PictureReceipt someReceipt(const SigningKey& issuing) {
    PictureReceipt receipt{"server", idOf<PictureId>(7), 300'003, 1'646'446'020'000, {}};
    signReceipt(receipt, issuing);
    return receipt;
}

template<typename Message, typename Read>
void refusesEveryBeginning(const Message& message, Read read) {
    const auto canonical = canonicalBytes(message);
    for (std::size_t length = 0; length < canonical.size(); ++length)
        CHECK_FALSE(read(BytesView(canonical).first(length)).ok());
    auto longer = canonical;
    longer.push_back(0);
    CHECK_FALSE(read(longer).ok());
}

} // namespace

TEST_CASE("Messages about a picture come back as they were, and nothing cut is taken for one") {
    SystemRandom random;
    const auto key = SigningKey::generate(random);
    const auto offer = someOffer();
    CHECK(pictureOfferFrom(canonicalBytes(offer)).value() == offer);
    refusesEveryBeginning(offer, pictureOfferFrom);
    const PictureOffer question{"server", idOf<PictureId>(7), 0, std::nullopt};
    CHECK(pictureOfferFrom(canonicalBytes(question)).value() == question);

    const PictureStanding whole{300'003, someReceipt(key)};
    CHECK(pictureStandingFrom(canonicalBytes(whole)).value() == whole);
    refusesEveryBeginning(whole, pictureStandingFrom);
    const PictureStanding half{200, std::nullopt};
    CHECK(pictureStandingFrom(canonicalBytes(half)).value() == half);

    const PictureRequest request{"server", idOf<SignerId>(3), 17, idOf<RecordId>(4), idOf<PictureId>(7), 256};
    CHECK(pictureRequestFrom(canonicalBytes(request)).value() == request);
    refusesEveryBeginning(request, pictureRequestFrom);
    const auto signedRequest = signRequest(request, key);
    CHECK(signedPictureRequestFrom(canonicalBytes(signedRequest)).value() == signedRequest);
    refusesEveryBeginning(signedRequest, signedPictureRequestFrom);

    const PictureChunk chunk{256, 300'003, Bytes{9, 8}};
    CHECK(pictureChunkFrom(canonicalBytes(chunk)).value() == chunk);
    refusesEveryBeginning(chunk, pictureChunkFrom);
}

TEST_CASE("More of a picture than travels at once is refused") {
    auto offer = someOffer();
    offer.octets = Bytes(limits::pictureChunkBytes);
    CHECK(pictureOfferFrom(canonicalBytes(offer)).ok());
    offer.octets->push_back(0);
    CHECK_FALSE(pictureOfferFrom(canonicalBytes(offer)).ok());
    CHECK_FALSE(pictureChunkFrom(canonicalBytes(PictureChunk{0, 1, Bytes(limits::pictureChunkBytes + 1)})).ok());
}

TEST_CASE("A receipt is the word of the key that signed it, for that picture and no other") {
    SystemRandom random;
    const auto key = SigningKey::generate(random);
    auto receipt = someReceipt(key);
    CHECK(verify(receipt, key.publicKey()));
    CHECK_FALSE(verify(receipt, SigningKey::generate(random).publicKey()));
    receipt.picture = idOf<PictureId>(8);
    CHECK_FALSE(verify(receipt, key.publicKey()));
}

TEST_CASE("A request for a picture is its signer's") {
    SystemRandom random;
    const auto key = SigningKey::generate(random);
    auto request = signRequest({"server", idOf<SignerId>(3), 17, idOf<RecordId>(4), idOf<PictureId>(7), 0}, key);
    CHECK(verify(request, key.publicKey()));
    request.request.back() ^= 1U;
    CHECK_FALSE(verify(request, key.publicKey()));
}
