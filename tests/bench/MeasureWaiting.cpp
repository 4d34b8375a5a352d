#include "sync/protocol/Moves.h"
#include "tests/bench/Goals.h"
#include "tests/bench/HaproxyBefore.h"
#include "tests/bench/LoadFleet.h"
#include "tests/bench/Measures.h"
#include "tests/support/ProcessFigures.h"

namespace seenheard::bench {

namespace {

/// Not more than a server takes as it is installed.
constexpr std::size_t connections = 4'000;
/// Each has its share of the connections: one tablet alone may not ask so often.
constexpr std::size_t tablets = 40;
constexpr double kilobyte = 1024;

/// Asks to be told when the log goes beyond there.
Status askAll(std::vector<HttpsClient>& waiting, const Cursor& beyond) {
    for (auto& client : waiting)
        if (!client.write("GET " + movesPath(beyond) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
            return fail(ErrorCode::Unreachable, "a connection ended while it waited");
    return success();
}

/// Every one of them hears of it, over the connection on which it waited.
Status hearAll(std::vector<HttpsClient>& waiting, const Cursor& newest) {
    for (auto& client : waiting) {
        const auto answer = client.readAnswer();
        if (!answer)
            return answer.error();
        const auto canonical = unpackMessage(answer->body);
        const auto moves = canonical ? movesFrom(*canonical) : Result<Moves>(canonical.error());
        if (!moves)
            return moves.error();
        if (moves->newest != newest)
            return fail(ErrorCode::Internal, "a waiting connection was not told how far the log goes");
    }
    return success();
}

/// Brings one entry, so that the log goes further; yields how far.
Result<Cursor> move(LoadTablet& tablet, const Workload& workload) {
    if (auto written = tablet.write(workload, 0, 1); !written)
        return written.error();
    auto client = tablet.connect();
    const auto answer =
        client ? client->request("POST", "/v1/exchange", tablet.nextBody()) : Result<HttpAnswer>(client.error());
    if (!answer)
        return answer.error();
    if (const auto more = tablet.take(*answer); !more)
        return more.error();
    return tablet.cursor();
}

/// Kilobytes of the server's memory that each waiting connection has.
Result<double> measure(const BenchOrder& order, const Workload& workload) {
    const auto directory = order.out / "waiting";
    auto force = DemoForce::make(directory, workload);
    if (!force)
        return force.error();
    if (auto started = force->startServer({"--proxy-socket", (directory / "server.sock").string()}); !started)
        return started.error();
    const auto proxy = HaproxyBefore::start(*force, directory);
    if (!proxy)
        return proxy.error();
    auto fleet = enrolFleet(*force, *workload.form(), tablets, tablets);
    if (!fleet)
        return fleet.error();
    for (auto& tablet : *fleet)
        tablet.goThrough(proxy->port());
    // What the first exchange makes the server read and keep is no connection's.
    auto newest = move(fleet->front(), workload);
    if (!newest)
        return newest.error();
    const auto before = residentOctetsOf(force->serverProcess());
    std::vector<HttpsClient> waiting;
    for (std::size_t at = 0; at < connections; ++at) {
        auto client = (*fleet)[at % tablets].connect();
        if (!client)
            return client.error();
        // Whoever has asked before may rest.
        if (const auto answer = client->request("GET", movesPath({newest->epoch, 0})); !answer)
            return answer.error();
        waiting.push_back(*std::move(client));
    }
    if (auto asked = askAll(waiting, *newest); !asked)
        return asked.error();
    // Behind the last of them the server has read all of them.
    newest = move(fleet->front(), workload);
    if (!newest)
        return newest.error();
    if (auto heard = hearAll(waiting, *newest); !heard)
        return heard.error();
    if (auto asked = askAll(waiting, *newest); !asked)
        return asked.error();
    const auto behind = fleet->back().connect();
    if (!behind)
        return behind.error();
    const auto octets = residentOctetsOf(force->serverProcess()) - before;
    newest = move(fleet->front(), workload);
    if (!newest)
        return newest.error();
    if (auto heard = hearAll(waiting, *newest); !heard)
        return heard.error();
    return octets / kilobyte / connections;
}

} // namespace

void measureWaiting(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B14"))
        return;
    const auto kilobytes = workload ? measure(order, *workload) : Result<double>(workload.error());
    const auto goal = goals::waitingMemory();
    report(kilobytes ? Row(goal, "a bare Beast connection", {{*kilobytes, goals::bareConnectionKb}})
                     : Row::skipped(goal, kilobytes.error().message));
}

} // namespace seenheard::bench
