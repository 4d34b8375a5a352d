#include "sync/server/admin/ServerProgram.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>

using namespace seenheard;

namespace {

namespace fs = std::filesystem;

/// A server with two tablets, its backups and its keys' backups.
struct Backed {
    ServerUnderTest server;
    ScriptedTablet dale = server.enrolled("PC 1 Dale");
    ScriptedTablet khan = server.enrolled("PC 2 Khan", Role::Officer, "another tablet");
    fs::path place = server.storeFile().parent_path();
    fs::path data = place / "backups";
    fs::path keys = place / "keys-backups";

    void say(std::uint8_t record, const std::string& words) {
        (void)server.exchange(
            dale, {dale.write(partWith(recordNumber(record), test_form::words(), Text(words)), server.form)});
    }
    ServerUnderTest::CommandResult backUpNow(std::vector<std::string> more = {}) {
        std::vector<std::string> words{"backup", data.string(), "--keys-to", keys.string()};
        words.insert(words.end(), more.begin(), more.end());
        return server.runStopped(words);
    }
    /// The newest directory below one.
    static fs::path newestBelow(const fs::path& directory) {
        fs::path newest;
        for (const auto& one : fs::directory_iterator(directory)) {
            if (one.path().filename() != "pictures" && one.path() > newest)
                newest = one.path();
        }
        return newest;
    }
    /// The same server as if it were put up on another machine: only the secret was brought there by hand.
    [[nodiscard]] std::string elsewhere() const {
        const auto other = place / "elsewhere";
        fs::create_directories(other);
        fs::copy_file(
            server.storeFile().string() + ".secret", other / "server.db.secret", fs::copy_options::overwrite_existing);
        return (other / "server.db").string();
    }
};

ServerUnderTest::CommandResult runElsewhere(Backed& backed, std::vector<std::string> words, const std::string& store) {
    std::ostringstream said;
    SystemRandom random;
    words.insert(words.end(), {"--store", store});
    const auto code = runServerProgram(words, {said, said, backed.server.clock, random, backed.server.log});
    return {code, said.str()};
}

} // namespace

TEST_CASE("A backup of a store that is in use is put back elsewhere, whole, and opens a new epoch", "[embedded]") {
    Backed backed;
    backed.say(1, "before");
    // Another process has the store open and writes after it.
    const auto inUse = backed.server.openElsewhere();
    const auto mark = (backed.place / "last-backup").string();
    const auto made = backed.backUpNow({"--backup-mark", mark});
    INFO(made.said);
    REQUIRE(made.code == 0);
    CHECK(fs::exists(mark));
    const auto leaves = backed.server.store().log().head()->ref.size;
    backed.say(2, "after");

    const auto store = backed.elsewhere();
    const auto restored = runElsewhere(backed,
        {"restore", Backed::newestBelow(backed.data).string(), "--keys-from",
            Backed::newestBelow(backed.keys).string()},
        store);
    INFO(restored.said);
    REQUIRE(restored.code == 0);
    CHECK(restored.said.find(std::to_string(leaves) + " leaves, epoch 0") != std::string::npos);
    const auto epoch = runElsewhere(
        backed, {"restored", "--backup-put-back", "--recovery-key", backed.server.recoveryFile().string()}, store);
    INFO(epoch.said);
    CHECK(epoch.code == 0);
    CHECK(epoch.said.find("Epoch 1 begins with the " + std::to_string(leaves) + " leaves") != std::string::npos);
    const auto target = (backed.place / "whole.export").string();
    CHECK(runElsewhere(backed, {"export", "--by", "A. Head", "--reason", "to be compared", target}, store).code == 0);
    std::ifstream stream(target, std::ios::binary);
    const std::string exported{std::istreambuf_iterator<char>(stream), {}};
    CHECK(exported.find("before") != std::string::npos);
    CHECK(exported.find("after") == std::string::npos);
}

TEST_CASE(
    "What was disposed of is not in the keys' backup that is made afterwards, nor readable with it", "[embedded]") {
    Backed backed;
    backed.say(1, "disposed-of");
    REQUIRE(backed.backUpNow().code == 0);
    const auto older = Backed::newestBelow(backed.data);
    REQUIRE(
        backed.server.runStopped({"dispose", recordNumber(1).hex(), "--by", "Inspector Webb", "--reason", "ordered"})
            .code
        == 0);
    backed.server.clock.advance(60'000);
    REQUIRE(backed.backUpNow().code == 0);
    const auto store = backed.elsewhere();
    REQUIRE(runElsewhere(
                backed, {"restore", older.string(), "--keys-from", Backed::newestBelow(backed.keys).string()}, store)
                .code
        == 0);
    const auto target = (backed.place / "whole.export").string();
    (void)runElsewhere(backed, {"export", "--by", "A. Head", "--reason", "to be compared", target}, store);
    std::ifstream stream(target, std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}).find("disposed-of") == std::string::npos);
}

TEST_CASE("Keys' backups older than they may be are removed, the data's are left", "[embedded]") {
    Backed backed;
    REQUIRE(backed.backUpNow().code == 0);
    const auto oldKeys = Backed::newestBelow(backed.keys);
    const auto oldData = Backed::newestBelow(backed.data);
    backed.server.clock.advance(31LL * 24 * 60 * 60 * 1000);
    REQUIRE(backed.backUpNow().code == 0);
    CHECK_FALSE(fs::exists(oldKeys));
    CHECK(fs::exists(oldData));
    CHECK(Backed::newestBelow(backed.keys) != oldKeys);
}

TEST_CASE("A restore overwrites nothing and refuses what is damaged or not its own", "[embedded]") {
    Backed backed;
    backed.say(1, "before");
    REQUIRE(backed.backUpNow().code == 0);
    const auto data = Backed::newestBelow(backed.data);
    const auto keys = Backed::newestBelow(backed.keys);
    const auto restore = [&](const std::string& store) {
        return runElsewhere(backed, {"restore", data.string(), "--keys-from", keys.string()}, store);
    };
    CHECK(restore(backed.server.storeFile().string()).code == 1);
    // Without the secret nothing can be opened, and another one is not it.
    const auto store = backed.elsewhere();
    fs::remove(store + ".secret");
    CHECK(restore(store).said.find("never holds the secret") != std::string::npos);
    (void)backed.elsewhere();
    CHECK(runElsewhere(backed, {"restore", data.string()}, store).said.find("--keys-from") != std::string::npos);
    CHECK(
        runElsewhere(backed, {"restore", backed.place.string()}, store).said.find("is no backup") != std::string::npos);
    {
        std::fstream file(data / "server.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file.put('x');
    }
    const auto damaged = restore(store);
    CHECK(damaged.code == 1);
    CHECK(damaged.said.find("cannot be put back") != std::string::npos);
    CHECK_FALSE(fs::exists(store));
    CHECK(backed.backUpNow({"--keys-days", "31"}).code == 1);
    CHECK(backed.server.runStopped({"backup", backed.data.string(), "--keys-to", (backed.data / "keys").string()}).code
        == 1);
}
