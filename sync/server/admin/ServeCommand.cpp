#include "platform/base/File.h"
#include "platform/crypto/TlsCertificate.h"
#include "sync/server/access/TlsFiles.h"
#include "sync/server/admin/Command.h"
#include "sync/server/configuration/Configuration.h"
#include "sync/server/configuration/ServeSettings.h"
#include "sync/server/configuration/Setting.h"
#include "sync/server/handlers/ServerHandlers.h"
#include "sync/server/http/HttpsServer.h"
#include "sync/server/monitoring/MonitoringListener.h"
#include "sync/server/monitoring/ServerMetrics.h"

#include <unistd.h>

#include <csignal>
#include <ostream>
#include <thread>

namespace seenheard {

namespace {

/// Weeks ahead, so that it can be renewed before tablets are refused.
constexpr std::int64_t daysOfWarning = 60;

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

/// Everything that has to be right before the server listens.
struct Prepared {
    std::unique_ptr<ServerStore> store;
    ServerIdentity identity;
    TlsContext tls;
    TlsCertificateFacts certificate;
    TlsCertificateFacts authority;
};

/// The certificate that the server shows: of the files, where they are given, else of the store.
Result<TlsCredential> credentialFor(const ServeSettings& settings, const ServerIdentity& identity) {
    if (!settings.tlsCertificate)
        return identity.tls;
    auto found = readTlsFiles(*settings.tlsCertificate, *settings.tlsKey);
    if (found && !isIssuedBy(found->certificate, identity.tlsAuthority.certificate))
        return fail(ErrorCode::WrongAuthority,
            *settings.tlsCertificate
                + " was not issued by this server's authority, so no tablet would believe it. Make one with "
                  "'seenheard-server authority issue'.");
    return found;
}

Status checkTimes(const TlsCertificateFacts& facts, const std::string& what, std::int64_t nowMs) {
    if (facts.fromMs <= nowMs && nowMs < facts.untilMs)
        return success();
    return fail(ErrorCode::InvalidInput,
        what + " is valid from " + shownTime(facts.fromMs) + " to " + shownTime(facts.untilMs) + ", and it is "
            + shownTime(nowMs)
            + " now. Correct the clock, or make another one with 'seenheard-server authority issue'.");
}

Result<Prepared> prepare(const Arguments& arguments, const ServeSettings& settings, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const auto credential = credentialFor(settings, *identity);
    if (!credential)
        return credential.error();
    auto tls = makeTlsContext(*credential, identity->tlsAuthority.certificate);
    if (!tls)
        return tls.error();
    auto certificate = tlsCertificateFacts(credential->certificate);
    auto authority = tlsCertificateFacts(identity->tlsAuthority.certificate);
    if (!certificate || !authority)
        return (certificate ? authority : certificate).error();
    return Prepared{
        std::move(*store), std::move(*identity), std::move(*tls), std::move(*certificate), std::move(*authority)};
}

/// What whoever runs the server should know before tablets come.
Status announceStanding(const Prepared& prepared, std::int64_t nowMs, Log& log) {
    const auto standing = prepared.store->log().standing();
    if (!standing)
        return standing.error();
    if (*standing == LogStanding::Stopped)
        log.write(LogLevel::Failure, "serve",
            "the store is an older backup than tablets know: exchanges are refused until 'seenheard-server restored' "
            "has opened a new epoch");
    if (*standing == LogStanding::Gathering)
        log.write(LogLevel::Warning, "serve",
            "the store was restored and gathers what tablets hold: entries are received and wait until "
            "'seenheard-server gathering end'");
    for (const auto& [facts, what] : {std::pair{prepared.certificate, "the server's TLS certificate"},
             std::pair{prepared.authority, "the TLS authority"}}) {
        if (facts.daysLeft(nowMs) < daysOfWarning)
            log.write(LogLevel::Warning, "serve",
                std::string(what) + " ends on " + shownTime(facts.untilMs) + ", in "
                    + std::to_string(facts.daysLeft(nowMs)) + " days: see 'seenheard-server authority'");
    }
    return success();
}

/// serve --check: everything is looked at, nothing is opened to the network.
Status check(const Arguments& arguments, const ServeSettings& settings, const CommandContext& context) {
    std::vector<std::string> faults;
    if (const auto prepared = prepare(arguments, settings, context); !prepared) {
        faults.push_back(prepared.error().message);
    } else {
        const auto nowMs = context.clock.now().utcMs;
        for (const auto& good : {checkTimes(prepared->certificate, "The server's TLS certificate", nowMs),
                 checkTimes(prepared->authority, "The TLS authority", nowMs)}) {
            if (!good)
                faults.push_back(good.error().message);
        }
    }
    if (!faults.empty())
        return configurationFaults(faults);
    const auto configuration = Configuration::read(arguments.find("config"), context.environment, {});
    for (const auto& setting : knownSettings()) {
        const std::string name(setting.name);
        const auto value = arguments.find(name);
        const auto* const given =
            configuration && configuration->given().contains(name) ? &configuration->given().at(name) : nullptr;
        if (!value && setting.otherwise.empty())
            continue;
        const bool hidden = name == "store" || name == "keys";
        const auto shown = value.value_or(std::string(setting.otherwise));
        const auto place = !value ? "default" : given != nullptr && given->value == *value ? given->place : "--" + name;
        context.out << name << " = " << (hidden ? seenheard::shownAddress(shown) : shown) << "   (" << place << ")\n";
    }
    context.out << "seenheard-server: the configuration is good" << std::endl;
    return success();
}

Status serveUntilTold(Prepared prepared, const ServeSettings& settings, const CommandContext& context, ServerLog& log) {
    const auto name = prepared.identity.name;
    // Before there is any thread that could be interrupted.
    const auto signals = blockEndingSignals();
    auto& store = *prepared.store;
    std::optional<IssuerKeys> issuerKeys;
    std::optional<DeskSignIn> signIn;
    if (settings.issuer) {
        issuerKeys.emplace([place = *settings.issuer] { return fetchIssuerKeys(place); }, context.clock, log);
        signIn.emplace(settings.tokens, *issuerKeys, context.clock);
        issuerKeys->start();
    }
    ServerHandlers handlers(store, std::move(prepared.identity), context.clock, context.random, log,
        settings.diskReserve, signIn ? &*signIn : nullptr);
    RequestFigures requests;
    auto server = HttpsServer::listen(
        settings.listen, std::move(prepared.tls), handlers.router(), log, settings.limits, {&log, &requests});
    if (!server)
        return server.error();
    if (settings.proxySocket) {
        if (auto listening = (*server)->listenBehindProxy(*settings.proxySocket); !listening)
            return listening;
        context.out << "seenheard-server: behind a proxy on " << *settings.proxySocket << std::endl;
    }
    ServerMetrics metrics({store, handlers.readiness(), handlers.sequencing(), (*server)->figures(), requests,
        settings.limits.threads, prepared.certificate.untilMs, prepared.authority.untilMs, settings.backupMark,
        context.clock, issuerKeys ? &*issuerKeys : nullptr});
    std::unique_ptr<MonitoringListener> monitoring;
    if (settings.metrics) {
        auto listening = MonitoringListener::listen(*settings.metrics, [&](const std::string& path) -> Response {
            if (path == "/metrics")
                return {200, "text/plain; version=0.0.4", copyOf(bytesOf(metrics.text())), {}};
            if (path == "/livez" || path == "/readyz" || path == "/healthz")
                return handlers.router().handle({{"GET", path, std::nullopt, "127.0.0.1"}, {}});
            return {404, "text/plain", {}, {}};
        });
        if (!listening)
            return listening.error();
        monitoring = std::move(*listening);
        context.out << "seenheard-server: metrics on port " << monitoring->port() << std::endl;
    }
    if (settings.portFile) {
        const auto port = std::to_string((*server)->port()) + "\n";
        if (auto status = writeFileDurably(*settings.portFile, bytesOf(port), 0644); !status)
            return status;
    }
    const auto announcer = store.announcer([&server](const Cursor& newest) { (*server)->announce(newest); });
    std::jthread serving([&server] {
        (*server)->run();
        kill(getpid(), SIGTERM); // where it ended by itself
    });
    context.out << "seenheard-server: '" << name << "' is ready on " << shownAddress(settings.listen, (*server)->port())
                << std::endl;
    int ended = 0;
    sigwait(&signals, &ended);
    log.write(LogLevel::Notice, "serve", "told to stop: what is under way is ended, nothing more is taken");
    (*server)->stop();
    serving.join();
    context.out << "seenheard-server: stopped" << std::endl;
    return success();
}

Status serve(const Arguments& arguments, const CommandContext& context) {
    const auto settings = serveSettings(arguments);
    if (!settings)
        return settings.error();
    if (arguments.find("check"))
        return check(arguments, *settings, context);
    ServerLog log(settings->logFormat, settings->logLevel, context.clock, writeToStandardError);
    auto prepared = prepare(arguments, *settings, context);
    if (!prepared)
        return prepared.error();
    if (auto told = announceStanding(*prepared, context.clock.now().utcMs, log); !told)
        return told;
    return serveUntilTold(std::move(*prepared), *settings, context, log);
}

} // namespace

Command serveCommand() {
    auto options = optionsOfServing();
    options.insert(options.begin(), storeOption());
    options.push_back({"check", "",
        "Says whether all of this is right, and where each setting comes from; serves "
        "nothing.",
        false, false});
    return {
        {"serve", "", false,
            "Serves tablets until it is told to stop (SIGTERM, Ctrl-C).\n\nEach option may also stand in the file "
            "of --config as 'name = value', or in the environment as SEENHEARD_SERVER_NAME\n(SEENHEARD_SERVER_CONFIG "
            "names the file). The command line is stronger than the environment, and that than the file.",
            std::move(options)},
        serve};
}

} // namespace seenheard
