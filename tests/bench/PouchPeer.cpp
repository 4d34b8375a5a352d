#include "tests/bench/PouchPeer.h"

#include "tests/bench/Program.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace seenheard::bench {

namespace {

constexpr int installPatienceMs = 600'000;
constexpr int startPatienceMs = 30'000;
constexpr int figurePatienceMs = 180'000;
// The driver expects them here.
constexpr const char* serverPort = "15984";
constexpr const char* proxyPort = "15985";
constexpr const char* countsPort = "15986";

Status copyDriver(const std::filesystem::path& directory) {
    const auto driver = sharedBench() / "peers" / "pouch";
    std::error_code failure;
    if (!std::filesystem::exists(driver / "bench.js", failure))
        return fail(ErrorCode::Unsupported, "the PouchDB driver is not there");
    std::filesystem::create_directories(directory, failure);
    for (const auto* name : {"bench.js", "server.js", "proxy.js", "package.json"}) {
        std::filesystem::copy_file(
            driver / name, directory / name, std::filesystem::copy_options::overwrite_existing, failure);
        if (failure)
            return fail(ErrorCode::Unsupported, "the PouchDB driver could not be copied: " + failure.message());
        std::filesystem::permissions(
            directory / name, std::filesystem::perms::owner_write, std::filesystem::perm_options::add, failure);
    }
    return success();
}

Status loads(const std::filesystem::path& directory) {
    auto loaded =
        runToEnd("node", {"-e", "require('pouchdb'); require('express-pouchdb')"}, {}, startPatienceMs, directory);
    return loaded ? success() : Status(loaded.error());
}

} // namespace

Result<PouchPeer> PouchPeer::prepare(const std::filesystem::path& directory) {
    if (auto copied = copyDriver(directory); !copied)
        return copied.error();
    if (!runToEnd("node", {"--version"}))
        return fail(ErrorCode::Unsupported, "Node.js is not there");
    if (!loads(directory)) {
        std::puts("Installing PouchDB below the build folder (once; some minutes)");
        std::fflush(stdout);
        auto installed =
            runToEnd("npm", {"install", "--no-progress", "--no-audit", "--no-fund"}, {}, installPatienceMs, directory);
        if (!installed)
            return fail(ErrorCode::Unsupported, "PouchDB could not be installed (npm or its registry is not there)");
        if (auto loaded = loads(directory); !loaded)
            return fail(ErrorCode::Unsupported, "PouchDB was installed but does not load");
    }
    return PouchPeer(directory);
}

Result<PouchFigures> PouchPeer::run(const Workload& workload, int batch) const {
    return run(workload, batch, 0, [](const PouchFigures& figures) { return figures.pullSeconds > 0; });
}

Result<double> PouchPeer::pushFarAway(const Workload& workload, int batch, int delayMs) const {
    const auto figures = run(workload, batch, delayMs, [](const PouchFigures& sofar) { return sofar.pushSeconds > 0; });
    return figures ? Result(figures->pushSeconds) : figures.error();
}

Result<PouchFigures> PouchPeer::run(
    const Workload& workload, int batch, int delayMs, const std::function<bool(const PouchFigures&)>& enough) const {
    const auto work = std::filesystem::absolute(directory_ / "work");
    std::error_code ignored;
    std::filesystem::remove_all(work, ignored);
    std::filesystem::create_directories(work, ignored);
    auto server = Program::start("node", {"server.js", serverPort, (work / "server").string()}, {}, directory_);
    if (!server)
        return server.error();
    auto proxy = Program::start(
        "node", {"proxy.js", proxyPort, serverPort, countsPort}, {{"DELAY_MS", std::to_string(delayMs)}}, directory_);
    if (!proxy)
        return proxy.error();
    if (auto up = server->line(startPatienceMs); !up) // it says "up"
        return up.error();
    auto driver = Program::start("node",
        {"bench.js", std::filesystem::absolute(workload.directory()).string(), (work / "tablet").string(),
            std::to_string(batch)},
        {{"STOP", "1"}}, directory_);
    if (!driver)
        return driver.error();

    PouchFigures figures;
    while (!enough(figures)) {
        auto line = driver->line(figurePatienceMs);
        if (!line)
            return line.error();
        const auto said = nlohmann::json::parse(*line, nullptr, false);
        if (!said.is_object() || !said.contains("m") || !said.contains("v") || !said["v"].is_number())
            continue;
        if (said["m"] == "local_put_p50")
            figures.putMicroseconds = said["v"].get<double>() * 1000;
        else if (said["m"] == "push_create_s")
            figures.pushSeconds = said["v"];
        else if (said["m"] == "pull_create_s")
            figures.pullSeconds = said["v"];
    }
    // It would go on with edits, which no row needs.
    driver->end();
    proxy->end();
    server->end();
    std::filesystem::remove_all(work, ignored);
    return figures;
}

} // namespace seenheard::bench
