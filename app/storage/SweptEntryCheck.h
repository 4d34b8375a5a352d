#pragma once

#include "app/storage/CertificateStore.h"
#include "app/storage/SweepStore.h"

namespace seenheard {

/// The entry that a row holds, where it is what its signer signed and stands in its place; nothing where it is not.
/// Errors are the store's own.
[[nodiscard]] Result<std::optional<VerifiedEntry>> believed(const SweptEntry& row, CertificateStore& signers);

} // namespace seenheard
