#include "app/services/ConnectionEnds.h"

#include "platform/base/File.h"
#include "platform/crypto/TlsCertificate.h"
#include "sync/forms/IsoTime.h"
#include "sync/protocol/Limits.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t aheadMs = 30LL * 24 * 60 * 60 * 1000;

Result<std::int64_t> endOf(const std::filesystem::path& file) {
    const auto der = readFile(file, limits::tlsCertificateBytes);
    if (!der)
        return der.error();
    const auto times = certificateTimes(*der);
    if (!times)
        return fail(ErrorCode::Corrupt, file.string() + " holds no certificate.");
    return times->untilMs;
}

} // namespace

Result<ConnectionEnds> readConnectionEnds(const ProfileDirectory& profile) {
    const auto certificate = endOf(profile.tlsCertificate());
    if (!certificate)
        return certificate.error();
    const auto authority = endOf(profile.tlsAuthority());
    if (!authority)
        return authority.error();
    return ConnectionEnds{*certificate, *authority};
}

std::string adviceOn(const ConnectionEnds& ends, const Instant& now) {
    const auto nearer = std::min(ends.certificateMs, ends.authorityMs);
    if (nearer - now.utcMs > aheadMs)
        return {};
    const auto day = dateWords(localDay(Instant{nearer, now.offsetMinutes, now.quality}));
    if (nearer <= now.utcMs)
        return "This tablet's way to the server ended on " + day
            + ". Nothing is sent any more; what you write is saved and waits here. Ask for this tablet to be enrolled "
              "again.";
    if (ends.authorityMs <= ends.certificateMs)
        return "The server's authority ends on " + day
            + "; after that this tablet sends nothing. Before then it has to be enrolled again: tell whoever looks "
              "after the tablets.";
    return "This tablet's certificate ends on " + day
        + "; after that it sends nothing. It is renewed by itself when the server is reached: if this stands here "
          "tomorrow, tell whoever looks after the tablets.";
}

} // namespace seenheard
