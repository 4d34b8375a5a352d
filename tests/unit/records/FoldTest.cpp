#include "sync/records/FieldPolicy.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const auto mood = field(20);
const auto place = field(21);

using Ids = std::vector<OperationId>;

/// a ← b ← c: three entries, each replacing the one before.
struct Chain {
    FoldInput a = entryOf(1, 1, {saying(mood, Text("quiet"))});
    FoldInput b = entryOf(2, 1, {saying(mood, Text("tearful"), {operationIn(a)})});
    FoldInput c = entryOf(3, 1, {saying(mood, Text("calm"), {operationIn(b)})});
};

} // namespace

TEST_CASE(
    "A tablet that was given only the last head and its context does not raise an older operation from the dead") {
    const Chain chain;
    const auto server = folded({chain.a, chain.b, chain.c});
    auto tablet = recordStateFrom(canonicalBytes(server)).value();

    fold(tablet, chain.a);

    CHECK(headIds(tablet, mood) == Ids{operationIn(chain.c)});
    CHECK(tablet == server);
}

TEST_CASE("A tablet that folded only the last of a chain shows the first beside it until the middle one comes") {
    const Chain chain;
    auto tablet = folded({chain.c, chain.a});
    CHECK(headIds(tablet, mood) == Ids{operationIn(chain.a), operationIn(chain.c)});
    CHECK(tablet.supersededUnseen == std::set{SupersededOperation{operationIn(chain.b), mood}});

    fold(tablet, chain.b);

    CHECK(headIds(tablet, mood) == Ids{operationIn(chain.c)});
    CHECK(tablet.supersededUnseen.empty());
}

TEST_CASE("A tablet that folded something itself and then is given heads and context loses neither") {
    const Chain chain;
    const auto own = entryOf(9, 1, {saying(mood, Text("shivering")), saying(place, Text("upstairs"))});
    auto tablet = folded({chain.a, own});

    merge(tablet, folded({chain.a, chain.b, chain.c}));

    CHECK(tablet == folded({own, chain.c, chain.b, chain.a}));
    CHECK(headIds(tablet, mood) == Ids{operationIn(chain.c), operationIn(own)});
    CHECK(headIds(tablet, place) == Ids{operationIn(own, 1)});
}

TEST_CASE(
    "Two officers on one incident end with a difference of concern, two demeanours, and a decision that settles it") {
    const auto child = idNumbered<ItemId>(5);
    const RegisterKey concern{{20U, child, 30U}};
    const RegisterKey demeanour{{20U, child, 34U}};
    const RegisterKey words{{20U, child, 35U}};
    const auto rank = [](const Value& value) -> std::int64_t {
        return value == Value(Text("serious")) ? 2 : value == Value(Text("some")) ? 1 : 0;
    };
    const FieldPolicy finding{FieldKind::Finding, StandInPolicy::Protective, rank};
    const FieldPolicy account{FieldKind::Account, StandInPolicy::Accounts, {}};
    const auto officerOf = [](const SignerId& signer) { return OfficerId{signer.octets}; };

    const auto byA = entryOf(1, 1, {saying(concern, Text("some")), saying(demeanour, Text("watchful"))});
    const auto byB = entryOf(2, 1,
        {saying(concern, Text("serious")), saying(words, Text("He said to be quiet.")),
            saying(demeanour, Text("crying"))});

    auto tabletOfA = folded({byA, byB});
    const auto tabletOfB = folded({byB, byA});
    CHECK(canonicalBytes(tabletOfA) == canonicalBytes(tabletOfB));

    const auto& standing = *headsAt(tabletOfA, concern);
    const auto before = standInOf(finding, standing, officerOf);
    CHECK(before.shown.size() == 2);
    CHECK(before.difference);
    CHECK(standing[before.chosen.value()].value == Value(Text("serious")));

    const auto accounts = standInOf(account, *headsAt(tabletOfA, demeanour), officerOf);
    CHECK(accounts.shown.size() == 2);
    CHECK_FALSE(accounts.difference);
    CHECK(headsAt(tabletOfA, words)->size() == 1);

    auto decision = saying(concern, Text("serious"), {operationIn(byA), operationIn(byB)});
    decision.reason = "B saw the child after the arrest";
    const auto bySergeant = entryOf(3, 1, {decision});
    const Author sergeant{bySergeant.entry.signer, officerOf(bySergeant.entry.signer), true};
    CHECK(
        checkSupersedes(finding, decision, sergeant, false, officerOf, [](const auto&) { return std::nullopt; }).ok());
    fold(tabletOfA, bySergeant);

    const auto after = standInOf(finding, *headsAt(tabletOfA, concern), officerOf);
    CHECK(headIds(tabletOfA, concern) == Ids{operationIn(bySergeant)});
    CHECK_FALSE(after.difference);
    CHECK(tabletOfA.folded.size() == 3);
}

