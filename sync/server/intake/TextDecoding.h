#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <string>
#include <string_view>

namespace seenheard {

/// A file's text in UTF-8, and what it was in.
struct DecodedText {
    std::string text;
    std::string_view encoding; ///< "UTF-8", "UTF-16", "Windows-1252"
};

/// What systems write: UTF-8, UTF-16 that says so by its first two octets, and Windows-1252. Refuses what is none of
/// them, or partly one and partly another, rather than to make other names of names.
[[nodiscard]] Result<DecodedText> decodedText(BytesView octets);

} // namespace seenheard
