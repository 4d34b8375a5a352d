#include "platform/crypto/Hashing.h"
#include "sync/protocol/Enrolment.h"
#include "sync/protocol/EnrolmentCode.h"
#include "sync/protocol/ErrorAnswer.h"
#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/Identity.h"
#include "sync/protocol/LogProofs.h"
#include "sync/protocol/Receipt.h"
#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"
#include "sync/protocol/TreeHead.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <map>

using namespace seenheard;

namespace {

/// The last section of docs/protocol.md: a name, spaces, and octets in hexadecimal that may go on in the next lines.
std::map<std::string, std::string> readExamples() {
    constexpr std::size_t column = 22;
    std::ifstream file(SEENHEARD_SOURCE_DIR "/docs/protocol.md");
    std::map<std::string, std::string> examples;
    std::string line;
    std::string name;
    while (std::getline(file, line) && line != "## 16. Worked examples") {
    }
    for (bool inside = false; std::getline(file, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            continue;
        }
        if (!inside || line.size() <= column)
            continue;
        if (line.front() != ' ')
            name = line.substr(0, line.find_last_not_of(' ', column - 1) + 1);
        examples[name] += line.substr(column);
    }
    return examples;
}

std::string text(const std::string& name) {
    static const auto examples = readExamples();
    INFO(name);
    REQUIRE(examples.contains(name));
    return examples.at(name);
}

Bytes octets(const std::string& name) {
    const auto found = fromHex(text(name));
    REQUIRE(found);
    return *found;
}

SigningKey keyFrom(const std::string& name) {
    auto key = SigningKey::fromSeed(octets(name));
    REQUIRE(key.ok());
    return std::move(*key);
}

Entry entryOf(const std::string& number) {
    Entry entry;
    entry.header = octets("header " + number);
    entry.signature = *Signature::fromHex(text("signature " + number));
    SaltedPart part;
    part.salt.fill(number == "1" ? 0x11 : 0x22);
    part.canonical = octets("part " + number);
    entry.parts.emplace_back(part);
    return entry;
}

VerifiedEntry verifiedEntry(const std::string& number) {
    auto entry = verifyEntry(entryOf(number), keyFrom("signing key seed").publicKey());
    REQUIRE(entry.ok());
    return *entry;
}

} // namespace

TEST_CASE("The document's keys, code and certificates are what enrolment makes and takes") {
    CHECK(keyFrom("root key seed").publicKey().hex() == text("root key"));
    CHECK(keyFrom("issuing key seed").publicKey().hex() == text("issuing key"));
    CHECK(keyFrom("signing key seed").publicKey().hex() == text("signing key"));
    CHECK(signerIdOf(keyFrom("signing key seed").publicKey()).hex() == text("signer id"));

    const auto authority = authorityFrom(octets("authority"));
    const auto code = enrolmentCodeFrom(text("enrolment code"));
    REQUIRE(authority.ok());
    REQUIRE(code.ok());
    CHECK(textOf(*code) == text("enrolment code"));
    CHECK(textOf(BytesView(code->secret)) == "one secret");
    CHECK(sha256(octets("authority")).hex().starts_with(toHex(code->fingerprint)));

    auto issuing = issuingCertificateFrom(octets("issuing certificate"));
    auto signer = signerCertificateFrom(octets("signer certificate"));
    REQUIRE(issuing.ok());
    REQUIRE(signer.ok());
    sign(*issuing, keyFrom("root key seed"));
    sign(*signer, keyFrom("issuing key seed"));
    CHECK(toHex(canonicalBytes(*issuing)) == text("issuing certificate"));
    CHECK(toHex(canonicalBytes(*signer)) == text("signer certificate"));
}

TEST_CASE("The document's ids and entries are what a tablet derives and signs") {
    const Identity identity(octets("identity key"));
    const auto record = identity.record("incident_observation", {"incident", "incident-7"});
    CHECK(record.hex() == text("record id"));
    CHECK(identity.item(record, "children", {"person", "person-1"}).hex() == text("item id"));

    for (const std::string number : {"1", "2"}) {
        const auto signature =
            keyFrom("signing key seed").sign(signedBytes(signing_context::entry, octets("header " + number)));
        CHECK(signature.hex() == text("signature " + number));
        CHECK(verifiedEntry(number).id.hex() == text("entry id " + number));
    }
    CHECK(sha256(canonicalBytes(entryOf("1"))).hex() == text("SHA-256 of entry 1"));
}

TEST_CASE("The document's states are what the fold gives, in either order") {
    const auto one = verifiedEntry("1");
    const auto two = verifiedEntry("2");
    RecordState state;
    state.id = *RecordId::fromHex(text("record id"));
    auto backwards = state;

    fold(backwards, foldInputOf(two, *two.parts.front()));
    CHECK(toHex(canonicalBytes(backwards)) == text("state of 2 alone"));
    fold(backwards, foldInputOf(one, *one.parts.front()));
    fold(state, foldInputOf(one, *one.parts.front()));
    fold(state, foldInputOf(two, *two.parts.front()));
    CHECK(toHex(canonicalBytes(state)) == text("state"));
    CHECK(toHex(canonicalBytes(backwards)) == text("state"));
    CHECK(digestOf(state).hex() == text("digest"));
}

TEST_CASE("The document's tree heads, proofs and receipt hold") {
    MerkleFrontier frontier;
    frontier.append(merkleLeafHash(octets("entry id 1")));
    CHECK(frontier.root().hex() == text("leaf hash 1"));
    frontier.append(merkleLeafHash(octets("entry id 2")));
    CHECK(toHex(canonicalBytes(frontier)) == text("frontier 2"));

    auto older = treeHeadFrom(octets("tree head 1"));
    auto newer = treeHeadFrom(octets("tree head 2"));
    REQUIRE(older.ok());
    REQUIRE(newer.ok());
    for (auto* head : {&*older, &*newer})
        sign(*head, keyFrom("issuing key seed"));
    CHECK(toHex(canonicalBytes(*older)) == text("tree head 1"));
    CHECK(toHex(canonicalBytes(*newer)) == text("tree head 2"));
    CHECK(newer->ref.root == frontier.root());

    const auto canonical = octets("receipt 1");
    CborReader reader(canonical);
    const auto receipt = readReceipt(reader);
    CHECK(reader.finish("receipt").ok());
    CHECK(receipt.entry.hex() == text("entry id 1"));
    CHECK(verifyReceipt(receipt, newer->ref).ok());

    const auto proof = octets("consistency 1 to 2");
    CborReader proofReader(proof);
    const auto consistency = readIds<Hash>(proofReader, limits::proofHashes);
    CHECK(proofReader.finish("proof").ok());
    CHECK(verifyGrowth(older->ref, newer->ref, consistency).ok());
    CHECK(merkleLeafHash(octets("entry id 2")).hex() == text("leaf hash 2"));
}

TEST_CASE("The document's request is signed and read as it stands, and so is the error answer") {
    auto request = exchangeRequestFrom(octets("request"));
    REQUIRE(request.ok());
    CHECK(toHex(canonicalBytes(*request)) == text("request"));
    const auto whole = signRequest(*request, keyFrom("signing key seed"));
    CHECK(whole.signature.hex() == text("request signature"));
    CHECK(sha256(canonicalBytes(whole)).hex() == text("SHA-256 of signed"));

    const auto error = errorAnswerFrom(octets("error answer"));
    REQUIRE(error.ok());
    CHECK(toHex(canonicalBytes(*error)) == text("error answer"));
}
