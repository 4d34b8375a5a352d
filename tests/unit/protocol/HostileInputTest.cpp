#include "sync/protocol/MerkleTree.h"
#include "sync/records/Cbor.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <iostream>

using namespace seenheard;

namespace {

/// A decoder, and something it reads. Whatever it takes has to be written back as it was.
struct Decoder {
    std::string_view name;
    std::function<std::optional<Error>(BytesView)> refusal;
    Bytes good;
    bool hasVersion = true;
};

template<typename T>
std::function<std::optional<Error>(BytesView)> refusalBy(Result<T> (*decode)(BytesView)) {
    return [decode](BytesView canonical) -> std::optional<Error> {
        auto read = decode(canonical);
        if (!read.ok())
            return read.error();
        REQUIRE(canonicalBytes(read.value()) == copyOf(canonical));
        return std::nullopt;
    };
}

std::vector<Decoder> allDecoders() {
    SeededRandom random(11);
    const auto response = someResponse(random);
    const auto enrolled = someEnrolmentResponse(random);
    MerkleFrontier frontier;
    for (int leaf = 0; leaf < 21; ++leaf)
        frontier.append(random.id<Hash>());
    const Authority authority{"server", random.id<PublicKey>(), random.bytes(300)};
    const auto entry = someEntry(random, keyOf(1));
    return {{"entry header", refusalBy(entryHeaderFrom), entry.header},
        {"entry", refusalBy(entryFrom), canonicalBytes(entry), false},
        {"issuing certificate", refusalBy(issuingCertificateFrom), canonicalBytes(enrolled.issuing)},
        {"signer certificate", refusalBy(signerCertificateFrom), canonicalBytes(enrolled.signer)},
        {"tree head", refusalBy(treeHeadFrom), canonicalBytes(response.treeHead)},
        {"frontier", refusalBy(merkleFrontierFrom), canonicalBytes(frontier)},
        {"request", refusalBy(exchangeRequestFrom), canonicalBytes(someRequest(random))},
        {"signed request", refusalBy(signedRequestFrom), canonicalBytes(signRequest(someRequest(random), keyOf(1)))},
        {"answer", refusalBy(exchangeResponseFrom), canonicalBytes(response)},
        {"error answer", refusalBy(errorAnswerFrom), canonicalBytes(ErrorAnswer{"busy", "Try again."})},
        {"authority", refusalBy(authorityFrom), canonicalBytes(authority)},
        {"enrolment request", refusalBy(enrolmentRequestFrom), canonicalBytes(someEnrolmentRequest(random))},
        {"enrolment answer", refusalBy(enrolmentResponseFrom), canonicalBytes(enrolled)}};
}

} // namespace

TEST_CASE("Every decoder reads its own and refuses it cut short or continued") {
    for (const auto& decoder : allDecoders()) {
        CAPTURE(decoder.name);
        CHECK_FALSE(decoder.refusal(decoder.good));
        for (std::size_t size = 0; size < decoder.good.size(); ++size)
            REQUIRE(decoder.refusal(BytesView(decoder.good).first(size)));
        auto continued = decoder.good;
        continued.push_back(0xF6);
        CHECK(decoder.refusal(continued));
    }
}

TEST_CASE("Every decoder takes exactly one form of each content") {
    SeededRandom random(5);
    for (const auto& decoder : allDecoders()) {
        CAPTURE(decoder.name);
        for (int i = 0; i < 3000; ++i) {
            auto changed = decoder.good;
            for (auto changes = 1 + random.below(3); changes > 0; --changes)
                changed[random.below(changed.size())] = static_cast<std::uint8_t>(random.below(256));
            static_cast<void>(decoder.refusal(changed));
        }
    }
}

TEST_CASE("T11: a megabyte of arrays in arrays is refused by every decoder") {
    int refused = 0;
    for (const auto octet : {0x81, 0x82, 0x9B, 0x9F, 0xFF, 0x00, 0xA1, 0xC1, 0xFB}) {
        const Bytes nested(1'000'000, static_cast<std::uint8_t>(octet));
        for (const auto& decoder : allDecoders()) {
            CAPTURE(decoder.name, octet);
            REQUIRE(decoder.refusal(nested));
            ++refused;
        }
    }
    std::cout << "T11: " << refused << " inputs of a megabyte of nesting, " << refused << " refused\n";
}

TEST_CASE("Nested arrays deep inside a good answer are refused") {
    SeededRandom random;
    CborWriter writer;
    writer.array(13);
    writer.unsignedInt(1);
    writer.integer(0);
    writer.array(0);
    writer.array(1);
    writer.raw(Bytes(1'000'000, 0x81));
    const auto read = exchangeResponseFrom(writer.result());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::Malformed);
}

TEST_CASE("T11: an array that claims more elements than there are octets is refused") {
    CborWriter writer;
    writer.array(13);
    writer.unsignedInt(1);
    writer.integer(0);
    writer.array(0xFFFFFFFFFFFFFFFFULL);
    CHECK_FALSE(exchangeResponseFrom(writer.result()).ok());
}

TEST_CASE("Every message of another version is told apart from a damaged one") {
    for (const auto& decoder : allDecoders()) {
        if (!decoder.hasVersion || decoder.name == "frontier")
            continue;
        CAPTURE(decoder.name);
        for (const unsigned version : {0U, 2U, 23U}) {
            auto other = decoder.good;
            other[1] = static_cast<std::uint8_t>(version);
            const auto refusal = decoder.refusal(other);
            REQUIRE(refusal);
            CHECK(refusal->code == ErrorCode::Unsupported);
            CHECK(refusal->message.find("version " + std::to_string(version)) != std::string::npos);
        }
    }
}
