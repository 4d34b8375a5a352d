#include "platform/base/File.h"
#include "sync/server/admin/Command.h"
#include "sync/server/handlers/ServerHandlers.h"
#include "sync/server/http/HttpsServer.h"

#include <unistd.h>

#include <csignal>
#include <ostream>
#include <thread>

namespace seenheard {

namespace {

constexpr std::string_view defaultAddress = "127.0.0.1:8443";

/// The signals that end the server, kept from interrupting any thread: one waits for them.
sigset_t blockEndingSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

std::string shownAddress(const std::string& listen, std::uint16_t port) {
    return "https://" + listen.substr(0, listen.rfind(':')) + ":" + std::to_string(port);
}

Status serve(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    auto tls = makeTlsContext(identity->tls, identity->tlsAuthority.certificate);
    if (!tls)
        return tls.error();
    const auto standing = (*store)->log().standing();
    if (!standing)
        return standing.error();
    if (*standing == LogStanding::Stopped)
        context.log.write(LogLevel::Failure, "serve",
            "the store is an older backup than tablets know: exchanges are refused until 'seenheard-server restored' "
            "has "
            "opened a new epoch");
    if (*standing == LogStanding::Gathering)
        context.log.write(LogLevel::Warning, "serve",
            "the store was restored and gathers what tablets hold: entries are received and wait until "
            "'seenheard-server gathering end'");
    const auto name = identity->name;
    const auto threads = arguments.number("threads", 4, 1, 64);
    if (!threads)
        return threads.error();
    HttpLimits limits;
    limits.threads = static_cast<std::size_t>(*threads);

    // Before there is any thread that could be interrupted.
    const auto signals = blockEndingSignals();
    ServerHandlers handlers(**store, std::move(*identity), context.clock, context.random, context.log);
    const auto address = arguments.get("listen", std::string(defaultAddress));
    auto server = HttpsServer::listen(address, std::move(*tls), handlers.router(), context.log, limits);
    if (!server)
        return server.error();
    if (const auto file = arguments.find("port-file")) {
        const auto port = std::to_string((*server)->port()) + "\n";
        if (auto status = writeFileDurably(*file, bytesOf(port), 0644); !status)
            return status;
    }
    const auto announcer = (*store)->announcer([&server](const Cursor& newest) { (*server)->announce(newest); });
    std::jthread serving([&server] {
        (*server)->run();
        kill(getpid(), SIGTERM); // where it ended by itself
    });
    context.out << "seenheard-server: '" << name << "' is ready on " << shownAddress(address, (*server)->port())
                << std::endl;
    int ended = 0;
    sigwait(&signals, &ended);
    (*server)->stop();
    serving.join();
    context.out << "seenheard-server: stopped" << std::endl;
    return success();
}

} // namespace

Command serveCommand() {
    return {{"serve", "", false, "Serves tablets until it is told to stop (SIGTERM, Ctrl-C).",
                {storeOption(),
                    {"listen", "ADDRESS", "IP address and port; port 0 picks a free one. Default 127.0.0.1:8443.",
                        false, false},
                    {"port-file", "FILE", "Where the port is written once it is open.", false, false},
                    {"threads", "N", "Threads that answer requests. Default 4.", false, false}}},
        serve};
}

} // namespace seenheard
