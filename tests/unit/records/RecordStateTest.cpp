#include "sync/records/Cbor.h"
#include "sync/records/Part.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const auto child = idNumbered<ItemId>(5);

/// Several heads, history, an operation superseded before it came, depth, reason.
RecordState someState() {
    const auto first =
        entryOf(1, 1, {saying(field(30), Text("some")), saying(RegisterKey{{20U, child, 34U}}, Text("shy"))});
    auto second = entryOf(2, 1, {saying(field(30), Text("serious")), saying(field(40), Text("01632 960001"))});
    second.operations[1].depth = 2;
    auto third = entryOf(1, 2, {saying(field(40), Text("01632 960002"), {operationIn(entryOf(4, 9, {}), 3)})});
    third.operations[0].reason = "rang and asked";
    const auto fourth = entryOf(3, 1, {saying(RegisterKey{{20U, child, 34U}}, Cleared{}, {operationIn(first, 1)})});
    return folded({first, second, third, fourth});
}

/// A state as somebody might write it by hand: entries, heads as (row, index) for each key, unseen.
struct Written {
    std::uint64_t version = 1;
    std::vector<FoldedEntry> entries;
    std::vector<std::pair<RegisterKey, std::vector<std::pair<std::uint64_t, std::uint32_t>>>> registers;
    std::vector<std::pair<OperationId, RegisterKey>> unseen;

    [[nodiscard]] Bytes bytes() const {
        CborWriter writer;
        writer.array(5);
        writer.unsignedInt(version);
        writer.id(idNumbered<RecordId>(7));
        writer.array(entries.size());
        for (const auto& entry : entries) {
            writer.array(6);
            writer.id(entry.signer);
            writer.unsignedInt(entry.number);
            writer.id(entry.id);
            writer.integer(entry.writtenAt.utcMs);
            writer.integer(entry.writtenAt.offsetMinutes);
            writer.unsignedInt(0);
        }
        writer.array(registers.size());
        for (const auto& [key, heads] : registers) {
            writer.array(2);
            writer.raw(canonicalBytes(key));
            writer.array(heads.size());
            for (const auto& [row, index] : heads) {
                writer.array(5);
                writer.unsignedInt(row);
                writer.unsignedInt(index);
                writer.boolean(true);
                writer.null();
                writer.null();
            }
        }
        writer.array(unseen.size());
        for (const auto& [id, key] : unseen) {
            writer.array(2);
            writer.array(4);
            writer.id(id.signer);
            writer.unsignedInt(id.number);
            writer.unsignedInt(id.index);
            writer.id(id.entry);
            writer.raw(canonicalBytes(key));
        }
        return writer.take();
    }
    [[nodiscard]] bool taken() const {
        const auto octets = bytes();
        const auto state = recordStateFrom(octets);
        if (state)
            CHECK(canonicalBytes(*state) == octets);
        return state.ok();
    }
};

Written sound() {
    return {1, {entryOf(1, 1, {}).entry, entryOf(1, 2, {}).entry, entryOf(2, 1, {}).entry},
        {{field(30), {{0, 1}, {1, 0}}}, {field(31), {{0, 0}}}},
        {{operationIn(entryOf(3, 1, {})), field(31)}, {operationIn(entryOf(3, 1, {}), 1), field(30)}}};
}

} // namespace

TEST_CASE("A record state comes back from its bytes as it was") {
    const auto state = someState();
    const auto bytes = canonicalBytes(state);
    const auto back = recordStateFrom(bytes);
    REQUIRE(back.ok());
    CHECK(*back == state);
    CHECK(canonicalBytes(*back) == bytes);
    CHECK(recordStateFrom(canonicalBytes(emptyRecord())).value() == emptyRecord());
}

TEST_CASE("A state's context counts: with one entry more folded its bytes differ though its heads are the same") {
    auto state = someState();
    const auto before = canonicalBytes(state);
    fold(state, entryOf(8, 1, {}));
    CHECK(state.registers == someState().registers);
    CHECK(canonicalBytes(state) != before);
}

TEST_CASE("A state written by a newer version is told from a damaged one") {
    auto written = sound();
    written.version = 2;
    CHECK(recordStateFrom(written.bytes()).error().code == ErrorCode::FromTheFuture);
    written.version = 0;
    CHECK(recordStateFrom(written.bytes()).error().code == ErrorCode::Malformed);
}

TEST_CASE("Only what the writer would have written is taken for a state") {
    auto written = sound();
    CHECK(written.taken());

    SECTION("entries out of order") {
        std::swap(written.entries[0], written.entries[1]);
    }
    SECTION("an entry twice") {
        written.entries[1] = written.entries[0];
    }
    SECTION("an entry twice, with two times") {
        written.entries[1] = written.entries[0];
        written.entries[1].writtenAt.utcMs += 1;
    }
    SECTION("a head of an entry that was not folded") {
        written.registers[0].second[1].first = 3;
    }
    SECTION("heads out of order") {
        std::swap(written.registers[0].second[0], written.registers[0].second[1]);
    }
    SECTION("a head twice") {
        written.registers[0].second[1] = written.registers[0].second[0];
    }
    SECTION("one operation a head of two registers") {
        written.registers[1].second[0] = {0, 1};
    }
    SECTION("a register without heads") {
        written.registers[1].second.clear();
    }
    SECTION("registers out of order") {
        std::swap(written.registers[0], written.registers[1]);
    }
    SECTION("a register twice") {
        written.registers[1].first = written.registers[0].first;
    }
    SECTION("unseen operations out of order") {
        std::swap(written.unseen[0], written.unseen[1]);
    }
    SECTION("an unseen operation twice") {
        written.unseen[1] = written.unseen[0];
    }
    SECTION("an unseen operation of a folded entry") {
        written.unseen = {{operationIn(entryOf(1, 2, {}), 5), field(30)}};
    }
    CHECK_FALSE(written.taken());
}

} // namespace seenheard
