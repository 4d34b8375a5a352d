#pragma once

#include "app/services/PinPolicy.h"
#include "platform/device/SecretChoice.h"

#include <string>

namespace seenheard {

/// Where the device's part of a profile's key lies.
struct SecretStanding {
    SecretPlace place = SecretPlace::File;
    std::string protection;       ///< What that does and does not protect against, in words.
    bool keyStoreAnswers = false; ///< The system has a key store that it could be moved to.
};

/// What opens a profile: its PIN, and what the device holds. Neither touches the store; each wraps the same keys anew.
class KeyService {
public:
    virtual ~KeyService() = default;

    /// What the force wants of a PIN.
    [[nodiscard]] virtual PinRules pinRules() = 0;
    /// Success where it is the PIN. A wrong one counts as at unlocking: WrongPin, Locked for a while, Revoked with the
    /// twentieth, when the keys are erased.
    [[nodiscard]] virtual Status tryPin(std::string_view pin) = 0;
    /// InvalidInput for a new PIN that will not do. A wrong `pin` counts as in tryPin.
    [[nodiscard]] virtual Status changePin(std::string_view pin, std::string_view newPin) = 0;
    /// Keeps a new secret of the device there, so that what lay in the old place opens nothing any more. Success where
    /// it lies there already. Cut short anywhere, the profile opens with its PIN, and the same again finishes it.
    [[nodiscard]] virtual Status keepSecretIn(SecretPlace place, std::string_view pin) = 0;
    [[nodiscard]] virtual SecretStanding secret() = 0;
};

} // namespace seenheard
