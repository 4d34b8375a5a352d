#include "sync/server/handover/Handover.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A server, and the folder that the records system reads.
class Records : public ServerUnderTest {
public:
    HandoverTotals run() {
        const auto totals = Handover(store(), clock).run(folder_.path(), "A. Clerk", "the nightly handover");
        INFO((totals ? std::string("done") : totals.error().message));
        REQUIRE(totals.ok());
        return *totals;
    }
    /// One entry with that value, and whether its author has finished.
    void write(ScriptedTablet& tablet, const RegisterKey& key, Value value, bool finished,
        std::vector<OperationId> supersedes = {}) {
        auto part = partWith(recordNumber(7), key, std::move(value), std::move(supersedes));
        if (finished)
            part.operations.push_back({test_form::submitted(), true, {}, std::nullopt, std::nullopt});
        (void)exchange(tablet, {tablet.write({part}, form)});
    }
    [[nodiscard]] std::vector<std::filesystem::path> files(const std::string& ending) const {
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            if (entry.path().extension() == ending)
                found.push_back(entry.path());
        std::ranges::sort(found);
        return found;
    }
    [[nodiscard]] static std::string text(const std::filesystem::path& file) {
        std::ostringstream content;
        content << std::ifstream(file).rdbuf();
        return content.str();
    }
    [[nodiscard]] nlohmann::json newest() const { return nlohmann::json::parse(text(files(".json").back())); }
    std::vector<AuditRow> noted(const std::string& how) {
        auto rows = store().audit().rows(0, 1000).value();
        std::erase_if(rows, [&](const AuditRow& row) { return row.how != how; });
        return rows;
    }
    [[nodiscard]] std::filesystem::path place(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] std::string folder() const { return folder_.path().string(); }

private:
    TempDirectory folder_;
};

const std::string words = "He said \"don't tell\".";

} // namespace

TEST_CASE("A finished record is handed over once, with who said what, when, and its digest") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    server.write(dale, test_form::words(), Text(words), true);
    const auto first = server.run();
    CHECK(first.first == 1);
    REQUIRE(server.files(".json").size() == 1);
    REQUIRE(server.files(".txt").size() == 1);
    const auto json = server.newest();
    CHECK(json["format"] == "seenheard-handover");
    CHECK(json["revision"] == 1);
    CHECK(json["replaces"].is_null());
    CHECK(json["sha256"].get<std::string>().size() == 64);
    const auto& content = json["content"];
    CHECK(content["record"] == recordNumber(7).hex());
    CHECK(content["submitted"][0]["officer"] == "PC 1 Dale");
    bool found = false;
    for (const auto& answer : content["answers"]) {
        if (answer["path"] != "words")
            continue;
        found = true;
        CHECK(answer["kind"] == "account");
        CHECK(answer["heads"][0]["value"] == words);
        CHECK(answer["heads"][0]["said"]["officer"] == "PC 1 Dale");
        CHECK(answer["heads"][0]["said"]["entry"].get<std::string>().size() == 64);
    }
    CHECK(found);
    CHECK_THAT(Records::text(server.files(".txt").front()),
        ContainsSubstring(words) && ContainsSubstring("Finished by PC 1 Dale"));

    const auto again = server.run();
    CHECK(again.first + again.amended == 0);
    CHECK(server.files(".json").size() == 1);
}

TEST_CASE("What nobody has finished stays out, and so do an unfinished officer's words beside a finished one's") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    server.write(dale, test_form::words(), Text(words), false);
    CHECK(server.run().first == 0);
    CHECK(server.files(".json").empty());
    server.write(khan, test_form::words(), Text("She was asleep."), true);
    CHECK(server.run().first == 1);
    const auto content = server.newest()["content"].dump();
    CHECK_THAT(content, ContainsSubstring("She was asleep.") && !ContainsSubstring("don't tell"));
    CHECK(server.newest()["content"]["not_finished"] == nlohmann::json::array({"PC 1 Dale"}));
}

TEST_CASE(
    "An amended record comes again, and says which revision it is in place of; what is there is never written over") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    server.write(dale, test_form::words(), Text(words), true);
    server.run();
    const auto before = Records::text(server.files(".json").front());
    auto khan = server.enrolled("PC 2 Khan");
    server.write(khan, test_form::words(), Text("She was asleep."), true);
    const auto totals = server.run();
    CHECK(totals.first == 0);
    CHECK(totals.amended == 1);
    REQUIRE(server.files(".json").size() == 2);
    CHECK(Records::text(server.files(".json").front()) == before);
    CHECK(server.newest()["revision"] == 2);
    CHECK(server.newest()["replaces"] == 1);
}

