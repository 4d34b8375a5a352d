#include "sync/server/intake/Feeds.h"
#include "sync/server/intake/IntakeFolder.h"
#include "sync/server/intake/StoredSet.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

namespace {

const IntakeSource source{"Niche", "the hourly export"};

/// A server that takes files in.
class Receiving : public ServerUnderTest {
public:
    IntakeReport take(const std::string& name, const std::string& content, bool onlyShown = false) {
        const auto report = Intake(store(), clock).take(name, bytesOf(content), source, onlyShown);
        INFO((report ? std::string("taken") : report.error().message));
        REQUIRE(report.ok());
        return *report;
    }
    std::string refusal(const std::string& name, const std::string& content) {
        const auto report = Intake(store(), clock).take(name, bytesOf(content), source, false);
        REQUIRE_FALSE(report.ok());
        return report.error().message;
    }
    StoredSet set(const std::string& name) { return storedSet(store().catalogue(), name).value(); }
    nlohmann::json item(const std::string& setName, const std::string& id) {
        const auto stored = set(setName);
        INFO(setName << " " << id);
        REQUIRE(stored.items.contains(id));
        return nlohmann::json::parse(stored.items.at(id));
    }
    std::vector<AuditRow> intakesNoted() {
        auto rows = store().audit().rows(0, 1000).value();
        std::erase_if(rows, [](const AuditRow& row) { return row.how != "intake"; });
        return rows;
    }
    std::string whyOf(const std::string& name, const std::string& content) { return take(name, content).why(name); }
};

const std::string children = "id,title,date_of_birth\n0041,Robin Ashworth,2023-01-05\n0042,Alex Ashworth,14/01/2020\n";

} // namespace

TEST_CASE("What the records system exports is taken in: new, changed and ended rows, and nothing for the same again") {
    Receiving server;
    const auto first = server.take("children.csv", children);
    CHECK(first.added == 2);
    CHECK(server.item("children", "0042")["date_of_birth"] == "2020-01-14");
    CHECK(server.item("children", "0041")["kind"] == "person");
    const auto version = server.set("children").version;

    const auto again = server.take("children-0710.csv", children);
    CHECK(again.unchanged == 2);
    CHECK(again.added + again.changed + again.ended == 0);
    CHECK(server.set("children").version == version);

    const auto later = server.take("children.csv", "id,title,ended\n0041,Robin Ashworth-Lee,\n0042,,yes\n0043,,yes\n");
    CHECK(later.changed == 1);
    CHECK(later.ended == 1);
    CHECK(later.unchanged == 1);
    CHECK(server.set("children").items.size() == 1);
    CHECK(server.set("children").version == version + 1);
}

TEST_CASE("A file of JSON says the same as one of CSV") {
    Receiving server;
    server.take("children.csv", children);
    const auto fromCsv = server.set("children").items;
    const auto report = server.take("children-b.json",
        R"([{"id": "0041", "title": "Robin Ashworth", "date_of_birth": "05/01/2023"},
            {"id": "0042", "title": "Alex Ashworth", "date_of_birth": "2020-01-14", "ended": false}])");
    CHECK(report.unchanged == 2);
    CHECK(server.set("children").items == fromCsv);
    server.take("people.json", R"([{"id": 77, "title": "Lee"}])");
    CHECK(server.item("people", "77")["title"] == "Lee");
}

TEST_CASE("Good rows are taken and bad ones named by line, column and what to do") {
    Receiving server;
    const auto report = server.take("children.csv",
        "id,title,date_of_birth\n1,Robin,2023-02-31\n2,Alex,2020-01-14\n3,,2020-01-14\n4.41E+11,Sam,\n5,Kit,05/01/23\n"
        "6,Jo,44566\n7,Noor,1/2/2019,extra\n");
    CHECK(report.added == 1);
    CHECK(report.refused.size() == 6);
    const auto why = report.why("children.csv");
    CHECK_THAT(why, ContainsSubstring("children.csv: line 2: 'date_of_birth' holds no day that exists"));
    CHECK_THAT(why, ContainsSubstring("line 4: 'title' is missing."));
    CHECK_THAT(why, ContainsSubstring("line 5: 'id' has to be") && ContainsSubstring("format the column as text"));
    CHECK_THAT(why, ContainsSubstring("line 6: 'date_of_birth'"));
    CHECK_THAT(why, ContainsSubstring("line 7: 'date_of_birth'"));
    CHECK_THAT(why, ContainsSubstring("line 8: there are 4 cells, and 3 columns"));
    CHECK_THAT(why, !ContainsSubstring("Robin"));
    CHECK(report.refusedText.starts_with("id,title,date_of_birth\n1,Robin,2023-02-31\n"));
}

