#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>

using namespace seenheard;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

/// What doctor found of one thing, the worst of it.
nlohmann::json examined(ServerUnderTest& server, const std::string& what, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"doctor", "--json", "--disk-reserve", "1"};
    words.insert(words.end(), more.begin(), more.end());
    const auto result = server.runStopped(words);
    INFO(result.said);
    const auto all = nlohmann::json::parse(result.said.substr(0, result.said.find('\n')));
    nlohmann::json worst;
    for (const auto& one : all) {
        if (one["what"].get<std::string>().find(what) == std::string::npos)
            continue;
        if (worst.is_null() || one["grade"] == "failure" || (one["grade"] == "warning" && worst["grade"] == "good"))
            worst = one;
    }
    REQUIRE(worst.is_object());
    CHECK((worst["grade"] == "good") == worst["todo"].get<std::string>().empty());
    return worst;
}

std::string gradeOf(ServerUnderTest& server, const std::string& what, const std::vector<std::string>& more = {}) {
    return examined(server, what, more)["grade"];
}

} // namespace

TEST_CASE("A server that is well has nothing that fails but the backup that nobody has made") {
    ServerUnderTest server;
    for (const auto* what : {"store", "certificate", "authority", "log", "holds", "gaps"}) {
        INFO(what);
        CHECK(gradeOf(server, what) == "good");
    }
    CHECK(gradeOf(server, "backup") == "warning");
    const auto mark = server.storeFile().parent_path() / "mark";
    CHECK(gradeOf(server, "backup", {"--backup-mark", mark.string()}) == "failure");
    CHECK(server.runStopped({"doctor", "--disk-reserve", "1", "--backup-mark", mark.string()}).code == 1);
}

TEST_CASE("doctor says that a backup is too old, by the clock of this machine") {
    ServerUnderTest server;
    const auto mark = (server.storeFile().parent_path() / "mark").string();
    std::ofstream(mark) << "made\n";
    const auto at = [&](std::int64_t hours) {
        std::filesystem::last_write_time(mark,
            std::filesystem::file_time_type::clock::from_sys(std::chrono::sys_time<std::chrono::milliseconds>(
                std::chrono::milliseconds(server.clock.now().utcMs - hours * 60 * 60 * 1000))));
        return gradeOf(server, "backup", {"--backup-mark", mark});
    };
    CHECK(at(2) == "good");
    CHECK(at(30) == "failure");
}

TEST_CASE("doctor warns of what waits for a person: holds, gaps, a stopped log, certificates that end") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    (void)server.exchange(tablet,
        {tablet.write(partWith(recordNumber(1), test_form::words(), Text("held")), FormRef{"no_such_form", Hash{}})});
    CHECK(gradeOf(server, "holds") == "warning");
    (void)tablet.write(partWith(recordNumber(1), test_form::words(), Text("never sent")), server.form);
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("later")), server.form)});
    CHECK(examined(server, "gaps")["found"].get<std::string>().starts_with("1 numbers are missing"));
    REQUIRE(server.store().log().stop(0).ok());
    CHECK(gradeOf(server, "log") == "failure");
    server.clock.advance(1775 * dayMs);
    CHECK(gradeOf(server, "certificate") == "warning");
    server.clock.advance(45 * dayMs);
    CHECK(gradeOf(server, "certificate") == "failure");
    CHECK(gradeOf(server, "authority") == "good");
}

TEST_CASE("doctor sees files that others may read, a disk that is nearly full, and what is not there", "[embedded]") {
    ServerUnderTest server;
    CHECK(gradeOf(server, "server.db.secret") == "good");
    std::filesystem::permissions(server.storeFile().string() + ".secret", std::filesystem::perms(0644));
    const auto open = examined(server, "server.db.secret");
    CHECK(open["grade"] == "failure");
    CHECK(open["todo"].get<std::string>().starts_with("chmod 600"));
    std::filesystem::permissions(server.storeFile().string() + ".secret", std::filesystem::perms(0600));
    const auto full = server.runStopped({"doctor", "--disk-reserve", "1000000"});
    CHECK(full.said.find("failure  disk: ") != std::string::npos);
}

TEST_CASE("doctor looks at how the database servers are set up, where there are some") {
    ServerUnderTest server;
    const auto said = server.runStopped({"doctor"}).said;
    // The test's own cluster does not wait for the disk.
    const bool onServers = server.storeOptions().at(1).starts_with("postgresql://");
    CHECK((said.find("failure  database: fsync = off: a power cut loses or spoils") != std::string::npos) == onServers);
    CHECK((said.find("keys' database: ") != std::string::npos) == onServers);
}
