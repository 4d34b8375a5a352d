#pragma once

#include "sync/server/store/SignerStore.h"

namespace seenheard {

/// Of the table `enrolments`, in both stores, for the functions below.
constexpr std::string_view enrolmentColumns = "select secret_hash, officer, officer_name, role, team, district, "
                                              "offered_at, expires_at, redeemed_at, signing_key, "
                                              "certificate, tls_certificate, tablet_name, offered_by, reason, "
                                              "withdrawn_at";

constexpr std::string_view openEnrolments =
    " from enrolments where redeemed_at is null and withdrawn_at is null order by number";

template<typename Row>
[[nodiscard]] EnrolmentOffer enrolmentOfferIn(const Row& row) {
    EnrolmentOffer offer;
    offer.secretHash = row.template id<Hash>(0);
    offer.officer = row.template id<OfficerId>(1);
    offer.officerName = row.text(2);
    offer.role = static_cast<Role>(row.integer(3));
    offer.team = row.text(4);
    offer.district = row.text(5);
    offer.offeredAtMs = row.integer(6);
    offer.expiresAtMs = row.integer(7);
    offer.tabletName = row.text(12);
    offer.by = row.text(13);
    offer.reason = row.text(14);
    if (!row.isNull(15))
        offer.withdrawnAtMs = row.integer(15);
    return offer;
}

/// What came of a code that was used: the certificates as they were given out, for the same key alone.
[[nodiscard]] Result<EnrolledSigner> sameAgain(
    const PublicKey& usedBy, const PublicKey& asking, BytesView certificate, BytesView tlsCertificate);
[[nodiscard]] Error codeExpired(std::int64_t expiredAtMs);
[[nodiscard]] Error codeWithdrawn();
[[nodiscard]] Error unknownCode();
[[nodiscard]] Error keyEnrolledAlready();
[[nodiscard]] Error nameOfAnother(const std::string& name, const OfficerId& officer);

/// What the code was redeemed for; nothing where it can be redeemed now.
template<typename Row>
[[nodiscard]] Result<std::optional<EnrolledSigner>> redeemedBefore(
    const Row& row, const EnrolmentOffer& offer, const PublicKey& asking, std::int64_t nowMs) {
    if (!row.isNull(8)) {
        auto same = sameAgain(row.template id<PublicKey>(9), asking, row.blob(10), row.blob(11));
        return same ? Result(std::optional(std::move(*same))) : same.error();
    }
    if (offer.withdrawnAtMs)
        return codeWithdrawn();
    if (nowMs > offer.expiresAtMs)
        return codeExpired(offer.expiresAtMs);
    return std::optional<EnrolledSigner>();
}

} // namespace seenheard
