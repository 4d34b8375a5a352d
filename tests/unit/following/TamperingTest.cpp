#include "app/storage/StoreSweep.h"
#include "platform/base/File.h"
#include "tests/support/CampaignOrder.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

using namespace seenheard;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t pageBytes = 4096;
constexpr std::size_t records = 24;

/// Everything that an officer could be shown of the store's own words, found as lists and pages find it.
struct Contents {
    std::map<RecordId, std::pair<Bytes, Bytes>> records;
    std::vector<RecordId> listed;
    std::map<std::uint64_t, EntryId> own;
    std::map<std::uint64_t, EntryState> outbox;

    bool operator==(const Contents&) const = default;
};

Result<Contents> contentsOf(TabletStore& store) {
    Contents contents;
    const auto ids = store.records().ids();
    const auto rows = store.records().list(1000, 0);
    const auto own = store.entries().ownAbove(0, 100'000);
    if (!ids || !rows || !own)
        return !ids ? ids.error() : !rows ? rows.error() : own.error();
    for (const auto& row : *rows)
        contents.listed.push_back(row.id);
    for (const auto& id : *ids) {
        const auto kept = store.records().record(id);
        if (!kept)
            return kept.error();
        contents.records[id] = {canonicalBytes(kept->applied), canonicalBytes(kept->shown())};
    }
    for (const auto& entry : *own) {
        contents.own[entry.number] = entry.id;
        const auto state = store.entries().own(entry.number);
        if (!state)
            return state.error();
        contents.outbox[entry.number] = state->state;
    }
    return contents;
}

/// All that a sweep finds, from the beginning to the end.
std::vector<StoreFinding> sweep(TabletStore& store) {
    std::vector<StoreFinding> found;
    SweepPlace place;
    while (place.stage != SweepPlace::Stage::Done) {
        const auto step = store.sweepFrom(place, 16);
        INFO((step.ok() ? std::string() : step.error().message));
        REQUIRE(step.ok());
        found.insert(found.end(), step->begin(), step->end());
    }
    return found;
}

/// A tablet of a team at work, of which a thief has the disk, now and then.
struct Thief {
    ServerUnderTest server;
    FollowingTablet dale{server, "PC 1 Dale", "Response 1"};
    FollowingTablet khan{server, "PC 2 Khan", "Response 1"};
    SeededRandom random;
    std::vector<RecordId> ids;
    Bytes older;

    explicit Thief(std::uint64_t seed) : random(seed) {
        for (std::size_t i = 0; i < records; ++i)
            ids.push_back(random.id<RecordId>());
        for (const auto& id : ids)
            (random.below(2) == 0 ? dale : khan).write(id, test_form::words(), Text("words of the first day"));
        meet();
        keepOlder();
    }
    void meet() {
        khan.exchange();
        dale.exchange();
        khan.exchange();
    }
    std::string words() { return "words " + random.id<RecordId>().hex() + std::string(random.below(600), 'w'); }
    void work() {
        for (auto left = 1 + random.below(4); left > 0; --left)
            dale.write(ids[random.below(records)], test_form::words(), Text(words()), {});
        for (auto left = 1 + random.below(3); left > 0; --left)
            khan.write(ids[random.below(records)], test_form::words(), Text(words()), {});
        meet();
        for (auto left = random.below(3); left > 0; --left)
            khan.write(ids[random.below(records)], test_form::words(), Text(words()), {});
        REQUIRE(khan.store().database().emptyLog().value());
    }
    Bytes file() const { return readFile(khan.profile().store(), 1ULL << 30U).value(); }
    void keepOlder() {
        REQUIRE(khan.store().database().emptyLog().value());
        older = file();
    }
    void put(const Bytes& octets) { REQUIRE(writeFileDurably(khan.profile().store(), octets).ok()); }
    void with(const std::function<void(Database&)>& change) {
        auto database = Database::open(khan.profile().store(), khan.databaseKey(), Database::Mode::ReadWrite);
        REQUIRE(database.ok());
        change(*database);
    }
    void run(const std::string& sql) {
        with([&](Database& database) { REQUIRE(database.execute(sql).ok()); });
    }
};

struct Attack {
    const char* name;
    void (*carryOut)(Thief&);
};

/// Rows changed by somebody who has the key.
const std::array edits{
    Attack{"an entry's octets",
        [](Thief& thief) {
            thief.with([&](Database& database) {
                auto select = *database.prepare("SELECT place, entry FROM entries ORDER BY random() LIMIT 1");
                REQUIRE(select.one().ok());
                auto octets = copyOf(select.blob(1));
                octets[thief.random.below(octets.size())] ^= static_cast<std::uint8_t>(1U << thief.random.below(8));
                auto update = *database.prepare("UPDATE entries SET entry = ? WHERE place = ?");
                REQUIRE(update.bind(0, octets).bind(1, select.integer(0)).run().ok());
            });
        }},
    Attack{"an entry taken out",
        [](Thief& thief) {
            thief.run("DELETE FROM entries WHERE place = (SELECT place FROM entries ORDER BY random())");
        }},
    Attack{"what a record says",
        [](Thief& thief) {
            const auto id = thief.ids[thief.random.below(records)];
            thief.with([&](Database& database) {
                auto select = *database.prepare("SELECT applied FROM records WHERE id = ? AND applied IS NOT NULL");
                REQUIRE(select.bind(0, id).one().ok());
                auto state = recordStateFrom(select.blob(0)).value();
                state.registers.begin()->second.front().value = Text("what nobody said");
                const auto octets = canonicalBytes(state);
                const auto digest = digestOf(state);
                auto update =
                    *database.prepare("UPDATE records SET applied = ?, with_waiting = NULL, digest = ? WHERE id = ?");
                REQUIRE(update.bind(0, octets).bind(1, digest).bind(2, id).run().ok());
            });
        }},
    Attack{"what is still to be sent", [](Thief& thief) { thief.run("DELETE FROM outbox"); }},
    Attack{"two entries in each other's places",
        [](Thief& thief) {
            thief.run("CREATE TEMP TABLE two AS SELECT place, entry FROM entries ORDER BY random() LIMIT 2; "
                      "UPDATE entries SET entry = (SELECT t.entry FROM two t WHERE t.place <> entries.place) "
                      "WHERE place IN (SELECT place FROM two);");
        }},
};

const std::array attacks{
    Attack{"old page",
        [](Thief& thief) {
            auto newer = thief.file();
            const auto pages = std::min(newer.size(), thief.older.size()) / pageBytes;
            std::vector<std::size_t> differing;
            for (std::size_t page = 0; page < pages; ++page) {
                const auto at = static_cast<std::ptrdiff_t>(page * pageBytes);
                if (!std::equal(newer.begin() + at, newer.begin() + at + pageBytes, thief.older.begin() + at))
                    differing.push_back(page);
            }
            REQUIRE_FALSE(differing.empty());
            const auto at = static_cast<std::ptrdiff_t>(differing[thief.random.below(differing.size())] * pageBytes);
            std::copy_n(thief.older.begin() + at, pageBytes, newer.begin() + at);
            thief.put(newer);
        }},
    Attack{"swapped pages",
        [](Thief& thief) {
            auto octets = thief.file();
            const auto pages = octets.size() / pageBytes;
            const auto one = static_cast<std::ptrdiff_t>(thief.random.below(pages) * pageBytes);
            const auto other = static_cast<std::ptrdiff_t>(thief.random.below(pages) * pageBytes);
            std::swap_ranges(octets.begin() + one, octets.begin() + one + pageBytes, octets.begin() + other);
            thief.put(octets);
        }},
    Attack{"edited row", [](Thief& thief) { edits[thief.random.below(edits.size())].carryOut(thief); }},
};

} // namespace

