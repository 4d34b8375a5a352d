#include "sync/protocol/Draft.h"

#include "sync/protocol/Certificate.h"
#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

Draft fullDraft() {
    SeededRandom random(1);
    Draft draft;
    draft.id = random.id<DraftId>();
    draft.record = random.id<RecordId>();
    draft.form = {"incident_observation", random.id<Hash>()};
    draft.about = Reference{"incident", "2026-0042"};
    draft.answers[RegisterKey{{FieldNumber{20}, random.id<ItemId>(), FieldNumber{34}}}] =
        Text("“stop” – ‘now’ 🙂");
    draft.answers[RegisterKey{{FieldNumber{41}}}] = NotObtained{"asleep", ""};
    draft.answers[RegisterKey{{FieldNumber{42}}}] = Cleared{};
    draft.place = "children";
    draft.revision = 7;
    draft.amending = true;
    draft.startedAt = {1'772'442'000'000, 60, ClockQuality::Drifting};
    draft.changedAt = {1'772'442'060'000, 60, ClockQuality::Suspect};
    draft.undo = {{RegisterKey{{FieldNumber{41}}}, std::nullopt}, {RegisterKey{{FieldNumber{42}}}, Value(true)}};
    return draft;
}

} // namespace

TEST_CASE("A draft reads back as it was written") {
    const auto draft = fullDraft();
    const auto read = draftFrom(canonicalBytes(draft));
    REQUIRE(read.ok());
    CHECK(*read == draft);
    CHECK(draftFrom(canonicalBytes(Draft{})).value() == Draft{});
}

TEST_CASE("The box gets a draft without its slips of the thumb") {
    auto draft = fullDraft();
    const auto without = draftFrom(canonicalBytes(draft, false)).value();
    draft.undo.clear();
    CHECK(without == draft);
}

TEST_CASE("A draft out of the box is its signer's, and nobody else's") {
    SeededRandom random(2);
    const auto key = SigningKey::generate(random);
    const auto other = SigningKey::generate(random);
    auto draft = fullDraft();
    draft.undo.clear();
    const auto boxed = signedDraft(draft, signerIdOf(key.publicKey()), key);
    CHECK(verifiedDraft(boxed, key.publicKey()).value() == draft);
    CHECK_FALSE(verifiedDraft(boxed, other.publicKey()).ok());
    CHECK_FALSE(verifiedDraft(signedDraft(draft, signerIdOf(key.publicKey()), other), key.publicKey()).ok());
    auto altered = boxed;
    altered[40] ^= 1;
    CHECK_FALSE(verifiedDraft(altered, key.publicKey()).ok());
}

TEST_CASE("A draft that is cut anywhere is refused") {
    const auto octets = canonicalBytes(fullDraft());
    for (std::size_t length = 0; length < octets.size(); ++length)
        CHECK_FALSE(draftFrom(BytesView(octets).first(length)).ok());
}

} // namespace seenheard
