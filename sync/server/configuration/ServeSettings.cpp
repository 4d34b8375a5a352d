#include "sync/server/configuration/ServeSettings.h"

#include "sync/server/configuration/Configuration.h"
#include "sync/server/configuration/Setting.h"
#include "sync/server/http/ListenAddress.h"

#include <charconv>

namespace seenheard {

namespace {

constexpr std::uint64_t mebibyte = 1024ULL * 1024;
constexpr std::int64_t second = 1000;

std::string valueOf(const Arguments& arguments, std::string_view name) {
    const auto* setting = settingNamed(name);
    return arguments.get(std::string(name), setting == nullptr ? std::string() : std::string(setting->otherwise));
}

/// Whether it is one was checked when the configuration was read.
template<typename Number>
Number numberOf(const Arguments& arguments, std::string_view name) {
    const auto text = valueOf(arguments, name);
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> faultsIn(const ServeSettings& settings) {
    std::vector<std::string> faults;
    if (settings.tlsCertificate.has_value() != settings.tlsKey.has_value())
        faults.emplace_back("tls-certificate and tls-key belong together; one of them is missing.");
    if (settings.metrics) {
        if (const auto address = listenAddressFrom(*settings.metrics); address && !address->isLoopback())
            faults.emplace_back("metrics takes an address of loopback, such as 127.0.0.1:9464, not " + *settings.metrics
                + ": what is told there is for this machine only.");
    }
    return faults;
}

} // namespace

Result<ServeSettings> serveSettings(const Arguments& arguments) {
    ServeSettings settings;
    settings.listen = valueOf(arguments, "listen");
    settings.proxySocket = arguments.find("proxy-socket");
    settings.portFile = arguments.find("port-file");
    settings.metrics = arguments.find("metrics");
    settings.tlsCertificate = arguments.find("tls-certificate");
    settings.tlsKey = arguments.find("tls-key");
    if (const auto issuer = arguments.find("oidc-issuer")) {
        settings.issuer = IssuerPlace{*issuer, arguments.find("oidc-authority")};
        settings.tokens = {*issuer, arguments.get("oidc-audience", {}), valueOf(arguments, "oidc-claim")};
    }
    settings.backupMark = valueOf(arguments, "backup-mark");
    settings.diskReserve = numberOf<std::uint64_t>(arguments, "disk-reserve") * mebibyte;
    settings.logFormat =
        valueOf(arguments, "log-format") == "text" ? ServerLog::Format::Plain : ServerLog::Format::Json;
    settings.logLevel = logLevelFrom(valueOf(arguments, "log-level"));
    auto& limits = settings.limits;
    limits.threads = numberOf<std::size_t>(arguments, "threads");
    limits.queue = numberOf<std::size_t>(arguments, "queue");
    limits.connections = numberOf<std::size_t>(arguments, "connections");
    limits.addressConnections = numberOf<std::size_t>(arguments, "address-connections");
    limits.bodyBytes = numberOf<std::size_t>(arguments, "body-memory") * mebibyte;
    limits.tabletRate = numberOf<std::uint32_t>(arguments, "tablet-rate");
    limits.addressRate = numberOf<std::uint32_t>(arguments, "address-rate");
    limits.stopMs = numberOf<std::int64_t>(arguments, "grace") * second;
    auto faults = faultsIn(settings);
    if (arguments.find("oidc-issuer").has_value() != arguments.find("oidc-audience").has_value())
        faults.emplace_back("oidc-issuer and oidc-audience belong together; one of them is missing.");
    return faults.empty() ? Result(std::move(settings)) : configurationFaults(faults);
}

std::vector<Option> optionsOfServing() {
    std::vector<Option> options;
    for (const auto& setting : knownSettings()) {
        // How the store is named, every command says by itself.
        if (setting.name == "store" || setting.name == "keys" || setting.name == "secret")
            continue;
        auto meaning = std::string(setting.meaning);
        if (!setting.otherwise.empty())
            meaning += " Default " + std::string(setting.otherwise) + ".";
        options.push_back({std::string(setting.name), std::string(setting.value), std::move(meaning), false, false});
    }
    return options;
}

} // namespace seenheard
