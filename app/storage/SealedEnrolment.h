#pragma once

#include "app/storage/ProfileDirectory.h"
#include "app/storage/ProfileStore.h"
#include "platform/base/Random.h"

namespace seenheard {

/// What enrolment gave, once more beside the store and sealed under the store's key: a store of which nothing can be
/// read any more is begun anew with it. Whoever can write it has the key and with it everything else.
[[nodiscard]] Status writeSealedEnrolment(
    const ProfileDirectory& profile, BytesView databaseKey, const Enrolled& enrolled, Random& random);
/// NotFound where there is none; BadSignature where it is not under this key, or damaged.
[[nodiscard]] Result<Enrolled> readSealedEnrolment(const ProfileDirectory& profile, BytesView databaseKey);

} // namespace seenheard
