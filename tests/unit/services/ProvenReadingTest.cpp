#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// One officer's submitted record, and somebody with the key who changes what the store has kept of it.
struct ForgedRecord {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    RecordId record;
    std::string title;

    ForgedRecord() {
        const auto made =
            dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
        REQUIRE(made.ok());
        record = *made;
        REQUIRE(dale.capture().submitRecord(record).ok());
        title = dale.records().show(record)->summary.title;
    }

    /// Every text of the record says something else.
    void forgeWords() {
        auto state = dale.store().records().record(record)->shown();
        for (auto& [key, heads] : state.registers)
            for (auto& head : heads)
                if (std::holds_alternative<Text>(head.value))
                    head.value = Text("what nobody said");
        keep(state);
    }
    /// Every answer was given ten years ago.
    void forgeTimes() {
        auto state = dale.store().records().record(record)->shown();
        std::set<FoldedEntry> folded;
        for (auto entry : state.folded) {
            entry.writtenAt.utcMs -= 315'576'000'000;
            folded.insert(entry);
        }
        state.folded = std::move(folded);
        keep(state);
    }
    /// One octet of what the first entry says, whose id stays.
    void forgeEntry() {
        auto& database = dale.store().database();
        auto select = *database.prepare("SELECT place, entry FROM entries ORDER BY place LIMIT 1");
        REQUIRE(select.one().ok());
        auto octets = copyOf(select.blob(1));
        octets.back() ^= 1U;
        auto update = *database.prepare("UPDATE entries SET entry = ? WHERE place = ?");
        REQUIRE(update.bind(0, octets).bind(1, select.integer(0)).run().ok());
    }
    Result<RecordView> look() { return dale.viewing().show(dale.reads().toShow().record(record)); }
    [[nodiscard]] bool isToBeMended() { return dale.integrity().status()->mendsAtUnlock; }

private:
    void keep(const RecordState& state) {
        auto update = *dale.store().database().prepare("UPDATE records SET with_waiting = ? WHERE id = ?");
        const auto octets = canonicalBytes(state);
        REQUIRE(update.bind(0, octets).bind(1, record).run().ok());
    }
};

std::string wordsOf(const std::vector<ItemView>& items) {
    std::string words;
    for (const auto& item : items) {
        for (const auto& field : item.fields)
            for (const auto& head : field.heads)
                words += head.words + '\n';
        words += wordsOf(item.items);
    }
    return words;
}

} // namespace

TEST_CASE("T7: a record that nobody touched is read as it was kept") {
    ForgedRecord forged;
    const auto view = forged.look();
    REQUIRE(view.ok());
    CHECK(view->asKept);
    CHECK_FALSE(forged.isToBeMended());
}

TEST_CASE("T7: a record whose words were changed in the store is read as its entries say") {
    ForgedRecord forged;
    const auto before = wordsOf(forged.look()->items);
    forged.forgeWords();
    const auto view = forged.look();
    REQUIRE(view.ok());
    CHECK_FALSE(view->asKept);
    CHECK(wordsOf(view->items) == before);
    CHECK(view->summary.title == forged.title);

    const auto status = forged.dale.integrity().status();
    CHECK(status->mendsAtUnlock);
    REQUIRE(status->standing.findings.size() == 1);
    CHECK(status->standing.findings.front().kind == FindingKind::RecordAltered);
    CHECK(status->standing.findings.front().record == forged.record);

    // Looking twice names it once, and the history is what was written too.
    CHECK_FALSE(forged.look()->asKept);
    CHECK(forged.dale.integrity().status()->standing.findings.size() == 1);
    const auto history = forged.dale.records().history(forged.record);
    REQUIRE(history.ok());
    for (const auto& row : *history)
        CHECK(row.operation.words != "what nobody said");
}

TEST_CASE("T7: a record whose times were changed in the store is read with those of its entries") {
    ForgedRecord forged;
    const auto before = forged.look()->items.front().fields.front().heads.front().writtenAt;
    forged.forgeTimes();
    const auto view = forged.look();
    REQUIRE(view.ok());
    CHECK_FALSE(view->asKept);
    CHECK(view->items.front().fields.front().heads.front().writtenAt == before);
    CHECK(forged.isToBeMended());
}

TEST_CASE("T7: a record whose entry was changed is shown with a warning, and the store is put right") {
    ForgedRecord forged;
    forged.forgeEntry();
    const auto view = forged.look();
    REQUIRE(view.ok());
    CHECK_FALSE(view->asKept);
    CHECK(forged.isToBeMended());
}

} // namespace seenheard
