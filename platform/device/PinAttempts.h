#pragma once

#include "platform/base/Result.h"
#include "platform/device/BootTime.h"

#include <filesystem>

namespace seenheard {

/// Counts wrong PINs in a small file beside the vault, so that waits survive a restart. The count is on
/// the disk before anybody learns whether a PIN was right: a program killed in between has used its try. No clock that
/// somebody can set shortens a wait: it is told by how long the machine has been on. Whoever switches it off and on
/// waits from there, for what is left at most.
class PinAttempts {
public:
    static constexpr std::uint32_t most = 20; ///< As many wrong PINs in a row end the vault.

    PinAttempts(std::filesystem::path file, const BootTime& time);

    /// How long the next try has to wait after so many wrong ones: nothing up to four, then 30 s, doubled up to an
    /// hour.
    [[nodiscard]] static std::int64_t waitAfter(std::uint32_t wrong);

    [[nodiscard]] std::int64_t secondsToWait() const;
    /// Whether the last try that there is has been made.
    [[nodiscard]] bool exhausted() const;
    /// Locked with the seconds left, else counts this try as wrong until forgiven.
    [[nodiscard]] Status beginTry();
    [[nodiscard]] Status forgive();

private:
    struct Counted {
        std::uint32_t wrong = 0;
        BootMoment last;
    };

    [[nodiscard]] Result<Counted> load() const;
    [[nodiscard]] Status store(const Counted& counted) const;
    [[nodiscard]] std::int64_t msLeft(const Counted& counted) const;

    std::filesystem::path file_;
    const BootTime& time_;
};

} // namespace seenheard