TEST_CASE("T7: old pages, swapped pages and edited rows are named, and put right with nothing lost") {
    const auto order = CampaignOrder::fromEnvironment(30);
    Thief thief(order.seed);
    auto& khan = thief.khan;
    std::map<std::string, std::uint64_t> named;
    std::uint64_t without = 0;
    for (std::uint64_t round = 0; round < order.rounds; ++round) {
        for (const auto& attack : attacks) {
            thief.work();
            const auto before = contentsOf(khan.store()).value();
            const auto ownBefore = khan.store().chainHead().number;
            khan.close();
            const auto whole = thief.file();
            attack.carryOut(thief);
            CAPTURE(order.seed, round, attack.name);

            const bool unchanged = thief.file() == whole;
            const auto opened = khan.open();
            INFO((opened.ok() ? std::string() : opened.error().message));
            REQUIRE(opened.ok());
            bool found = khan.store().opening().mended.has_value() || khan.store().opening().lost > 0;
            if (!found) {
                const auto after = contentsOf(khan.store());
                const auto findings = sweep(khan.store());
                found = !findings.empty();
                const bool harmless = after && *after == before;
                // A page of which nothing hangs is no attack on anybody's words.
                CHECK((found || harmless || unchanged));
                if (harmless && !found)
                    ++without;
            }
            if (found) {
                ++named[attack.name];
                REQUIRE(khan.store().askForMending().ok());
                REQUIRE(khan.open().ok());
                REQUIRE(khan.store().opening().mended);
                CHECK(sweep(khan.store()).empty());
            }
            khan.exchange();
            khan.bringBox();
            thief.meet();
            khan.exchange();
            for (const auto& id : thief.ids)
                CHECK(khan.agrees(id));
            CHECK(khan.store().chainHead().number == ownBefore);
            CHECK(khan.store().entries().counts()->waiting == 0);
            for (std::uint64_t number = 1; number <= ownBefore; ++number) {
                const auto own = khan.store().entries().own(number);
                CAPTURE(number);
                CHECK((own.ok() && own->state == EntryState::Applied));
            }
            CHECK(sweep(khan.store()).empty());
            thief.keepOlder();
        }
    }
    for (const auto& [kind, count] : named)
        std::cout << "T7: " << kind << ": " << count << " of " << order.rounds << " named and put right\n";
    std::cout << "T7: " << without << " changed nothing that anybody could be shown\n";
}

TEST_CASE("T7: a sweep raises no alarm on a store that nobody touched") {
    const auto order = CampaignOrder::fromEnvironment(60);
    Thief thief(order.seed);
    for (std::uint64_t round = 0; round < order.rounds; ++round) {
        thief.work();
        if (thief.random.below(3) == 0)
            REQUIRE(thief.khan.open().ok());
        CHECK(sweep(thief.khan.store()).empty());
    }
    std::cout << "T7: " << order.rounds << " sweeps of whole stores, no alarm\n";
}
