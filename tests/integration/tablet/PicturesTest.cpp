#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "platform/device/PictureReader.h"
#include "tests/integration/tablet/CuttingRoad.h"
#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <algorithm>

namespace seenheard {

namespace {

/// A force that allows pictures, and files of what somebody might have photographed.
class PictureWorld : public World {
public:
    explicit PictureWorld(bool allowed = true) {
        std::filesystem::create_directories(file("settings"));
        (void)write("settings/settings.json",
            std::string(R"([{"id": "photographs", "title": "Photographs", "allowed": )") + (allowed ? "true" : "false")
                + R"(}, {"id": "drawings", "title": "Drawings", "allowed": true}])");
        server({"reference", "load", file("settings").string(), "--store", store().string()});
    }
    /// Of some octets: noise does not pack.
    [[nodiscard]] std::string photograph(const std::string& name, int edge = 400, unsigned state = 7) const {
        QImage image(edge, edge, QImage::Format_RGB32);
        for (int y = 0; y < edge; ++y)
            for (int x = 0; x < edge; ++x) {
                state = state * 1664525U + 1013904223U;
                image.setPixel(x, y, state >> 8U);
            }
        const auto clean = photographFrom(image, std::size_t{4} * 1024 * 1024);
        REQUIRE(clean.ok());
        return write(name, std::string(textOf(clean->file)));
    }
    [[nodiscard]] std::string begun(const HeadlessTablet& tablet) const {
        return tablet.record(write("answers.json", R"({"bwv": "none"})"));
    }
    [[nodiscard]] std::string attach(
        const HeadlessTablet& tablet, const std::string& record, const std::string& picture) const {
        return tablet.json({"record", "attach", record, "--picture", picture, "--field", "home_pictures"})
            .at("picture");
    }
};

nlohmann::json pictures(const HeadlessTablet& tablet) {
    return tablet.json({"status"}).at("pictures");
}

nlohmann::json received(int count, int of) {
    return {{"all", of}, {"received", count}};
}

} // namespace

TEST_CASE("pictures follow the words, their receipts are counted, and a colleague fetches the one that is looked at") {
    PictureWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto record = world.begun(dale);
    world.killServer();
    const auto first = world.attach(dale, record, world.photograph("first.jpg", 700));
    const auto second = world.attach(dale, record, world.photograph("second.jpg", 300, 9));
    CHECK(pictures(dale) == received(0, 2));
    world.startServer();
    const auto sent = dale.json({"exchange"});
    CHECK(sent.at("pictures_sent") == 2);
    CHECK(pictures(dale) == received(2, 2));
    CHECK(dale.json({"exchange"}).at("pictures_sent") == 0);

    khan.json({"exchange"});
    const auto copy = world.file("copy.jpg").string();
    CHECK(khan.refusal({"record", "picture", record, first, "--to", copy}).find("not on this tablet yet")
        != std::string::npos);
    CHECK(khan.json({"exchange"}).at("pictures_fetched") == 1);
    const auto saved = khan.json({"record", "picture", record, first, "--to", copy});
    CHECK(saved.at("content") == sha256(readFile(copy, 1 << 24).value()).hex());
    CHECK(khan.refusal({"record", "picture", record, first, "--to", copy}).find("copy.jpg") != std::string::npos);
    CHECK(pictures(khan) == received(0, 0));
    const std::filesystem::directory_iterator here(khan.profile() / "pictures");
    CHECK(std::distance(begin(here), end(here)) == 1); // only the one that was looked at
}

TEST_CASE("nothing of a picture can be read on a tablet's disk") {
    PictureWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = world.begun(dale);
    const auto file = world.photograph("one.jpg", 200);
    (void)world.attach(dale, record, file);
    const auto plain = readFile(file, 1 << 24).value();
    const auto beginning = BytesView(plain).first(64);
    for (const auto& [name, hash] : dale.files()) {
        const auto octets = readFile(dale.profile() / name, 1ULL << 30U).value();
        CAPTURE(name);
        CHECK(std::search(octets.begin(), octets.end(), beginning.begin(), beginning.end()) == octets.end());
    }
}

TEST_CASE("a network that breaks off at each piece of a picture costs that piece and no more") {
    PictureWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    world.killServer();
    auto server = world.startServerCommand({"serve", "--store", world.store().string(), "--listen", "127.0.0.1:0",
        "--port-file", world.file("other-port").string()});
    REQUIRE(server.waitFor("is ready"));
    CuttingRoad road(
        world.port(), std::to_string(std::stoi(std::string(textOf(*readFile(world.file("other-port"), 100))))));
    const auto record = world.begun(dale);
    dale.json({"exchange"});
    const auto words = road.most();
    (void)world.attach(dale, record, world.photograph("large.jpg", 1300));
    std::uint64_t cuts = 0;
    for (std::uint64_t after = words / 2; pictures(dale) != received(1, 1); after += 400) {
        REQUIRE(++cuts < 60);
        road.cutAfter(after);
        (void)dale.run({"exchange"});
    }
    CHECK(cuts > 2);
    CHECK(dale.json({"status"}).at("waiting") == 0);
    CHECK(server.kill().code != 0);
}

TEST_CASE("a picture of a locked tablet goes to the server as its black box does") {
    PictureWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = world.begun(dale);
    dale.json({"exchange"});
    (void)world.attach(dale, record, world.photograph("one.jpg"));
    CHECK(dale.json({"deliver"}).at("pictures_sent") == 1);
    dale.json({"exchange"});
    CHECK(pictures(dale) == received(1, 1));
}

TEST_CASE("a wiped tablet still delivers the pictures that it had not sent, and keeps nothing of them") {
    PictureWorld world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = world.begun(dale);
    (void)world.attach(dale, record, world.photograph("sent.jpg", 200));
    dale.json({"exchange"});
    (void)world.attach(dale, record, world.photograph("waits.jpg", 200, 9));
    const auto tablets =
        nlohmann::json::parse(world.server({"tablets", "list", "--json", "--store", world.store().string()}));
    world.server({"tablets", "wipe", tablets.at(0).at("tablet").get<std::string>(), "--by", "Insp Shah", "--reason",
        "it was stolen", "--store", world.store().string()});
    const auto delivered = dale.json({"deliver"});
    CHECK(delivered.at("carried_out") == nlohmann::json{"wipe"});
    CHECK(delivered.at("pictures_sent") == 1);
    CHECK(std::filesystem::is_empty(dale.profile() / "pictures"));
}

TEST_CASE("what is not allowed, no picture, or there already is refused in words and leaves the record as it was") {
    PictureWorld world(false);
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = world.begun(dale);
    const auto picture = world.photograph("one.jpg", 100);
    const auto attach = [&](const std::string& file, const std::string& kind) {
        return dale.refusal(
            {"record", "attach", record, "--picture", file, "--kind", kind, "--field", "home_pictures"});
    };
    CHECK(attach(picture, "photograph").find("do not allow a photograph") != std::string::npos);
    CHECK(attach(world.write("empty.jpg", ""), "drawing").find("is empty") != std::string::npos);
    CHECK(attach(world.write("text.jpg", "a shopping list"), "drawing").find("not a picture") != std::string::npos);
    const auto large = world.write("large.jpg", std::string(65UL * 1024 * 1024, 'x'));
    CHECK(attach(large, "drawing").find("large.jpg") != std::string::npos);
    const auto whole = readFile(picture, 1 << 24).value();
    const auto cut = world.write("cut.jpg", std::string(textOf(whole)).substr(0, whole.size() / 2));
    CHECK(attach(cut, "drawing").find("cut off") != std::string::npos);
    CHECK(pictures(dale) == received(0, 0));

    dale.json({"record", "attach", record, "--picture", picture, "--kind", "drawing", "--field", "home_pictures"});
    CHECK(attach(picture, "drawing").find("on the record already") != std::string::npos);
    CHECK(pictures(dale) == received(0, 1));
}

} // namespace seenheard
