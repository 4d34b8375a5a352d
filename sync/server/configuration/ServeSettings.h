#pragma once

#include "sync/server/admin/CommandLine.h"
#include "sync/server/http/HttpsServer.h"
#include "sync/server/monitoring/ServerLog.h"
#include "sync/server/signin/IssuerClient.h"
#include "sync/server/signin/JsonWebToken.h"

#include <filesystem>

namespace seenheard {

/// How a process serves.
struct ServeSettings {
    std::string listen;
    std::optional<std::string> proxySocket; ///< For a proxy on this machine; nothing: no such socket.
    std::optional<std::string> portFile;
    std::optional<std::string> metrics;        ///< Loopback address; nothing: no such listener.
    std::optional<std::string> tlsCertificate; ///< PEM files, both or none …
    std::optional<std::string> tlsKey;
    std::optional<IssuerPlace> issuer; ///< Of tokens of people at desks; nothing: none are taken.
    TokenRules tokens;                 ///< Where there is one.
    std::filesystem::path backupMark;  ///< Empty: nobody said.
    std::uint64_t diskReserve = 0;     ///< Octets.
    ServerLog::Format logFormat = ServerLog::Format::Json;
    LogLevel logLevel = LogLevel::Notice;
    HttpLimits limits;
};

/// Each setting as it was given, or as it is where nobody gave it. What does not fit the others is named.
[[nodiscard]] Result<ServeSettings> serveSettings(const Arguments& arguments);
/// As options of the command that serves.
[[nodiscard]] std::vector<Option> optionsOfServing();

} // namespace seenheard
