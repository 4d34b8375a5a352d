#include "sync/protocol/StrictReading.h"

#include <limits>

namespace seenheard {

Status checkSizeAndVersion(BytesView canonical, std::size_t most, std::uint64_t known, std::string_view what) {
    if (canonical.size() > most)
        return fail(ErrorCode::TooLarge,
            "The " + std::string(what) + " has " + std::to_string(canonical.size()) + " octets; at most "
                + std::to_string(most) + " are read.");
    CborReader reader(canonical);
    const auto elements = reader.array(std::numeric_limits<std::uint32_t>::max());
    if (elements == 0 || reader.peek() != CborKind::Unsigned)
        return success();
    const auto version = reader.unsignedInt();
    if (reader.failed() || version == known)
        return success();
    return fail(ErrorCode::Unsupported,
        "The " + std::string(what) + " is of version " + std::to_string(version) + "; this program reads version "
            + std::to_string(known) + ". Update the older of the two sides.");
}

std::string readText(CborReader& reader, std::size_t most, std::string_view tooLong) {
    auto text = reader.text();
    if (text.size() > most)
        reader.refuse(tooLong);
    return text;
}

Bytes readBytes(CborReader& reader, std::size_t most, std::string_view tooLong) {
    const auto bytes = reader.bytes();
    if (bytes.size() <= most)
        return copyOf(bytes);
    reader.refuse(tooLong);
    return {};
}

} // namespace seenheard
