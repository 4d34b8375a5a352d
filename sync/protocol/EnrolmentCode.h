#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <array>

namespace seenheard {

/// The code typed or pasted at enrolment: version, fingerprint of the authority cut to 16 octets, one-time
/// secret of 10 octets, checksum of 3 octets; 48 characters of Crockford's base 32 in groups of five.
struct EnrolmentCode {
    static constexpr std::uint8_t formatVersion = 1;

    std::array<std::uint8_t, 16> fingerprint{};
    std::array<std::uint8_t, 10> secret{};

    bool operator==(const EnrolmentCode&) const = default;
};

[[nodiscard]] std::string textOf(const EnrolmentCode& code);
/// Accepts lower case, spaces, missing dashes, O for 0, I and L for 1. Names a wrong character or checksum.
[[nodiscard]] Result<EnrolmentCode> enrolmentCodeFrom(std::string_view text);

} // namespace seenheard
