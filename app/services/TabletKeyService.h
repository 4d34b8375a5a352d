#pragma once

#include "app/services/KeyService.h"
#include "app/storage/ProfileDirectory.h"
#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "platform/crypto/KeyDerivation.h"
#include "platform/device/DeviceSecret.h"

#include <functional>
#include <optional>

namespace seenheard {

/// What wrapping keys anew needs.
struct VaultSurroundings {
    Random& random;
    const Clock& clock;
    DeviceSecret* keyStore = nullptr; ///< The system's; null where this machine has none.
    std::optional<PinCost> cost = {}; ///< Of a guess of the PIN; nothing: as this machine is quick now.
};

/// The real vault of a profile. Whoever makes one holds the profile's lock.
class TabletKeyService final : public KeyService {
public:
    using Rules = std::function<PinRules()>;

    TabletKeyService(
        ProfileDirectory profile, const VaultSurroundings& around, Rules rules = [] { return PinRules{}; });

    [[nodiscard]] PinRules pinRules() override { return rules_(); }
    [[nodiscard]] Status tryPin(std::string_view pin) override;
    [[nodiscard]] Status changePin(std::string_view pin, std::string_view newPin) override;
    [[nodiscard]] Status keepSecretIn(SecretPlace place, std::string_view pin) override;
    [[nodiscard]] SecretStanding secret() override;

private:
    [[nodiscard]] Status rewrap(std::string_view pin, std::string_view newPin, DeviceSecret& device);

    ProfileDirectory profile_;
    VaultSurroundings around_;
    Rules rules_;
};

} // namespace seenheard
