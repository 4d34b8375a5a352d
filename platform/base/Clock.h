#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace seenheard {

/// How far the tablet's clock can be trusted (DOMAIN 2.1).
enum class ClockQuality : std::uint8_t {
    Synced = 0,   ///< Compared with the server within the last 24 hours.
    Drifting = 1, ///< Not compared for longer than that.
    Suspect = 2   ///< Jumped, or known to be wrong.
};

[[nodiscard]] std::string_view wordFor(ClockQuality quality);

/// A moment: milliseconds since 1970-01-01 UTC, with the local offset in minutes at that moment.
struct Instant {
    std::int64_t utcMs = 0;
    std::int32_t offsetMinutes = 0;
    ClockQuality quality = ClockQuality::Synced;

    auto operator<=>(const Instant&) const = default;
};

/// Where time comes from. Injected everywhere, so that a simulation can own it.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Never goes back and never jumps; for intervals only.
    [[nodiscard]] virtual std::int64_t monotonicMs() const = 0;
};

/// The machine's own clock, with its local time zone.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t monotonicMs() const override;
};

} // namespace seenheard
