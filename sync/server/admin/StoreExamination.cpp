#include "platform/crypto/TlsCertificate.h"
#include "sync/server/access/TlsFiles.h"
#include "sync/server/admin/Examination.h"
#include "sync/server/intake/Feeds.h"

#include <algorithm>
#include <iterator>

namespace seenheard {

namespace {

using Grade = Symptom::Grade;
constexpr std::int64_t daysOfWarning = 60;
constexpr std::int64_t daysOfFailure = 14;

Symptom examineCertificate(
    const std::string& what, const Result<TlsCertificateFacts>& facts, std::int64_t nowMs, const std::string& todo) {
    if (!facts)
        return {Grade::Failure, what, facts.error().message, todo};
    const auto days = facts->daysLeft(nowMs);
    const auto found = "valid until " + shownTime(facts->untilMs) + ", " + std::to_string(days) + " days";
    if (nowMs < facts->fromMs)
        return {Grade::Failure, what, "valid only from " + shownTime(facts->fromMs), "Correct the clock."};
    if (days < daysOfFailure)
        return {Grade::Failure, what, found, todo};
    if (days < daysOfWarning)
        return {Grade::Warning, what, found, todo};
    return {Grade::Good, what, found, {}};
}

Result<TlsCertificateFacts> servedCertificate(const ServeSettings& settings, const ServerIdentity& identity) {
    if (!settings.tlsCertificate)
        return tlsCertificateFacts(identity.tls.certificate);
    const auto files = readTlsFiles(*settings.tlsCertificate, *settings.tlsKey);
    if (files && !isIssuedBy(files->certificate, identity.tlsAuthority.certificate))
        return fail(ErrorCode::WrongAuthority,
            *settings.tlsCertificate + " was not issued by this server's authority: no tablet believes it.");
    return files ? tlsCertificateFacts(files->certificate) : files.error();
}

Symptom examineStanding(LogStore& log) {
    const auto standing = log.standing();
    if (!standing)
        return {Grade::Failure, "log", standing.error().message, "Look at the store first."};
    switch (*standing) {
    case LogStanding::Stopped:
        return {Grade::Failure, "log", "stopped: the store is an older backup than tablets know",
            "'seenheard-server restored' opens a new epoch; docs/server.md, After a restore."};
    case LogStanding::Gathering:
        return {Grade::Warning, "log", "gathering since a restore",
            "End it with 'seenheard-server gathering end' once the tablets that matter have come."};
    case LogStanding::Emptying:
        return {Grade::Warning, "log", "what was gathered is going into the log",
            "If it stays so, run 'seenheard-server gathering end' again."};
    case LogStanding::Open: break;
    }
    const auto head = log.head();
    if (!head)
        return {Grade::Failure, "log", head.error().message, "Look at the store first."};
    return {
        Grade::Good, "log", std::to_string(head->ref.size) + " leaves, epoch " + std::to_string(head->ref.epoch), {}};
}

Symptom examineHolds(LogStore& log) {
    const auto held = log.heldCount();
    if (!held)
        return {Grade::Failure, "holds", held.error().message, "Look at the store first."};
    if (*held > 0)
        return {Grade::Warning, "holds", std::to_string(*held) + " entries wait for a decision",
            "'seenheard-server holds list'; a supervisor releases or refuses each."};
    return {Grade::Good, "holds", "none waits", {}};
}

Symptom examineGaps(LogStore& log) {
    const auto signers = log.signers();
    if (!signers)
        return {Grade::Failure, "gaps", signers.error().message, "Look at the store first."};
    std::size_t gaps = 0;
    std::size_t forks = 0;
    for (const auto& signer : *signers) {
        const auto missing = log.missingNumbers(signer.certificate.signer(), limits::missingNumbersInAnswer);
        gaps += missing ? missing->size() : 0;
        forks += signer.forkedAt > 0 ? 1 : 0;
    }
    if (gaps + forks == 0)
        return {Grade::Good, "gaps", "no number of any chain is missing", {}};
    return {Grade::Warning, "gaps",
        std::to_string(gaps) + " numbers are missing, " + std::to_string(forks) + " chains are forked",
        "'seenheard-server gaps list' and 'signers list'. A gap fills when the tablet comes; a fork is a cloned "
        "tablet."};
}

std::vector<Symptom> examineFeeds(CatalogueStore& catalogue, std::int64_t nowMs) {
    const auto feeds = feedsOf(catalogue);
    if (!feeds)
        return {{Grade::Failure, "feeds", feeds.error().message, "Look at the store first."}};
    std::vector<Symptom> findings;
    for (const auto& feed : *feeds) {
        const auto heard = "last heard " + shownTime(feed.heardAtMs);
        if (stoppedSinceMs(feed, nowMs))
            findings.push_back({Grade::Failure, feed.feed + " feed",
                "stopped: " + heard + ", expected every " + std::to_string(feed.everyMinutes) + " minutes",
                "See whether 'seenheard-server intake watch' runs and files come; every tablet says so to its "
                "officer."});
        else
            findings.push_back({Grade::Good, feed.feed + " feed", heard, {}});
    }
    return findings;
}

} // namespace

std::vector<Symptom> examineStore(
    const Arguments& arguments, const ServeSettings& settings, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return {{Grade::Failure, "store", store.error().message, "Nothing can be served before this is mended."}};
    std::vector<Symptom> findings;
    const auto usable = (*store)->checkUsable();
    findings.push_back(usable ? Symptom{Grade::Good, "store", "opens, and has this program's schema", {}}
                              : Symptom{Grade::Failure, "store", usable.error().message, "See the sentence itself."});
    const auto identity = (*store)->identity();
    if (identity) {
        const auto nowMs = context.clock.now().utcMs;
        findings.push_back(examineCertificate("certificate", servedCertificate(settings, *identity), nowMs,
            "'seenheard-server authority issue', then tls-certificate and tls-key, then start the server again."));
        findings.push_back(examineCertificate("authority", tlsCertificateFacts(identity->tlsAuthority.certificate),
            nowMs, "Tablets have pinned it: they have to be enrolled again with a new server. Plan it months ahead."));
    }
    auto& log = (*store)->log();
    findings.push_back(examineStanding(log));
    findings.push_back(examineHolds(log));
    findings.push_back(examineGaps(log));
    std::ranges::move(examineFeeds((*store)->catalogue(), context.clock.now().utcMs), std::back_inserter(findings));
    return findings;
}

} // namespace seenheard
