#include "sync/server/audit/AuditCheck.h"
#include "sync/server/audit/AuditSealing.h"
#include "sync/server/store/AuditColumns.h"
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

/// A server, an author, and a colleague of his team who reads.
class Audited : public ServerUnderTest {
public:
    std::vector<AuditRow> rows() { return store().audit().rows(0, 10'000).value(); }
    /// Those that say what went down.
    std::vector<AuditRow> disclosed() {
        auto all = rows();
        std::erase_if(all, [](const AuditRow& row) { return row.kind != AuditKind::Disclosure; });
        return all;
    }
    std::string exported(const std::string& format) {
        const auto file = directory_ / ("audit." + format);
        const auto done = runStopped(
            {"audit", "export", file.string(), "--format", format, "--by", "Sam Hart", "--reason", "for the ICO"});
        INFO(done.said);
        REQUIRE(done.code == 0);
        std::ifstream stream(file);
        std::stringstream content;
        content << stream.rdbuf();
        return content.str();
    }

    ScriptedTablet dale = enrolled("PC 1 Dale");
    ScriptedTablet khan = enrolled("PC 2 Khan");

private:
    TempDirectory directory_;
};

constexpr const char* canary = "CANARY what a child said";

} // namespace

TEST_CASE("What goes down to a tablet is one row: to whom, which records, which leaves; an answer without is none") {
    Audited server;
    (void)server.exchange(server.dale,
        {server.dale.write(partWith(recordNumber(1), test_form::words(), Text(canary)), server.form),
            server.dale.write(partWith(recordNumber(2), test_form::words(), Text(canary)), server.form)});
    CHECK(server.disclosed().empty()); // his own went up, nothing came down
    (void)server.exchange(server.khan);
    const auto rows = server.disclosed();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].how == "exchange");
    CHECK(rows[0].signer == server.khan.signer());
    CHECK(rows[0].records == std::vector{recordNumber(1), recordNumber(2)});
    CHECK(rows[0].detail == "leaves 0 to below 2");
    CHECK(rows[0].atMs == server.clock.now().utcMs);
    (void)server.exchange(server.khan);
    CHECK(server.disclosed().size() == 1);
}

TEST_CASE("A record that is asked for by its id is in the row of that answer") {
    Audited server;
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(1), test_form::words(), Text(canary)), server.form)});
    (void)server.exchange(server.khan);
    auto request = server.khan.request(server.clock.now().utcMs);
    request.records = {recordNumber(1), recordNumber(9)};
    (void)server.sendWell(server.khan, request);
    REQUIRE(server.disclosed().size() == 2);
    CHECK(server.disclosed()[1].records == std::vector{recordNumber(1)});
}

TEST_CASE("No row holds a word of a record, and no export of the audit does") {
    Audited server;
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(1), test_form::words(), Text(canary)), server.form)});
    (void)server.exchange(server.khan);
    for (const auto& row : server.rows())
        for (const auto& text : {row.how, row.person, row.why, row.subject, row.detail})
            CHECK(text.find("CANARY") == std::string::npos);
    CHECK(server.exported("csv").find("CANARY") == std::string::npos);
    CHECK(server.exported("json").find("CANARY") == std::string::npos);
    CHECK(server.log.lines().find("CANARY") == std::string::npos);
}

TEST_CASE("Rows are sealed in the log once an hour, in an entry that no tablet gets") {
    Audited server;
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(1), test_form::words(), Text("one")), server.form)});
    (void)server.exchange(server.khan);
    CHECK(AuditSealing::sealsIn(server.store().log()).value().empty());
    server.clock.advance(AuditSealing::everyMs);
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(2), test_form::words(), Text("two")), server.form)});
    const auto before = server.store().log().head()->ref.size;
    (void)server.exchange(server.khan);
    const auto seals = AuditSealing::sealsIn(server.store().log()).value();
    REQUIRE(seals.size() == 1);
    CHECK(seals[0] == sealOver(server.rows()));
    CHECK(server.store().log().head()->ref.size == before + 1);
    const auto answer = server.exchange(server.khan);
    for (const auto& leaf : answer.leaves)
        CHECK(leaf.entry.empty());
    for (const auto& form : answer.forms)
        CHECK(textOf(BytesView(form.definition)).find("audit_seal") == std::string_view::npos);
    CHECK(server.store().log().recordCount().value() == 2);
}

