#include "sync/protocol/SigningContext.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("A tree head comes back from its canonical bytes") {
    SeededRandom random;
    for (int i = 0; i < 300; ++i) {
        const auto head = someTreeHead(random);
        const auto read = treeHeadFrom(canonicalBytes(head));
        REQUIRE(read.ok());
        REQUIRE(read.value() == head);
    }
}

TEST_CASE("A tree head holds only under the key that signed it and only unchanged") {
    SeededRandom random;
    const auto issuing = keyOf(9);
    auto head = someTreeHead(random);
    sign(head, issuing);
    CHECK(verify(head, issuing.publicKey()));
    CHECK_FALSE(verify(head, keyOf(8).publicKey()));
    const auto canonical = canonicalBytes(head);
    for (std::size_t bit = 0; bit < canonical.size() * 8; ++bit) {
        auto changed = canonical;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto read = treeHeadFrom(changed);
        REQUIRE_FALSE((read.ok() && verify(*read, issuing.publicKey())));
    }
}

TEST_CASE("A signature made for another purpose is no tree head's") {
    SeededRandom random;
    const auto issuing = keyOf(9);
    auto head = someTreeHead(random);
    sign(head, issuing);
    auto unsignedBytes = canonicalBytes(head);
    unsignedBytes.erase(unsignedBytes.end() - 66, unsignedBytes.end());
    unsignedBytes[0] = 0x83;
    REQUIRE(verify(issuing.publicKey(), signedBytes(signing_context::treeHead, unsignedBytes), head.signature));
    for (const auto context : {signing_context::entry, signing_context::issuingCertificate,
             signing_context::signerCertificate, signing_context::request, signing_context::enrolment}) {
        head.signature = issuing.sign(signedBytes(context, unsignedBytes));
        CHECK_FALSE(verify(head, issuing.publicKey()));
    }
}
