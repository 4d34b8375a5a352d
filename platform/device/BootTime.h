#pragma once

#include "platform/base/Id.h"

#include <cstdint>

namespace seenheard {

/// One run of the machine, from switching on to switching off; sleep is part of it.
using BootId = FixedId<struct BootIdTag, 16>;

/// A moment that nobody can set: how long the machine has been on, and which time it was switched on.
struct BootMoment {
    BootId boot; ///< Zero where the system does not tell one run from another.
    std::int64_t ms = 0;
};

/// Where such moments come from.
class BootTime {
public:
    virtual ~BootTime() = default;
    [[nodiscard]] virtual BootMoment now() const = 0;
};

/// The machine's own, asleep or not.
class SystemBootTime final : public BootTime {
public:
    [[nodiscard]] BootMoment now() const override;
};

} // namespace seenheard
