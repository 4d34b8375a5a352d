#include "sync/server/store/TabletColumns.h"

#include <algorithm>

namespace seenheard {

Result<std::vector<KnownTablet>> tabletsOf(const std::vector<Bytes>& certificates) {
    std::vector<KnownTablet> tablets;
    for (const auto& octets : certificates) {
        auto one = signerCertificateFrom(octets);
        if (!one)
            return one.error();
        if (one->role != Role::Server)
            tablets.push_back({one->tablet, one->tabletName, one->officerName, one->issuedAtMs});
    }
    return tablets;
}

Status checkKnown(const std::vector<KnownTablet>& tablets, const TabletId& tablet) {
    if (std::ranges::any_of(tablets, [&](const KnownTablet& one) { return one.tablet == tablet; }))
        return success();
    return fail(ErrorCode::NotFound, "There is no tablet " + tablet.hex() + ". See 'seenheard-server tablets list'.");
}

} // namespace seenheard
