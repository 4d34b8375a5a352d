#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// Counts wrong PINs in a small file beside the vault, so that waits survive a restart. The count goes up before a PIN
/// is tried: a program killed in between has used its try.
class PinAttempts {
public:
    PinAttempts(std::filesystem::path file, const Clock& clock);

    /// How long the next try has to wait after so many wrong ones: nothing up to four, then 30 s, doubled up to an
    /// hour.
    [[nodiscard]] static std::int64_t waitAfter(std::uint32_t wrong);

    [[nodiscard]] std::int64_t secondsToWait() const;
    /// Locked with the seconds left, else counts this try as wrong until forgiven.
    [[nodiscard]] Status beginTry();
    [[nodiscard]] Status forgive();

private:
    struct Counted {
        std::uint32_t wrong = 0;
        std::int64_t lastUtcMs = 0;
    };

    [[nodiscard]] Result<Counted> load() const;
    [[nodiscard]] Status store(const Counted& counted) const;
    [[nodiscard]] std::int64_t msLeft(const Counted& counted) const;

    std::filesystem::path file_;
    const Clock& clock_;
};

} // namespace seenheard