TEST_CASE("A handover is noted as a disclosure before its files are there, by whom, why and which records, without a "
          "word of them") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    server.write(dale, test_form::words(), Text(words), true);
    server.run();
    server.run();
    const auto rows = server.noted("handover");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].kind == AuditKind::Disclosure);
    CHECK(rows[0].person == "A. Clerk");
    CHECK(rows[0].why == "the nightly handover");
    CHECK(rows[0].records == std::vector<RecordId>{recordNumber(7)});
    CHECK_FALSE(Handover(server.store(), server.clock).run(server.place("missing"), "A. Clerk", "x").ok());
    CHECK(server.noted("handover").size() == 1);
}

TEST_CASE("A run that was cut off before the server kept its place writes the same files again") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    server.write(dale, test_form::words(), Text(words), true);
    server.run();
    const auto before = Records::text(server.files(".json").front());
    const std::vector<ReferenceContent> forgotten{{std::string(handoverSet), copyOf(bytesOf(std::string("[]")))}};
    REQUIRE(server.store().catalogue().replaceReferenceSets(forgotten, 1).ok());
    CHECK(server.run().first == 1);
    REQUIRE(server.files(".json").size() == 1);
    CHECK(Records::text(server.files(".json").front()) == before);
}

TEST_CASE("The records system's answer is taken in, all or nothing, and no tablet gets any of it") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    server.write(dale, test_form::words(), Text(words), true);
    REQUIRE(
        server.runStopped({"handover", server.folder(), "--by", "A. Clerk", "--reason", "the nightly handover"}).code
        == 0);
    const auto answer = [&](const std::string& rows) {
        std::ofstream(server.place("answer.csv")) << "record,occurrence\n" << rows;
        return server.runStopped({"handover", "acknowledge", server.place("answer.csv").string(), "--by", "Niche",
            "--reason", "its answer"});
    };
    const auto good = recordNumber(7).hex() + ",13260123456\n";
    CHECK_THAT(answer(good + recordNumber(8).hex() + ",1\n").said, ContainsSubstring("line 3: no record of that id"));
    CHECK_THAT(answer(recordNumber(7).hex() + ",\"a b\"\n").said, ContainsSubstring("line 2: an occurrence number"));
    CHECK(server.noted("handover_acknowledged").empty());
    CHECK_THAT(answer(good).said, ContainsSubstring("1 of 1"));
    CHECK_THAT(answer(good).said, ContainsSubstring("0 of 1"));
    const auto rows = server.noted("handover_acknowledged");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].subject == "occurrence 13260123456");
    CHECK_THAT(server.runStopped({"handover", "list"}).said,
        ContainsSubstring("revision 1") && ContainsSubstring("13260123456"));
    CHECK_THAT(server.runStopped({"handover", "--help"}).said, ContainsSubstring("disclosure"));
    CHECK(server.exchange(dale).references.empty());

    SECTION("and not into a store that was restored and goes on by nobody's decision yet") {
        REQUIRE(server.store().log().stop(0).ok());
        CHECK_THAT(
            answer(recordNumber(7).hex() + ",13260999999\n").said, ContainsSubstring("restored from an older backup"));
        CHECK(server.noted("handover_acknowledged").size() == 1);
    }
}

TEST_CASE("Who must not know stands before everything, in both files") {
    Records server;
    auto json = testFormJson("1", "worry_form");
    const std::string field = R"("name": "words")";
    json.replace(json.find(field), field.size(), R"("name": "child_worried_if_told")");
    const auto worryForm = server.publish(json);
    auto dale = server.enrolled("PC 1 Dale");
    auto part = partWith(recordNumber(9), test_form::words(), Text("Not Mum's boyfriend."));
    part.operations.push_back({test_form::submitted(), true, {}, std::nullopt, std::nullopt});
    (void)server.exchange(dale, {dale.write({part}, worryForm)});
    CHECK(server.run().first == 1);
    const auto content = server.newest()["content"];
    REQUIRE(content["who_must_not_know"].size() == 1);
    CHECK(content["who_must_not_know"][0]["words"] == "Not Mum's boyfriend.");
    const auto text = Records::text(server.files(".txt").front());
    const auto warning = text.find("WHO MUST NOT KNOW\n    Not Mum's boyfriend.");
    REQUIRE(warning != std::string::npos);
    CHECK(warning < text.find("\nThe record\n"));
}

TEST_CASE("Where officers differ and nobody has decided, all that stands is handed over, and said to differ") {
    Records server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    server.write(dale, test_form::concern(), Text("serious"), true);
    server.write(khan, test_form::concern(), Text("none"), true);
    server.run();
    const auto answers = server.newest()["content"]["answers"];
    const auto concern =
        std::ranges::find_if(answers, [](const nlohmann::json& answer) { return answer["path"] == "concern"; });
    REQUIRE(concern != answers.end());
    CHECK((*concern)["kind"] == "finding");
    CHECK((*concern)["differs"] == true);
    CHECK((*concern)["heads"].size() == 2);
    CHECK_THAT(Records::text(server.files(".txt").front()),
        ContainsSubstring("officers differ, nobody has decided") && ContainsSubstring("Serious")
            && ContainsSubstring("None"));
}