TEST_CASE("A row that is changed, removed or put in is found, whatever was done to its digest") {
    Audited server;
    const auto row = [](const std::string& detail) {
        AuditRow made;
        made.how = "exchange";
        made.detail = detail;
        made.digest = digestOf(made);
        return made;
    };
    std::vector<AuditRow> rows;
    for (std::int64_t number = 1; number <= 4; ++number) {
        rows.push_back(row("leaves " + std::to_string(number)));
        rows.back().number = number;
    }
    REQUIRE(server.store().audit().append(rows).ok());
    REQUIRE(server.runStopped({"audit", "seal"}).said == "4 rows sealed\n");
    CHECK_THAT(server.runStopped({"audit", "check"}).said, ContainsSubstring("whole: 4 rows, 1 seals in the log, 0"));
    REQUIRE(server.store().audit().append({row("later")}).ok());
    CHECK_THAT(server.runStopped({"audit", "check"}).said, ContainsSubstring("1 rows not sealed yet"));

    // As somebody would have it who can write to the database: the store itself refuses all of this.
    class Tampered final : public AuditStore {
    public:
        explicit Tampered(std::vector<AuditRow> rows) : rows_(std::move(rows)) {}
        [[nodiscard]] Status append(std::vector<AuditRow>) override { return success(); }
        [[nodiscard]] Result<std::vector<AuditRow>> rows(std::int64_t after, std::size_t) override {
            auto found = rows_;
            std::erase_if(found, [&](const AuditRow& one) { return one.number <= after; });
            return found;
        }

    private:
        std::vector<AuditRow> rows_;
    };
    const auto found = [&](std::vector<AuditRow> tampered) {
        Tampered store(std::move(tampered));
        return checkAudit(store, server.store().log()).value().wrong;
    };
    CHECK(found(rows).empty());
    auto altered = rows;
    altered[1].detail = "nothing";
    CHECK(found(altered) == std::vector<std::string>{"row 2 was altered"});
    altered[1].digest = digestOf(altered[1]);
    CHECK_THAT(found(altered).at(0), ContainsSubstring("rows 1 to 4 are not those that were sealed"));
    auto missing = rows;
    missing.erase(missing.begin() + 2);
    CHECK(found(missing) == std::vector<std::string>{"row 3 is missing"});
    missing.pop_back();
    CHECK(found(missing) == std::vector<std::string>{"row 3 is missing", "row 4 is missing"});
}

TEST_CASE("The store adds rows and gives them back as they were, to the last octet") {
    Audited server;
    AuditRow row;
    row.atMs = 1'646'446'020'000;
    row.kind = AuditKind::Administration;
    row.how = "code_made";
    row.signer = server.dale.signer();
    row.person = "Zoë \"=1+1\" O'Neill";
    row.why = std::string("line\0two", 8);
    row.subject = "x";
    row.records = {recordNumber(1), recordNumber(2)};
    row.detail = "any";
    REQUIRE(server.store().audit().append({row, row}).ok());
    auto kept = server.rows();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].number < kept[1].number);
    CHECK(kept[0].digest == digestOf(row));
    kept[0].number = 0;
    kept[0].digest = {};
    CHECK(kept[0] == row);
    CHECK(server.store().audit().rows(kept[1].number, 10).value().empty());
}

TEST_CASE("The audit names collection, alteration, disclosure and erasure, who, when, which record, and why") {
    Audited server;
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(1), test_form::words(), Text("one")), server.form)});
    const auto first = server.dale.lastOperation();
    (void)server.exchange(server.dale,
        {server.dale.write(partWith(recordNumber(1), test_form::words(), Text("more"), {first}), server.form)});
    (void)server.exchange(server.khan);
    REQUIRE(
        server.runStopped({"dispose", recordNumber(1).hex(), "--by", "Pat Lowe", "--reason", "six years are over"}).code
        == 0);
    const auto lines = nlohmann::json::parse(server.exported("json"));
    const auto of = [&](const std::string& kind) {
        std::vector<nlohmann::json> found;
        for (const auto& line : lines)
            if (line.at("kind") == kind)
                found.push_back(line);
        return found;
    };
    // What was written is gone with the record: that somebody wrote then stays, which record it was does not.
    REQUIRE(of("collection").size() == 2);
    CHECK(of("collection")[0].at("who") == "PC 1 Dale");
    CHECK(of("collection")[0].at("source") == "leaf 0");
    CHECK_THAT(of("collection")[0].at("detail").get<std::string>(), ContainsSubstring("was disposed of"));
    REQUIRE(of("erasure").size() == 1);
    CHECK(of("erasure")[0].at("who") == "Pat Lowe");
    CHECK(of("erasure")[0].at("why") == "six years are over");
    CHECK(of("erasure")[0].at("records") == nlohmann::json{recordNumber(1).hex()});
    REQUIRE(of("disclosure").size() == 2); // to Khan, and this very export
    CHECK(of("disclosure")[0].at("who") == "PC 2 Khan");
    CHECK(of("disclosure")[0].at("records") == nlohmann::json{recordNumber(1).hex()});
    CHECK(of("disclosure")[1].at("who") == "Sam Hart");
    CHECK(of("disclosure")[1].at("why") == "for the ICO");
}

TEST_CASE("An alteration is told from a collection, and a cell of the table starts no formula") {
    Audited server;
    (void)server.exchange(
        server.dale, {server.dale.write(partWith(recordNumber(1), test_form::words(), Text("one")), server.form)});
    const auto first = server.dale.lastOperation();
    (void)server.exchange(server.dale,
        {server.dale.write(partWith(recordNumber(1), test_form::words(), Text("more"), {first}), server.form)});
    AuditRow row;
    row.how = "code_made";
    row.kind = AuditKind::Administration;
    row.person = "=HYPERLINK(\"x\")";
    REQUIRE(server.store().audit().append({row}).ok());
    const auto csv = server.exported("csv");
    CHECK_THAT(csv, ContainsSubstring("\"collection\",\"test_form\",\"PC 1 Dale\""));
    CHECK_THAT(csv, ContainsSubstring("\"alteration\",\"test_form\",\"PC 1 Dale\""));
    CHECK_THAT(csv, ContainsSubstring("\"'=HYPERLINK(\"\"x\"\")\""));
}
