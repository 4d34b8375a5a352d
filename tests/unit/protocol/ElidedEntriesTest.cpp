#include "sync/protocol/ElidedEntries.h"

#include "sync/protocol/PackedMessage.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

bool nothing(const SignerId&, std::uint64_t) {
    return false;
}

bool everything(const SignerId&, std::uint64_t) {
    return true;
}

Result<EntryId> holdsNothing(const SignerId&, std::uint64_t) {
    return fail(ErrorCode::NotFound, "not here");
}

/// One officer's chain: records made, then edited, each edit replacing what was said before.
struct Chain {
    Chain() { request.signer = signerIdOf(key.publicKey()); }

    Bytes next(const RecordId& record, std::vector<OperationId> supersedes, const std::string& words) {
        EntryHeader header;
        header.number = ++number;
        header.previous = head;
        header.form = {"test_form", Hash{{1, 2, 3}}};
        header.writtenAt = {1'700'000'000'000 + static_cast<std::int64_t>(number) * 61'000, 60, ClockQuality::Synced};
        header.treeHeadSeen = {0, 17, Hash{{9}}};
        header.draft = number % 2 == 0 ? random.id<DraftId>() : DraftId{};
        const Part part{record, {{RegisterKey{{FieldNumber{16}}}, Value(Text(words)), std::move(supersedes), {}, {}}}};
        const auto entry = signEntry(header, {part}, key, random);
        head = entryIdOf(entry.header);
        ids[number] = head;
        return canonicalBytes(entry);
    }

    OperationId operation(std::uint64_t of) { return {request.signer, of, 0, ids.at(of)}; }

    SeededRandom random{5};
    SigningKey key = keyOf(1);
    ExchangeRequest request;
    std::uint64_t number = 0;
    EntryId head;
    std::map<std::uint64_t, EntryId> ids;
};

std::size_t sizeOf(const ElidedEntries& elided) {
    return elided.shape.size() + elided.noise.size();
}

} // namespace

TEST_CASE("Entries of every shape come back as the very octets that were signed") {
    SeededRandom random(21);
    for (int time = 0; time < 200; ++time) {
        const auto request = someRequest(random);
        std::vector<Bytes> entries;
        for (std::size_t i = 0; i < 5; ++i) {
            auto entry = someEntry(random, keyOf(static_cast<std::uint8_t>(1 + i % 2)), i % 4);
            if (!entry.parts.empty() && time % 3 == 0)
                entry.parts.front().reset();
            entries.push_back(canonicalBytes(entry));
        }
        const auto restored = restore(elide(entries, request, nothing), request, holdsNothing);
        REQUIRE(restored.ok());
        CHECK(*restored == entries);
    }
}

TEST_CASE("What is no good entry travels whole among the others") {
    Chain chain;
    auto entry = entryFrom(chain.next(chain.random.id<RecordId>(), {}, "heard")).value();
    entry.parts.front()->canonical.back() ^= 1U;
    const std::vector<Bytes> entries{Bytes{1, 2, 3}, {}, canonicalBytes(entry), chain.next({}, {}, "said")};
    const auto restored = restore(elide(entries, chain.request, nothing), chain.request, holdsNothing);
    REQUIRE(restored.ok());
    CHECK(*restored == entries);
}

TEST_CASE("What follows from position, from the message or from what the receiver holds is not sent") {
    Chain chain;
    const auto record = chain.random.id<RecordId>();
    const auto made = chain.next(record, {}, "seen at the door");
    std::vector<Bytes> edits;
    for (std::uint64_t i = 0; i < 20; ++i)
        edits.push_back(chain.next(record, {chain.operation(chain.number)}, "heard in the hall"));
    const EntryIdOf idOf = [&chain](const SignerId&, std::uint64_t number) -> Result<EntryId> {
        return chain.ids.at(number);
    };
    const auto elided = elide(edits, chain.request, everything);
    const auto restored = restore(elided, chain.request, idOf);
    REQUIRE(restored.ok());
    CHECK(*restored == edits);
    // Signature and salt, every other time a draft, and once what all share.
    CHECK(elided.noise.size() == 20 * (64 + 16) + 10 * 16 + 16 + 32 + 32);

    CHECK(restore(elided, chain.request, holdsNothing).error().code == ErrorCode::NotFound);
    const auto told = elide(edits, chain.request, nothing);
    CHECK(sizeOf(told) > sizeOf(elided));
    CHECK(restore(told, chain.request, holdsNothing).value() == edits);
}

TEST_CASE("A receiver that holds another entry under the number restores what no signature fits") {
    Chain chain;
    static_cast<void>(chain.next({}, {}, "first"));
    const auto second = chain.next({}, {}, "second");
    const auto restored = restore(elide({second}, chain.request, everything), chain.request,
        [](const SignerId&, std::uint64_t) -> Result<EntryId> { return EntryId{{7}}; });
    REQUIRE(restored.ok());
    CHECK_FALSE(verifyEntry(entryFrom(restored->front()).value(), chain.key.publicKey()).ok());
}

TEST_CASE("Elided entries that were cut or changed anywhere are refused or restore to others") {
    Chain chain;
    const auto record = chain.random.id<RecordId>();
    const std::vector<Bytes> entries{chain.next(record, {}, "one"), chain.next(record, {chain.operation(1)}, "two")};
    const auto elided = elide(entries, chain.request, nothing);
    for (std::size_t length = 0; length < elided.shape.size(); ++length) {
        auto cut = elided;
        cut.shape.resize(length);
        CHECK_FALSE(restore(cut, chain.request, holdsNothing).ok());
    }
    for (std::size_t length = 0; length < elided.noise.size(); ++length) {
        auto cut = elided;
        cut.noise.resize(length);
        CHECK_FALSE(restore(cut, chain.request, holdsNothing).ok());
    }
    for (std::size_t at = 0; at < elided.shape.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto flipped = elided;
            flipped.shape[at] ^= static_cast<std::uint8_t>(1U << bit);
            const auto restored = restore(flipped, chain.request, holdsNothing);
            CHECK((!restored.ok() || *restored != entries));
        }
    }
}

TEST_CASE("Noise behind what compresses stands by itself and comes back like any message") {
    SeededRandom random(3);
    Bytes message(3000, 'a');
    const auto noise = random.bytes(5000);
    message.insert(message.end(), noise.begin(), noise.end());
    const auto packed = packMessage(message, noise.size());
    CHECK(unpackMessage(packed).value() == message);
    CHECK(packed.size() < 5000 + 100);
    CHECK(unpackMessage(packMessage(message, 0)).value() == message);
    CHECK(unpackMessage(packMessage(message, message.size() + 1)).value() == message);
    CHECK(unpackMessage(packMessage(Bytes(1'000'000, 7), 10)).value() == Bytes(1'000'000, 7));
}