TEST_CASE("What spreadsheets and old systems do to text is undone or refused, never guessed") {
    Receiving server;
    SECTION("a byte order mark, semicolons, carriage returns, quotation marks, a header in words, spaces") {
        server.take("children.csv",
            "\xEF\xBB\xBFId; Title ;Date of birth;\r\n\" 0041\";\"Robin \"\"Rob\"\"; Ashworth\";05/01/2023 "
            ";\r\n;;;\r\n");
        const auto item = server.item("children", "0041");
        CHECK(item["title"] == "Robin \"Rob\"; Ashworth");
        CHECK(item["date_of_birth"] == "2023-01-05");
        CHECK(server.set("children").items.size() == 1);
    }
    SECTION("Windows-1252") {
        const auto report = server.take("children.csv", "id,title\n1,Zo\xEB O\x92Neill\n");
        CHECK(server.item("children", "1")["title"] == "Zo\xC3\xAB O\xE2\x80\x99Neill");
        CHECK_THAT(report.summary(), ContainsSubstring("read as Windows-1252"));
    }
    SECTION("UTF-16, either way round") {
        const std::string text = "id\ttitle\n1\tZo\xEB\n";
        for (const bool big : {false, true}) {
            std::string octets = big ? "\xFE\xFF" : "\xFF\xFE";
            for (const char letter : text) {
                octets += big ? '\0' : letter;
                octets += big ? letter : '\0';
            }
            server.take("children.csv", octets);
            CHECK(server.item("children", "1")["title"] == "Zo\xC3\xAB");
        }
    }
    SECTION("two encodings in one file") {
        CHECK_THAT(server.refusal("children.csv", "id,title\n1,Zo\xC3\xAB\n2,Zo\xEB\n"),
            ContainsSubstring("partly UTF-8") && ContainsSubstring("Export it again"));
        CHECK(server.set("children").version == 0);
    }
    SECTION("moments by London's clocks, summer and winter") {
        server.take("children.csv", "id,title\n1,Robin\n");
        server.take("missing_episodes.csv",
            "id,title,person_ref,reported_at\nm-1,Robin,1,02/07/2026 06:10\nm-2,Robin,1,2026-01-05 06:10:30\n"
            "m-3,Robin,1,2026-01-05T06:10:00Z\n");
        CHECK(server.item("missing_episodes", "m-1")["reported_at"] == "2026-07-02T06:10:00+01:00");
        CHECK(server.item("missing_episodes", "m-2")["reported_at"] == "2026-01-05T06:10:30+00:00");
        CHECK(server.item("missing_episodes", "m-3")["reported_at"] == "2026-01-05T06:10:00+00:00");
    }
    SECTION("columns that are twice there or have no id") {
        CHECK_THAT(server.refusal("children.csv", "id,title,Title\n1,a,b\n"), ContainsSubstring("two columns"));
        CHECK_THAT(server.refusal("children.csv", "number,title\n1,a\n"), ContainsSubstring("'id'"));
        CHECK_THAT(server.refusal("children.csv", "id,title\n1,\"a\n"), ContainsSubstring("line 2"));
        CHECK_THAT(server.refusal("children.json", R"([{"id": "1", "title": )"), ContainsSubstring("octet"));
        CHECK_THAT(server.refusal("children.json", R"({"id": "1"})"), ContainsSubstring("array"));
        CHECK_THAT(server.refusal("settings.csv", "id,title\n1,a\n"), ContainsSubstring("The name says of no set"));
    }
}

TEST_CASE("Rows that contradict each other are all refused; rows said twice are counted") {
    Receiving server;
    const auto report = server.take("children.csv", "id,title\n1,Robin\n2,Alex\n1,Rowan\n2,Alex\n1,Robin\n");
    CHECK(report.added == 1);
    CHECK(report.repeated == 1);
    REQUIRE(report.refused.size() == 3);
    CHECK(report.refused[0].line == 2);
    CHECK(report.refused[2].line == 6);
    CHECK_FALSE(server.set("children").items.contains("1"));
}

