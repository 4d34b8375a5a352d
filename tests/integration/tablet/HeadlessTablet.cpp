#include "tests/integration/tablet/HeadlessTablet.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/FileDeviceSecret.h"
#include "platform/device/KeyVault.h"
#include "tests/support/PrivateKeyRing.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

Program HeadlessTablet::start(const std::vector<std::string>& words, const std::string& pin) const {
    auto all = words;
    all.insert(all.end(), {"--profile", profile_.string()});
    return Program({SEENHEARD_TABLET_PROGRAM, all,
        {{"SEENHEARD_PIN", pin}, {"DBUS_SESSION_BUS_ADDRESS", PrivateKeyRing::busAddress()}}, profile_});
}

Ended HeadlessTablet::run(const std::vector<std::string>& words, const std::string& pin) const {
    return start(words, pin).wait();
}

nlohmann::json HeadlessTablet::json(const std::vector<std::string>& words) const {
    auto all = words;
    all.emplace_back("--json");
    const auto ended = run(all);
    INFO(words.front() << ": " << ended.err);
    REQUIRE(ended.code == 0);
    REQUIRE(ended.err.empty());
    auto json = nlohmann::json::parse(ended.out, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    return json;
}

std::string HeadlessTablet::refusal(const std::vector<std::string>& words, const std::string& pin) const {
    const auto ended = run(words, pin);
    INFO(words.front() << ": " << ended.out << ended.err);
    REQUIRE(ended.code == 1);
    CHECK(ended.out.empty());
    CHECK(ended.err.starts_with("seenheard-tablet: "));
    CHECK(ended.err.ends_with('\n'));
    CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 1);
    return ended.err;
}

std::string HeadlessTablet::record(const std::string& answersFile, const std::string& about) const {
    std::vector<std::string> words{"record", "new", "incident_observation", "--answers", answersFile};
    if (!about.empty())
        words.insert(words.end(), {"--about", about});
    return json(words).at("record").get<std::string>();
}

nlohmann::json HeadlessTablet::field(const std::string& record, const std::string& path) const {
    const auto fields = json({"record", "show", record}).at("fields");
    INFO(path);
    REQUIRE(fields.contains(path));
    return fields.at(path);
}

std::string HeadlessTablet::child(const std::string& record, const std::string& name) const {
    const auto shown = json({"record", "show", record});
    for (const auto& item : shown.at("items"))
        if (item.at("list") == "children" && item.at("title").get<std::string>().starts_with(name))
            return item.at("path").get<std::string>();
    FAIL("no such child: " << name);
    return {};
}

std::vector<std::string> HeadlessTablet::records() const {
    std::vector<std::string> ids;
    const auto list = json({"record", "list"});
    for (const auto& row : list.at("records"))
        ids.push_back(row.at("record").get<std::string>());
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::map<std::string, std::string> HeadlessTablet::files() const {
    std::map<std::string, std::string> files;
    for (const auto& file : std::filesystem::recursive_directory_iterator(profile_)) {
        if (!file.is_regular_file() || file.path().extension() == ".tries")
            continue;
        const auto content = readFile(file.path(), 1ULL << 30U);
        REQUIRE(content.ok());
        files[file.path().lexically_relative(profile_).string()] = sha256(*content).hex();
    }
    return files;
}

Database HeadlessTablet::openStore() const {
    SystemRandom random;
    const SystemBootTime bootTime;
    FileDeviceSecret device(profile_);
    const auto keys = KeyVault(profile_ / "vault", device, random, bootTime).unlock(usualPin);
    REQUIRE(keys.ok());
    auto opened = Database::open(profile_ / "store.db", keys->databaseKey.view(), Database::Mode::ReadWrite);
    REQUIRE(opened.ok());
    return *std::move(opened);
}

std::string sourceFile(const std::string& path) {
    return std::string(SEENHEARD_SOURCE_DIR) + "/" + path;
}

std::string caseFile(const std::string& name) {
    return sourceFile("app/demo/cases/" + name + ".json");
}

} // namespace seenheard
