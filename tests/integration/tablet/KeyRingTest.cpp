#include "tests/integration/tablet/World.h"
#include "tests/support/PrivateKeyRing.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

/// A tablet that was enrolled on a computer somebody is signed in to.
struct SignedIn {
    PrivateKeyRing ring;
    World world;
    std::optional<HeadlessTablet> dale;

    SignedIn() {
        ring.signIn();
        dale.emplace(world.tablet("PC 1 Dale"));
    }
    [[nodiscard]] std::size_t secretFiles() const {
        std::size_t count = 0;
        for (const auto& [file, hash] : dale->files())
            count += file.ends_with(".secret") ? 1 : 0;
        return count;
    }
    /// The one line that says why a command did not do it.
    [[nodiscard]] bool refuses(const std::vector<std::string>& words, const std::string& because) const {
        const auto said = dale->refusal(words);
        INFO(said);
        return said.find(because) != std::string::npos;
    }
};

} // namespace

TEST_CASE("T1: a tablet that is enrolled beside a key ring keeps its secret there, and opens while that is open") {
    SignedIn here;
    CHECK(here.secretFiles() == 0);
    const auto record = here.dale->record(caseFile("da-two-young-children.first-officer"));
    const auto before = here.dale->files();

    here.ring.startLocked();
    CHECK(here.refuses({"status"}, "key ring is locked"));
    CHECK(here.refuses({"pin", "change"}, "key ring is locked"));
    here.ring.kill();
    CHECK(here.refuses({"status"}, "No key ring answers here"));
    here.ring.signInAsAnother();
    CHECK(here.refuses({"status"}, "not the one that the tablet was enrolled with"));
    CHECK(here.dale->files() == before);

    // What waits is delivered without any of it.
    CHECK(here.dale->json({"deliver"}).at("delivered").get<int>() > 0);
    here.ring.signIn();
    CHECK(here.dale->records() == std::vector{record});
}

TEST_CASE("T1: a locked key ring is not passed over at enrolment; who says that a file will do gets one") {
    PrivateKeyRing ring;
    ring.signIn();
    World world;
    ring.startLocked();
    const HeadlessTablet dale(world.file("tablet of Dale"));
    const auto code = world.code("PC 1 Dale");
    const std::vector<std::string> enrolling{"enrol", "--server", world.url(), "--code", code};
    CHECK(dale.refusal(enrolling).find("key ring is locked") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(dale.profile()));
    auto withFile = enrolling;
    withFile.insert(withFile.end(), {"--device-secret", "file"});
    CHECK(dale.json(withFile).at("device_secret") == "file");
    CHECK(dale.json({"status"}).at("waiting") == 0);
}

TEST_CASE("T1: the device's secret is moved out of the key ring and back by command, and the PIN stays") {
    SignedIn here;
    const auto record = here.dale->record(caseFile("da-two-young-children.first-officer"));
    CHECK(here.dale->json({"secret", "move", "--to", "file"}).at("device_secret") == "file");
    CHECK(here.secretFiles() == 1);
    here.ring.kill();
    CHECK(here.dale->records() == std::vector{record});
    CHECK(here.refuses({"secret", "move", "--to", "key-store"}, "No key ring answers here"));
    CHECK(here.dale->records() == std::vector{record});
    here.ring.signIn();
    CHECK(here.dale->json({"secret", "move", "--to", "key-store"}).at("device_secret") == "key-store");
    CHECK(here.secretFiles() == 0);
    CHECK(here.dale->records() == std::vector{record});
    CHECK(here.refuses({"secret", "move", "--to", "attic"}, "file or key-store"));
    std::cout << "T1: the device's secret moved out of a real key ring and back, 0 records lost\n";
}

} // namespace seenheard
