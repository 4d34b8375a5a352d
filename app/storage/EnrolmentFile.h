#pragma once

#include "app/storage/ProfileDirectory.h"
#include "platform/base/Result.h"
#include "sync/protocol/Certificate.h"

namespace seenheard {

/// What the screen Unlock shows before a PIN is known. Holds no secret, and nothing that is trusted: the signed
/// originals are in the store.
struct EnrolmentFile {
    std::string officerName;
    std::string tabletName;
    std::string serverUrl;
    std::string serverName;
    Role role = Role::Officer;
    std::string team;
    std::string district;
    Hash authority; ///< Fingerprint of the authority pinned at enrolment.

    bool operator==(const EnrolmentFile&) const = default;
};

/// NotFound where the profile is not enrolled; Corrupt names what is missing; FromTheFuture for a newer layout.
[[nodiscard]] Result<EnrolmentFile> readEnrolmentFile(const ProfileDirectory& profile);
/// Durable. Written last at enrolment: a profile without it is not enrolled.
[[nodiscard]] Status writeEnrolmentFile(const ProfileDirectory& profile, const EnrolmentFile& enrolment);

} // namespace seenheard
