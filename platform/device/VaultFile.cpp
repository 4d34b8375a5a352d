#include "platform/device/VaultFile.h"

#include "platform/crypto/Hashing.h"
#include "platform/device/BigEndian.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view mark = "SHVAULT";
constexpr std::uint8_t version = 1;
constexpr std::size_t nameAt = 8;
constexpr std::size_t saltAt = 24;
constexpr std::size_t memoryAt = 40;
constexpr std::size_t passesAt = 48;
constexpr std::size_t wrappedAt = 52;
constexpr std::size_t wrappedSize = 24 + 64 + 16; // nonce, two keys, tag
constexpr std::size_t fileSize = wrappedAt + wrappedSize + Hash::size;

} // namespace

Bytes VaultFile::header() const {
    Bytes bytes = copyOf(bytesOf(mark));
    bytes.push_back(version);
    bytes.insert(bytes.end(), secretName.octets.begin(), secretName.octets.end());
    bytes.insert(bytes.end(), salt.octets.begin(), salt.octets.end());
    appendBigEndian(bytes, cost.memoryBytes);
    appendBigEndian(bytes, cost.passes);
    return bytes;
}

Bytes VaultFile::encode() const {
    auto bytes = header();
    bytes.insert(bytes.end(), wrapped.begin(), wrapped.end());
    const auto digest = sha256(bytes);
    bytes.insert(bytes.end(), digest.octets.begin(), digest.octets.end());
    return bytes;
}

Result<VaultFile> VaultFile::decode(BytesView content, const std::filesystem::path& file) {
    const auto corrupt = [&file] {
        return fail(ErrorCode::Corrupt,
            "The key vault " + file.string()
                + " is damaged. Leave it as it is; restore it, or enrol again and have unsent work recovered.");
    };
    if (content.size() <= mark.size())
        return corrupt();
    if (textOf(content.first(mark.size())) != mark)
        return fail(ErrorCode::NotOurs, file.string() + " is no key vault of this program.");
    if (content[mark.size()] > version)
        return fail(ErrorCode::FromTheFuture,
            "The key vault " + file.string() + " was written by a newer version of this program. Update the program.");
    if (content.size() != fileSize || content[mark.size()] != version)
        return corrupt();
    const auto signedPart = content.first(wrappedAt + wrappedSize);
    if (Hash::fromBytes(content.last(Hash::size)) != sha256(signedPart))
        return corrupt();

    VaultFile vault;
    std::copy_n(content.begin() + nameAt, SecretName::size, vault.secretName.octets.begin());
    std::copy_n(content.begin() + saltAt, Salt::size, vault.salt.octets.begin());
    vault.cost = {readBigEndian<std::uint64_t>(content, memoryAt), readBigEndian<std::uint32_t>(content, passesAt)};
    vault.wrapped = copyOf(signedPart.subspan(wrappedAt));
    return vault;
}

} // namespace seenheard
