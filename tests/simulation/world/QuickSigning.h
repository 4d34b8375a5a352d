#pragma once

#include "platform/crypto/Signing.h"

namespace seenheard {

/// A key whose signatures are a keyed hash: worth nothing against a forger, but every altered octet is found, at a
/// hundredth of the cost. Keys made in any other way sign with Ed25519, in the same program.
[[nodiscard]] SigningKey quickKey(Random& random);

} // namespace seenheard