TEST_CASE("Two who replaced the same head without knowing of each other both stand") {
    const Chain chain;
    const auto other = entryOf(4, 1, {saying(mood, Text("angry"), {operationIn(chain.a)})});
    CHECK(headIds(folded({chain.a, chain.b, other}), mood) == Ids{operationIn(chain.b), operationIn(other)});
}

TEST_CASE("A withdrawn item comes back with what its withdrawer had not seen") {
    const auto seen = entryOf(1, 1, {saying(mood, Text("quiet"))});
    const auto unseen = entryOf(2, 1, {saying(mood, Text("crying"))});
    const auto withdrawal = entryOf(3, 1, {saying(mood, Withdrawn{"another child"}, {operationIn(seen)})});
    CHECK(headIds(folded({withdrawal, seen, unseen}), mood) == Ids{operationIn(unseen), operationIn(withdrawal)});
}

TEST_CASE("Naming an operation of another register does nothing to it, whichever comes first") {
    const auto told = entryOf(1, 1, {saying(mood, Text("quiet"))});
    const auto crosswise = entryOf(2, 1, {saying(place, Text("kitchen"), {operationIn(told)})});
    const auto state = folded({told, crosswise});
    CHECK(canonicalBytes(state) == canonicalBytes(folded({crosswise, told})));
    CHECK(headIds(state, mood) == Ids{operationIn(told)});
    CHECK(headIds(state, place) == Ids{operationIn(crosswise)});
    CHECK(state.supersededUnseen.empty());
}

TEST_CASE(
    "An operation that names itself never stands, and one that names its neighbour in the entry leaves it alone") {
    auto entry = entryOf(1, 1, {saying(mood, Text("quiet")), saying(place, Text("kitchen"))});
    entry.operations[0].supersedes = {operationIn(entry, 0)};
    CHECK(headsAt(folded({entry}), mood) == nullptr);
    entry.operations[0].supersedes = {operationIn(entry, 1)};
    CHECK(folded({entry}).registers.size() == 2);
}

TEST_CASE("Both sides of a fork stand beside each other, and each is superseded by itself") {
    const auto one = entryOf(1, 1, {saying(mood, Text("quiet"))}, 1);
    const auto other = entryOf(1, 1, {saying(mood, Text("loud"))}, 2);
    const auto later = entryOf(2, 1, {saying(mood, Text("asleep"), {operationIn(one)})});
    CHECK(headIds(folded({other, later, one}), mood) == Ids{operationIn(other), operationIn(later)});
}

TEST_CASE("A record knows when each of its operations was written, and nothing of others") {
    const Chain chain;
    const auto state = folded({chain.a, chain.c});
    CHECK(state.writtenAt(operationIn(chain.a)) == chain.a.entry.writtenAt);
    CHECK_FALSE(state.writtenAt(operationIn(chain.b)).has_value());
}

} // namespace seenheard
