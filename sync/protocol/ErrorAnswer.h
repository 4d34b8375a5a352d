#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <optional>

namespace seenheard {

/// The body of every HTTP answer that is not 200: the word of an ErrorCode and a sentence for a person.
struct ErrorAnswer {
    static constexpr std::uint64_t formatVersion = 1;
    static constexpr std::string_view contentType = "application/cbor";

    std::string code;
    std::string message;
    std::optional<std::int64_t> serverTimeMs =
        std::nullopt; ///< With `clock_off`: by which the tablet corrects its estimate.

    bool operator==(const ErrorAnswer&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const ErrorAnswer& answer);
[[nodiscard]] Result<ErrorAnswer> errorAnswerFrom(BytesView canonical);

} // namespace seenheard
