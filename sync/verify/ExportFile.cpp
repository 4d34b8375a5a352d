#include "sync/verify/ExportFile.h"

#include "sync/protocol/ExportItem.h"

namespace seenheard {

namespace {

// The first octet of a CBOR octet string.
constexpr int octetString = 0x40;
constexpr int lengthInOneOctet = octetString + 24;
constexpr int lengthInFourOctets = octetString + 26;

} // namespace

Result<ExportFile> ExportFile::open(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ErrorCode::NotFound, "Could not open " + file.string() + ".");
    return ExportFile(std::move(stream));
}

Result<std::optional<Bytes>> ExportFile::next() {
    const auto first = stream_.get();
    if (stream_.eof())
        return std::optional<Bytes>{};
    const auto size = length(first);
    if (!size || *size > exportItemBytes)
        return fail(ErrorCode::Malformed, "No item of an export begins here.");
    Bytes octets(static_cast<std::size_t>(*size));
    stream_.read(reinterpret_cast<char*>(octets.data()), static_cast<std::streamsize>(octets.size()));
    if (static_cast<std::uint64_t>(stream_.gcount()) != *size)
        return fail(ErrorCode::Malformed, "The file ends inside an item.");
    return std::optional(std::move(octets));
}

/// As canonical bytes have it: the shortest form and no other.
std::optional<std::uint64_t> ExportFile::length(int first) {
    if (first < octetString || first > lengthInFourOctets)
        return std::nullopt;
    if (first < lengthInOneOctet)
        return static_cast<std::uint64_t>(first - octetString);
    const auto octets = 1 << (first - lengthInOneOctet);
    std::uint64_t size = 0;
    for (int i = 0; i < octets; ++i) {
        const auto octet = stream_.get();
        if (stream_.eof())
            return std::nullopt;
        size = size << 8U | static_cast<std::uint64_t>(octet);
    }
    const std::uint64_t least = octets == 1 ? 24 : std::uint64_t{1} << (4 * octets);
    return size < least ? std::nullopt : std::optional(size);
}

} // namespace seenheard
