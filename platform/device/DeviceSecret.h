#pragma once

#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

#include <string_view>

namespace seenheard {

/// Keeps the secret that the device itself holds, so that a copied profile alone cannot be guessed at.
/// Names are lower-case letters, digits and hyphens.
class DeviceSecret {
public:
    virtual ~DeviceSecret() = default;
    /// NotFound where none was ever kept under that name; Locked where the platform's keyring is locked.
    [[nodiscard]] virtual Result<SecretBytes> read(std::string_view name) = 0;
    /// AlreadyExists where one is kept under that name: replacing it would lose what it opens.
    [[nodiscard]] virtual Status write(std::string_view name, BytesView secret) = 0;
    /// Erased for good; success where there is none.
    [[nodiscard]] virtual Status erase(std::string_view name) = 0;
    /// Whether there is anybody to ask now, locked or not. May wait some seconds.
    [[nodiscard]] virtual bool answers() { return true; }
    /// In words for the screen "This tablet": what this does and does not protect.
    [[nodiscard]] virtual std::string_view protection() const = 0;
};

} // namespace seenheard
