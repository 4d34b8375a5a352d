#include "sync/server/store/EnrolmentColumns.h"

namespace seenheard {

Result<EnrolledSigner> sameAgain(
    const PublicKey& usedBy, const PublicKey& asking, BytesView certificate, BytesView tlsCertificate) {
    if (usedBy != asking)
        return fail(ErrorCode::Revoked,
            "This enrolment code has been used. Each code works once; ask for a new one with "
            "'seenheard-server enrol'.");
    auto given = signerCertificateFrom(certificate);
    if (!given)
        return given.error();
    return EnrolledSigner{std::move(*given), copyOf(tlsCertificate)};
}

Error codeExpired() {
    return fail(
        ErrorCode::Revoked, "This enrolment code has expired. Ask for a new one with 'seenheard-server enrol'.");
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
