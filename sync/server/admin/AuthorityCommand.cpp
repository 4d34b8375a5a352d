#include "platform/base/File.h"
#include "platform/crypto/TlsCertificate.h"
#include "sync/server/access/TlsAuthority.h"
#include "sync/server/access/TlsFiles.h"
#include "sync/server/admin/Command.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

nlohmann::ordered_json shown(const std::string& what, const TlsCertificateFacts& facts, std::int64_t nowMs) {
    return {{"what", what}, {"hosts", facts.hosts}, {"serial", facts.serial}, {"from", shownTime(facts.fromMs)},
        {"until", shownTime(facts.untilMs)}, {"days_left", facts.daysLeft(nowMs)}};
}

Status show(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    auto list = nlohmann::ordered_json::array();
    const auto nowMs = context.clock.now().utcMs;
    const auto add = [&](const std::string& what, BytesView der) -> Status {
        const auto facts = tlsCertificateFacts(der);
        if (!facts)
            return facts.error();
        list.push_back(shown(what, *facts, nowMs));
        return success();
    };
    if (auto added = add("authority", identity->tlsAuthority.certificate); !added)
        return added;
    if (auto added = add("server, in the store", identity->tls.certificate); !added)
        return added;
    if (const auto certificate = arguments.find("tls-certificate")) {
        const auto files = readTlsFiles(*certificate, arguments.get("tls-key"));
        if (!files)
            return files.error();
        const bool ours = isIssuedBy(files->certificate, identity->tlsAuthority.certificate);
        if (auto added = add(*certificate + (ours ? "" : " (NOT of this authority)"), files->certificate); !added)
            return added;
    }
    if (arguments.find("json")) {
        context.out << list.dump() << "\n";
        return success();
    }
    for (const auto& one : list) {
        context.out << one["what"].get<std::string>() << "\n  until " << one["until"].get<std::string>() << ", "
                    << one["days_left"] << " days; serial " << one["serial"].get<std::string>() << "\n";
        for (const auto& host : one["hosts"])
            context.out << "  for " << host.get<std::string>() << "\n";
    }
    return success();
}

/// The names of a certificate that is to be renewed, or those that were given.
Result<std::vector<std::string>> hostsFor(const Arguments& arguments, const ServerIdentity& identity) {
    auto hosts = arguments.all("host");
    if (!hosts.empty()) {
        for (const auto* always : {"localhost", "127.0.0.1", "::1"}) {
            if (std::find(hosts.begin(), hosts.end(), always) == hosts.end())
                hosts.emplace_back(always);
        }
        return hosts;
    }
    const auto existing = readTlsFiles(arguments.get("tls-certificate"), arguments.get("tls-key"));
    const auto facts = tlsCertificateFacts(existing ? existing->certificate : identity.tls.certificate);
    return facts ? Result(facts->hosts) : facts.error();
}

Status issue(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const auto hosts = hostsFor(arguments, *identity);
    if (!hosts)
        return hosts.error();
    const auto made = issueServerCertificate(identity->tlsAuthority, *hosts, context.clock.now().utcMs);
    if (!made)
        return made.error();
    const auto certificate = certificatePem(made->certificate);
    const auto key = keyPem(made->key);
    if (!certificate || !key)
        return (certificate ? key : certificate).error();
    const auto keyFile = arguments.get("tls-key");
    const auto certificateFile = arguments.get("tls-certificate");
    if (auto written = writeFileDurably(keyFile, bytesOf(*key), 0600); !written)
        return written;
    if (auto written = writeFileDurably(certificateFile, bytesOf(*certificate), 0644); !written)
        return written;
    const auto authorityFile = arguments.find("authority");
    if (authorityFile) {
        const auto authority = certificatePem(identity->tlsAuthority.certificate);
        if (!authority)
            return authority.error();
        if (auto written = writeFileDurably(*authorityFile, bytesOf(*authority), 0644); !written)
            return written;
    }
    const auto facts = tlsCertificateFacts(made->certificate);
    if (!facts)
        return facts.error();
    context.out << certificateFile << ": until " << shownTime(facts->untilMs) << ", for";
    for (const auto& host : facts->hosts)
        context.out << " " << host;
    context.out << "\n" << keyFile << ": its key, for its owner only\n";
    if (authorityFile)
        context.out << *authorityFile << ": the authority that issued it, without its key\n";
    context.err << "The server shows it once 'tls-certificate' and 'tls-key' name these files and it was started again."
                << "\n";
    return success();
}

} // namespace

Command showAuthorityCommand() {
    return {{"authority show", "", false, "Lists the TLS certificates, for which hosts they are and when they end.",
                {storeOption(), {"tls-certificate", "FILE", "One in files, as serve takes it.", false, false},
                    {"tls-key", "FILE", "Its key.", false, false}, {"json", "", "As JSON.", false, false}}},
        show};
}

Command issueCertificateCommand() {
    return {{"authority issue", "", false,
                "Makes a TLS certificate for this server, of the authority that its tablets have pinned; also to renew "
                "one.",
                {storeOption(),
                    {"tls-certificate", "FILE", "Where it is put (PEM); one that is there is replaced.", true, false},
                    {"tls-key", "FILE", "Where its key is put (PEM).", true, false},
                    {"authority", "FILE",
                        "Where the authority's certificate is put as well (PEM), by which a proxy knows tablets.",
                        false, false},
                    {"host", "HOST", "A DNS name or IP address; without any, those of the certificate it replaces.",
                        false, true}}},
        issue};
}

} // namespace seenheard
