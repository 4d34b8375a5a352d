#include "sync/server/admin/ServerProgram.h"

#include "sync/protocol/EnrolmentCode.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace seenheard;

namespace {

/// The program in a directory of its own.
class Program {
public:
    int run(const std::vector<std::string>& words) {
        out.str({});
        err.str({});
        return runServerProgram(words, {out, err, clock_, random_, log_});
    }
    void init() {
        REQUIRE(
            run({"init", "--store", store(), "--recovery-key", file("recovery.json"), "--name", "Test Force"}) == 0);
    }
    [[nodiscard]] std::string store() const { return file("server.db"); }
    [[nodiscard]] std::string file(const std::string& name) const { return (directory_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(directory_ / name) << content;
        return file(name);
    }

    std::ostringstream out;
    std::ostringstream err;

private:
    TempDirectory directory_;
    FakeClock clock_;
    SystemRandom random_;
    KeptLog log_;
};

} // namespace

TEST_CASE("init makes a store whose files only their owner reads, and overwrites nothing") {
    Program program;
    program.init();
    using std::filesystem::perms;
    for (const auto* name : {"server.db", "server.db.keys", "server.db.secret", "recovery.json"}) {
        INFO(name);
        const auto permissions = std::filesystem::status(program.file(name)).permissions();
        CHECK((permissions & (perms::group_all | perms::others_all)) == perms::none);
    }
    CHECK(program.err.str().find("off this machine") != std::string::npos);

    CHECK(program.run({"init", "--store", program.store(), "--recovery-key", program.file("r2"), "--name", "X"}) == 1);
    CHECK_FALSE(std::filesystem::exists(program.file("r2")));
    CHECK(program.run(
              {"init", "--store", program.file("s2"), "--recovery-key", program.file("recovery.json"), "--name", "X"})
        == 1);
    CHECK_FALSE(std::filesystem::exists(program.file("s2")));
    CHECK(program.run({"status", "--store", program.store()}) == 0);
}

TEST_CASE("enrol prints the code and nothing else on standard output") {
    Program program;
    program.init();
    REQUIRE(program.run({"enrol", "--store", program.store(), "--officer", "PC 1 Dale", "--team", "Response 1",
                "--district", "Bradford"})
        == 0);
    auto line = program.out.str();
    REQUIRE(line.ends_with('\n'));
    line.pop_back();
    CHECK(enrolmentCodeFrom(line).ok());

    CHECK(program.run({"enrol", "--store", program.store(), "--officer", "PC 1 Dale", "--team", "t", "--district", "d",
              "--role", "king"})
        == 1);
    CHECK(program.run({"enrol", "--store", program.store(), "--officer", "PC 1 Dale"}) == 2);
}

TEST_CASE("forms publish takes a form once, and only a successor that keeps its promises") {
    Program program;
    program.init();
    const auto publish = [&program](const std::string& json) {
        return program.run({"forms", "publish", program.write("form.json", json), "--store", program.store()});
    };
    CHECK(publish(testFormJson("1")) == 0);
    CHECK(publish(testFormJson("1")) == 0);
    CHECK(program.out.str().find("published before") != std::string::npos);
    auto broken = testFormJson("2");
    broken.replace(broken.find("\"rank\": 4"), 9, "\"rank\": 5");
    CHECK(publish(broken) == 1);
    CHECK(program.err.str().find("form.json") != std::string::npos);
    auto sameVersion = testFormJson("1");
    sameVersion.replace(sameVersion.find("A form"), 6, "Our form");
    CHECK(publish(sameVersion) == 1);
    CHECK(publish(testFormJson("2")) == 0);
    CHECK(publish("{") == 1);
    CHECK(program.run({"forms", "list", "--store", program.store()}) == 0);
    CHECK(program.out.str().starts_with("test_form 2 "));
}

TEST_CASE("reference load tells what changed") {
    Program program;
    program.init();
    std::filesystem::create_directory(program.file("data"));
    (void)program.write("data/teams.csv", "id,title\nt-1,Response 1\n");
    CHECK(program.run({"reference", "load", program.file("data"), "--store", program.store()}) == 0);
    CHECK(program.out.str().starts_with("teams: 1 items, version 1772")); // By the clock.
    CHECK(program.run({"reference", "load", program.file("data"), "--store", program.store()}) == 0);
    CHECK(program.out.str() == "teams: 1 items, unchanged\n");
    (void)program.write("data/teams.csv", "id,title\nt-1,\n");
    CHECK(program.run({"reference", "load", program.file("data"), "--store", program.store()}) == 1);
    CHECK(program.err.str().find("teams.csv: line 2:") != std::string::npos);
}

TEST_CASE("Asked wrongly the program says so and returns 2; help is no failure") {
    Program program;
    CHECK(program.run({}) == 2);
    CHECK(program.run({"dance"}) == 2);
    CHECK(program.err.str().find("'dance'") != std::string::npos);
    CHECK(program.run({"status"}) == 2);
    CHECK(program.run({"--help"}) == 0);
    CHECK(program.run({"forms", "publish", "--help"}) == 0);
    CHECK(program.run({"status", "--store", program.store()}) == 1);
}

TEST_CASE("people assign and unassign say what an officer follows, once each") {
    Program program;
    program.init();
    const std::vector<std::string> who{"--store", program.store(), "--officer", "PC 1 Dale"};
    const std::vector<std::string> decided{"--by", "A. Head", "--reason", "helps out"};
    const auto people = [&](std::vector<std::string> words, const std::vector<std::string>& more = {}) {
        words.insert(words.end(), who.begin(), who.end());
        words.insert(words.end(), more.begin(), more.end());
        return program.run(words);
    };
    const auto change = [&](const std::string& how, const std::string& scope) {
        auto more = decided;
        more.insert(more.end(), {"--scope", scope});
        return people({"people", how}, more);
    };
    CHECK(people({"people", "show"}) == 1);
    REQUIRE(people({"enrol"}, {"--team", "Response 1", "--district", "Bradford"}) == 0);
    CHECK(change("assign", "child:person-robin") == 0);
    CHECK(change("assign", "child:person-robin") == 0);
    CHECK(program.err.str().find("so already") != std::string::npos);
    CHECK(change("assign", "team:Early Action") == 0);
    CHECK(people({"people", "show"}) == 0);
    CHECK(program.out.str() == "team:Early Action\nchild:person-robin\n");
    CHECK(change("unassign", "team:Early Action") == 0);
    CHECK(people({"people", "show"}) == 0);
    CHECK(program.out.str() == "child:person-robin\n");
    for (const auto* scope : {"street:1", "force:", "force", "officer:00", "team:", "team"}) {
        INFO(scope);
        CHECK(change("assign", scope) == 1);
    }
}
