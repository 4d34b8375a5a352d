#pragma once

#include "sync/server/store/LogStore.h"

namespace seenheard {

/// A row of `signers`, in both stores: certificate, standing, head, forked_at and the newest role that was given, if
/// any.
template<typename Row>
[[nodiscard]] Result<SignerState> signerStateIn(const Row& row) {
    auto certificate = signerCertificateFrom(row.blob(0));
    if (!certificate)
        return certificate.error();
    const auto role = row.isNull(4) ? certificate->role : static_cast<Role>(row.integer(4));
    return SignerState{std::move(*certificate), role, static_cast<SignerStanding>(row.integer(1)),
        static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3))};
}

} // namespace seenheard
