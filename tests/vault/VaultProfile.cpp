#include "tests/vault/VaultProfile.h"

#include "app/services/RecordLines.h"
#include "app/storage/EnrolmentFile.h"
#include "app/storage/TabletStore.h"
#include "platform/base/File.h"
#include "platform/crypto/SystemRandom.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr PinCost cheap{8 * 1024, 1};

Bytes sourceOctets(const std::string& path) {
    return readFile(std::filesystem::path(SEENHEARD_SOURCE_DIR) / path, 1 << 22).value();
}

ReferenceSet demonstrationSet(const std::string& set, const std::string& kind, std::int64_t nowMs) {
    auto items = nlohmann::json::parse(sourceOctets("app/demo/reference/" + set + ".json"));
    for (auto& item : items)
        item["kind"] = kind;
    return {{set, 1}, nowMs, copyOf(bytesOf(items.dump()))};
}

KeyVault::Keys newVault(const ProfileDirectory& profile) {
    std::filesystem::create_directories(profile.root);
    SystemRandom random;
    const SystemBootTime bootTime;
    FileDeviceSecret device(profile.root);
    return KeyVault(profile.vault(), device, random, bootTime).create(VaultProfile::pin, cheap).value();
}

} // namespace

VaultProfile::VaultProfile(const std::filesystem::path& directory) : profile{directory}, keys(newVault(profile)) {
    SystemRandom random;
    SystemClock clock;
    const auto nowMs = clock.now().utcMs;
    const auto key = SigningKey::fromSeed(keys.signingSeed.view()).value();
    Enrolled enrolled;
    enrolled.authority.serverName = enrolled.issuing.serverName = "test.example";
    enrolled.signer.signingKey = key.publicKey();
    enrolled.signer.officerName = "PC Asha Rahman";
    enrolled.signer.team = "Response";
    enrolled.signer.district = "Bradford";
    enrolled.signer.tabletName = "Tablet BD-114";
    enrolled.identityKey = random.bytes(32);
    enrolled.ingestKey = SealingKey::generate(random).publicKey();
    enrolled.recoveryKey = SealingKey::generate(random).publicKey();
    REQUIRE(TabletStore::create(profile, keys.databaseKey.view(), enrolled).ok());
    REQUIRE(writeEnrolmentFile(profile,
        {enrolled.signer.officerName, enrolled.signer.tabletName, "https://127.0.0.1:9", "test.example", Role::Officer,
            enrolled.signer.team, enrolled.signer.district,
            {}}).ok());

    RecordLines lines(signerIdOf(key.publicKey()));
    auto store = TabletStore::open(profile, keys.databaseKey.view(), {lines, random, clock}).value();
    VerifiedAnswer answer;
    answer.serverTimeMs = nowMs;
    for (const auto& file :
        std::filesystem::directory_iterator(std::filesystem::path(SEENHEARD_SOURCE_DIR) / "app" / "forms")) {
        const auto form =
            FormDefinition::fromJson(sourceOctets("app/forms/" + file.path().filename().string())).value();
        answer.forms.push_back({form.hash(), form.octets()});
    }
    answer.references = {demonstrationSet("people", "person", nowMs), demonstrationSet("incidents", "incident", nowMs)};
    REQUIRE(store->sync().apply(answer).ok());
}

} // namespace seenheard
