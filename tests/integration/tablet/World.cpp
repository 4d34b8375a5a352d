#include "tests/integration/tablet/World.h"

#include "platform/base/File.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

World::World() {
    server({"init", "--store", store().string(), "--recovery-key", file("recovery.json").string(), "--recovery-shares",
        file("shares").string(), "--name", "Test Force"});
    server({"forms", "publish", sourceFile("app/forms/incident_observation.json"), "--store", store().string()});
    server({"reference", "load", sourceFile("app/demo/reference"), "--store", store().string()});
    startServer();
}

HeadlessTablet World::tablet(const std::string& officer, const std::string& role) {
    HeadlessTablet tablet(file("tablet of " + officer));
    const auto enrolled = tablet.json(
        {"enrol", "--server", url(), "--code", code(officer, role), "--tablet-name", "Tablet of " + officer});
    CHECK(enrolled.at("officer") == officer);
    CHECK(enrolled.at("exchange_failure").is_null());
    return tablet;
}

std::string World::code(const std::string& officer, const std::string& role) const {
    auto text = server({"enrol", "--store", store().string(), "--officer", officer, "--role", role, "--team",
        "Response", "--district", "Bradford"});
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
}

void World::startServer() {
    server_.emplace(startServerCommand({"serve", "--store", store().string(), "--listen", "127.0.0.1:" + port_,
        "--port-file", file("port").string()}));
    REQUIRE(server_->waitFor("is ready"));
    const auto port = readFile(file("port"), 100);
    REQUIRE(port.ok());
    port_ = std::to_string(std::stoi(std::string(textOf(*port))));
}

void World::killServer() {
    server_->kill();
    server_.reset();
}

std::string World::server(const std::vector<std::string>& words) const {
    const auto ended = startServerCommand(words).wait();
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    return ended.out;
}

Program World::startServerCommand(const std::vector<std::string>& words) const {
    return Program({SEENHEARD_SERVER_PROGRAM, words, {}, file("server")});
}

std::string World::write(const std::string& name, const std::string& text) const {
    REQUIRE(writeFileDurably(file(name), bytesOf(text)).ok());
    return file(name).string();
}

void exchangeAll(const std::vector<const HeadlessTablet*>& tablets) {
    for (int round = 0; round < 2; ++round)
        for (const auto* tablet : tablets)
            tablet->json({"exchange"});
}

} // namespace seenheard