TEST_CASE("Nothing is left naming what is not there") {
    Receiving server;
    server.take("children.csv", "id,title\n1,Robin\n2,Alex\n");
    CHECK_THAT(server.whyOf("flags.csv", "id,title,subject_kind,subject_id\nf-1,Plan,person,1\nf-2,Plan,person,9\n"),
        ContainsSubstring("line 3: there is no person '9'") && ContainsSubstring("Bring that first"));
    CHECK(server.set("flags").items.size() == 1);
    CHECK_THAT(server.whyOf("children.csv", "id,title,ended\n1,,yes\n2,,yes\n"),
        ContainsSubstring("line 2: '1' cannot end while the flag 'f-1' names it"));
    CHECK(server.set("children").items.size() == 1);
    CHECK_THAT(
        server.whyOf("people.csv", "id,title\n1,Gemma\n"), ContainsSubstring("is there already, in the set children"));
}

TEST_CASE("A whole list ends what it leaves out, unless it is empty or has faults") {
    Receiving server;
    server.take("children.csv", "id,title\n1,Robin\n2,Alex\n3,Sam\n");
    CHECK(server.take("children-whole.csv", "id,title\n1,Robin\n2,Alex\n").ended == 1);
    CHECK_THAT(server.whyOf("children-whole-0610.csv", "id,title\n1,Robin\n2,\n"),
        ContainsSubstring("nothing that it leaves out"));
    CHECK_THAT(server.whyOf("children-whole.csv", "id,title\n"), ContainsSubstring("nothing was ended"));
    CHECK(server.set("children").items.size() == 2);
}

TEST_CASE("Only shown, a file changes nothing and is noted nowhere; taken, it is noted by who, what system and counts "
          "alone") {
    Receiving server;
    CHECK(server.take("children.csv", children, true).added == 2);
    CHECK(server.set("children").version == 0);
    CHECK(server.intakesNoted().empty());
    server.take("children.csv", children);
    server.take("children.csv", children);
    const auto rows = server.intakesNoted();
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().person == "Niche");
    CHECK(rows.front().kind == AuditKind::Collection);
    CHECK(rows.front().subject == "children");
    CHECK(rows.front().detail == "children: 2 rows, 2 added, 0 changed, 0 ended, 0 as they were, 0 refused");
}

TEST_CASE("A change goes down to a tablet that has been there before; what did not change does not") {
    Receiving server;
    auto tablet = server.enrolled("Dale");
    server.take("children.csv", children);
    server.take("addresses.csv", "id,title\na-1,14 Mill Lane\n");
    ExchangeRequest request = tablet.request(server.clock.now().utcMs);
    const auto first = server.sendWell(tablet, request);
    REQUIRE(first.references.size() == 3); // with the feeds
    for (const auto& set : first.references)
        request.references.push_back(set.version);
    server.take("children.csv", children);
    server.take("children.csv", "id,title\n0041,Robin Lee\n");
    const auto second = server.sendWell(tablet, request);
    std::vector<std::string> sets;
    for (const auto& set : second.references)
        sets.push_back(set.version.set);
    CHECK(sets == std::vector<std::string>{"children"});
}

TEST_CASE("Two that take files at the same time lose nothing of each other's") {
    Receiving server;
    server.take("children.csv", "id,title\n1,Robin\n");
    auto stale = server.set("children");
    server.take("children.csv", "id,title\n2,Alex\n");
    stale.items.emplace("3", R"({"id":"3","kind":"person","title":"Sam"})");
    const std::vector<ReferenceContent> contents{contentOf(stale)};
    const auto replaced = server.store().catalogue().replaceReferenceSets(contents, 1);
    REQUIRE_FALSE(replaced.ok());
    CHECK(replaced.error().code == ErrorCode::Busy);
    CHECK(server.set("children").items.size() == 2);
}

