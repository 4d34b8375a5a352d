#include "sync/server/store/EnrolmentColumns.h"

#include <array>
#include <ctime>

namespace seenheard {

Result<EnrolledSigner> sameAgain(
    const PublicKey& usedBy, const PublicKey& asking, BytesView certificate, BytesView tlsCertificate) {
    if (usedBy != asking)
        return fail(ErrorCode::Revoked,
            "This enrolment code has been used. Each code works once; ask a supervisor or an administrator for a new "
            "one.");
    auto given = signerCertificateFrom(certificate);
    if (!given)
        return given.error();
    return EnrolledSigner{std::move(*given), copyOf(tlsCertificate)};
}

Error codeExpired(std::int64_t expiredAtMs) {
    const auto seconds = static_cast<std::time_t>(expiredAtMs / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts);
    return fail(ErrorCode::Revoked,
        "This enrolment code has expired, at " + std::string(text.data(), length)
            + ". Ask a supervisor or an administrator for a new one.");
}

Error codeWithdrawn() {
    return fail(
        ErrorCode::Revoked, "This enrolment code was withdrawn. Ask a supervisor or an administrator for a new one.");
}

Error unknownCode() {
    return fail(ErrorCode::NotFound, "This enrolment code is not known here. Check it, or ask for a new one.");
}

Error keyEnrolledAlready() {
    return fail(ErrorCode::AlreadyExists,
        "This signing key is enrolled already. A tablet makes a new key for each enrolment; try again.");
}

Error nameOfAnother(const std::string& name, const OfficerId& officer) {
    return fail(ErrorCode::AlreadyExists,
        "'" + name + "' is the name of another officer (--officer-id " + officer.hex()
            + "). Leave --officer-id out, or choose a name that tells them apart.");
}

} // namespace seenheard
