#include "sync/server/access/EnrolmentOffice.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Enrolment.h"
#include "sync/server/access/TlsAuthority.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t msOfHour = 60LL * 60 * 1000;

} // namespace

Result<EnrolledSigner> issueSigner(
    const ServerIdentity& identity, const EnrolmentOffer& offer, const EnrollingDevice& device, std::int64_t nowMs) {
    if (!offer.tabletName.empty() && offer.tabletName != device.name)
        return fail(ErrorCode::NotEntitled,
            "This enrolment code is for the tablet '" + offer.tabletName + "' and this one is called '" + device.name
                + "'. The code was not used; enrol that tablet, or ask for another code.");
    auto tlsCertificate = issueTabletCertificate(identity.tlsAuthority, device.tlsPublicKey, nowMs);
    if (!tlsCertificate)
        return tlsCertificate.error();
    SignerCertificate certificate;
    certificate.signingKey = device.signingKey;
    certificate.officer = offer.officer;
    certificate.officerName = offer.officerName;
    certificate.role = offer.role;
    certificate.team = offer.team;
    certificate.district = offer.district;
    certificate.tablet = tabletIdOf(device.tlsPublicKey);
    certificate.tabletName = device.name;
    certificate.issuedAtMs = nowMs;
    sign(certificate, identity.issuingKey);
    return EnrolledSigner{std::move(certificate), std::move(*tlsCertificate)};
}

Result<MadeCode> EnrolmentOffice::make(const WantedCode& wanted) {
    const auto officer = store_.signers().officer(wanted.officerName, wanted.officer, random_);
    if (!officer)
        return officer.error();
    MadeCode made;
    const auto fingerprint = sha256(canonicalBytes(identity_.authority()));
    std::copy_n(fingerprint.octets.begin(), made.code.fingerprint.size(), made.code.fingerprint.begin());
    random_.fill(made.code.secret);
    auto& offer = made.offer;
    offer.secretHash = sha256(made.code.secret);
    offer.officer = *officer;
    offer.officerName = wanted.officerName;
    offer.role = wanted.role;
    offer.team = wanted.team;
    offer.district = wanted.district;
    offer.offeredAtMs = clock_.now().utcMs;
    offer.expiresAtMs = offer.offeredAtMs + wanted.validHours * msOfHour;
    offer.tabletName = wanted.tabletName;
    offer.by = wanted.by;
    offer.reason = wanted.why;
    const auto detail = "code for officer " + officer->hex() + ", role " + std::string(wordFor(wanted.role)) + ", "
        + (wanted.tabletName.empty() ? std::string("any tablet") : "tablet '" + wanted.tabletName + "'") + ", "
        + std::to_string(wanted.validHours) + " hours";
    auto noted = store_.audit().append({{0, offer.offeredAtMs, AuditKind::Administration, "code_made", wanted.desk,
        wanted.by, wanted.why, offer.shownId(), {}, detail, {}}});
    if (!noted)
        return noted.error();
    if (auto kept = store_.signers().offer(offer); !kept)
        return kept.error();
    return made;
}

Result<EnrolmentOffer> EnrolmentOffice::find(const std::string& shownId) {
    const auto open = store_.signers().openOffers();
    if (!open)
        return open.error();
    const auto found =
        std::ranges::find_if(*open, [&](const EnrolmentOffer& offer) { return offer.shownId() == shownId; });
    if (found == open->end())
        return fail(ErrorCode::NotFound,
            "There is no open code '" + shownId
                + "': it was used, withdrawn, or never made. Codes that are open are "
                  "listed by 'seenheard-server codes list'.");
    return *found;
}

Status EnrolmentOffice::withdraw(
    const EnrolmentOffer& offer, const std::string& by, const std::string& why, const SignerId& desk) {
    const auto nowMs = clock_.now().utcMs;
    auto noted = store_.audit().append({{0, nowMs, AuditKind::Administration, "code_withdrawn", desk, by, why,
        offer.shownId(), {}, "code for officer " + offer.officer.hex(), {}}});
    if (!noted)
        return noted;
    const auto withdrawn = store_.signers().withdraw(offer.secretHash, nowMs);
    if (!withdrawn)
        return withdrawn.error();
    return *withdrawn ? success()
                      : Status(fail(ErrorCode::NotFound,
                          "That code was used a moment ago, so it was not withdrawn. "
                          "'signers revoke' ends the enrolment."));
}

} // namespace seenheard