TEST_CASE("A hundred thousand rows are taken at once, and found unchanged the second time") {
    Receiving server;
    std::string text = "id,title,date_of_birth\n";
    for (int i = 0; i < 100'000; ++i)
        text += "p" + std::to_string(i) + ",Child " + std::to_string(i) + ",05/01/2020\n";
    CHECK(server.take("children-whole.csv", text).added == 100'000);
    CHECK(server.take("children-whole.csv", text).unchanged == 100'000);
}

namespace {

/// A folder that another system writes into.
class Watched {
public:
    void put(const std::string& name, const std::string& content) const { std::ofstream(folder_ / name) << content; }
    std::string look(Receiving& server, IntakeFolder::Rules rules = {0, false}) const {
        Intake intake(server.store(), server.clock);
        std::ostringstream said;
        const auto taken = IntakeFolder(folder_.path(), rules).takeAll(intake, source, server.clock, said);
        return said.str() + (taken ? "" : taken.error().message);
    }
    std::vector<std::string> in(const std::string& place) const {
        std::vector<std::string> names;
        if (std::filesystem::exists(folder_ / place))
            for (const auto& entry : std::filesystem::directory_iterator(folder_ / place))
                if (entry.is_regular_file())
                    names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }
    /// What it says when that much is kept.
    std::string emptied(Receiving& server, std::int64_t keepDays) const {
        std::ostringstream out;
        REQUIRE(IntakeFolder(folder_.path(), {0, false, keepDays}).empty(server.clock, out).ok());
        return out.str();
    }
    std::string text(const std::string& file) const {
        std::ostringstream content;
        content << std::ifstream(folder_ / file).rdbuf();
        return content.str();
    }

private:
    TempDirectory folder_;
};

} // namespace

TEST_CASE("A watched folder is emptied in an order in which nothing names what comes later") {
    Receiving server;
    const Watched folder;
    folder.put("flags.csv", "id,title,subject_kind,subject_id\nf-1,Plan,person,1\n");
    folder.put("children.csv", "id,title\n1,Robin\n2,\n");
    const auto said = folder.look(server);
    CHECK_THAT(said, ContainsSubstring("children: 2 rows, 1 added") && ContainsSubstring("flags: 1 row, 1 added"));
    CHECK_THAT(said, !ContainsSubstring("Robin"));
    CHECK(folder.in(".").empty());
    CHECK(folder.in("done").size() == 2);
    const auto refused = folder.in("refused");
    REQUIRE(refused.size() == 2);
    CHECK(folder.text("refused/" + refused[0]) == "id,title\n2,\n");
    CHECK_THAT(folder.text("refused/" + refused[1]), ContainsSubstring("children.csv: line 3: 'title' is missing."));
}

TEST_CASE("A file that is still being written, or did not come whole, is not taken") {
    Receiving server;
    const Watched folder;
    SECTION("changed a moment ago") {
        folder.put("children.csv", "id,title\n1,Robin\n");
        CHECK(folder.look(server, {3600, false}).empty());
        CHECK(folder.in(".").size() == 1);
    }
    SECTION("under a name of its own") {
        folder.put(".children.csv", "id,title\n1,Robin\n");
        folder.put("children.csv.part", "id,title\n1,Robin\n");
        CHECK(folder.look(server).empty());
    }
    SECTION("without the checksum that it has to have, or with another's") {
        folder.put("children.csv", "id,title\n1,Robin\n");
        CHECK(folder.look(server, {0, true}).empty());
        folder.put("children.csv.sha256", std::string(64, '0') + "  children.csv\n");
        CHECK_THAT(folder.look(server, {0, true}), ContainsSubstring("refused (children.csv)"));
        CHECK(folder.in("refused").size() == 3);
    }
    CHECK(server.set("children").version == 0);
}

TEST_CASE("The same name again is put away beside the first, never over it") {
    Receiving server;
    const Watched folder;
    for (int i = 0; i < 3; ++i) {
        folder.put("children.csv", "id,title\n" + std::to_string(i) + ",Robin\n");
        folder.put("boats.csv", "id\n1\n");
        CHECK_THAT(folder.look(server), ContainsSubstring("children: 1 row, 1 added"));
    }
    CHECK(folder.in("done").size() == 3);
    CHECK(folder.in("refused").size() == 6);
}

TEST_CASE("What was put away is deleted once it was kept as long as it was to be, and nothing else is") {
    Receiving server;
    const Watched folder;
    const auto came = [&] {
        folder.put("children.csv", "id,title\n1,Robin\n2,\n");
        (void)folder.look(server);
    };
    came();
    server.clock.advance(31 * 24 * std::int64_t{3'600'000});
    came();
    folder.put("done/list of ours.txt", "not theirs");
    REQUIRE(folder.in("done").size() == 3);
    REQUIRE(folder.in("refused").size() == 4);
    CHECK(folder.emptied(server, 0).empty());
    CHECK_THAT(folder.emptied(server, 30), ContainsSubstring("deleted 3 files"));
    CHECK(folder.in("done").size() == 2);
    CHECK(folder.in("refused").size() == 2);
    CHECK(folder.text("done/list of ours.txt") == "not theirs");
    CHECK(folder.emptied(server, 30).empty());
}

TEST_CASE("The command takes a file, shows what it would do, and fails where a row was refused") {
    Receiving server;
    const Watched folder;
    const TempDirectory place;
    std::ofstream(place / "children.csv") << "id,title\n1,Robin\n2,\n";
    const auto file = (place / "children.csv").string();
    auto shown =
        server.runStopped({"intake", file, "--dry-run", "--by", "A. Clerk", "--reason", "the morning's export"});
    CHECK(shown.code == 1);
    CHECK_THAT(
        shown.said, ContainsSubstring("rows that would be refused: 1") && ContainsSubstring("Nothing was changed"));
    CHECK(server.set("children").version == 0);
    auto taken = server.runStopped({"intake", file, "--by", "A. Clerk", "--reason", "the morning's export"});
    CHECK(taken.code == 1);
    CHECK_THAT(
        taken.said, ContainsSubstring("children: 2 rows, 1 added") && ContainsSubstring("line 3: 'title' is missing"));
    CHECK(server.set("children").items.size() == 1);
    std::filesystem::create_directory(place / "in");
    std::filesystem::rename(place / "children.csv", place / "in" / "children.csv");
    auto watched = server.runStopped({"intake", "watch", (place / "in").string(), "--once", "--settle", "0", "--by",
        "Niche", "--reason", "the export"});
    CHECK(watched.code == 0);
    CHECK_THAT(watched.said, ContainsSubstring("1 as they were, 1 refused (children.csv)"));
    CHECK_THAT(server.runStopped({"intake", "--help"}).said, ContainsSubstring("NAME-whole.csv"));
    CHECK_THAT(server.runStopped({"intake", "watch", "--help"}).said, ContainsSubstring("DIR/refused"));
}

TEST_CASE("A feed is heard with each file, an empty one too, and has stopped when it is late by more than a quarter") {
    Receiving server;
    const auto began = server.clock.now().utcMs;
    const auto feed = [&] {
        const auto feeds = feedsOf(server.store().catalogue()).value();
        REQUIRE(feeds.size() == 1);
        return feeds.front();
    };
    REQUIRE(
        server.runStopped({"feeds", "expect", "children", "--every", "20", "--by", "A. Clerk", "--reason", "agreed"})
            .code
        == 0);
    CHECK(feed().heardAtMs == began);
    server.clock.advance(26 * std::int64_t{60'000});
    CHECK_THAT(
        server.runStopped({"feeds", "list"}).said, ContainsSubstring("children") && ContainsSubstring("STOPPED"));
    CHECK_THAT(server.runStopped({"doctor"}).said, ContainsSubstring("children feed: stopped: last heard"));
    server.take("children.csv", "");
    CHECK(feed().heardAtMs == server.clock.now().utcMs);
    CHECK(feed().everyMinutes == 20);
    CHECK_FALSE(stoppedSinceMs(feed(), server.clock.now().utcMs));
    CHECK(server.intakesNoted().empty());

    server.clock.advance(60'000);
    server.take("children.csv", "id,title\n1,\n");
    CHECK(feed().heardAtMs == server.clock.now().utcMs - 60'000);
    CHECK_THAT(
        server.runStopped({"feeds", "expect", "boats", "--every", "20", "--by", "A. Clerk", "--reason", "agreed"}).said,
        ContainsSubstring("There is no feed 'boats'"));
}

TEST_CASE("Every tablet is told how the feeds stand, as a setting that nobody can pick") {
    Receiving server;
    auto tablet = server.enrolled("Dale");
    REQUIRE(
        server.runStopped({"feeds", "expect", "flags", "--every", "20", "--by", "A. Clerk", "--reason", "agreed"}).code
        == 0);
    const auto answer = server.exchange(tablet);
    REQUIRE(answer.references.size() == 1);
    CHECK(answer.references[0].version.set == "feeds");
    const auto items = nlohmann::json::parse(answer.references[0].items);
    REQUIRE(items.size() == 1);
    CHECK(items[0]["kind"] == "setting");
    CHECK(feedStandingFrom(items[0]) == FeedStanding{"flags", server.clock.now().utcMs, 20});
}
