#include "platform/device/FileDeviceSecret.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <utility>

namespace seenheard {

namespace {

constexpr std::size_t longest = 4096;

bool isPlain(std::string_view name) {
    return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

} // namespace

FileDeviceSecret::FileDeviceSecret(std::filesystem::path directory) : directory_(std::move(directory)) {}

Result<std::filesystem::path> FileDeviceSecret::fileFor(std::string_view name) const {
    if (!isPlain(name))
        return fail(ErrorCode::InvalidInput, "A device secret's name is lower-case letters, digits and hyphens.");
    return directory_ / (std::string(name) + ".secret");
}

Result<SecretBytes> FileDeviceSecret::read(std::string_view name) {
    const auto file = fileFor(name);
    if (!file)
        return file.error();
    auto content = readFile(*file, longest + Hash::size);
    if (!content)
        return content.error();
    // The digest behind it tells damage from a wrong PIN.
    const auto length = content->size() - std::min(content->size(), Hash::size);
    const auto secret = BytesView(*content).first(length);
    const auto digest = Hash::fromBytes(BytesView(*content).subspan(length));
    const bool whole = length > 0 && digest == sha256(secret);
    SecretBytes kept(secret);
    if (!content->empty())
        explicit_bzero(content->data(), content->size());
    if (!whole)
        return fail(ErrorCode::Corrupt,
            "The device secret " + file->string() + " is damaged. Restore it from a backup of this tablet.");
    return kept;
}

Status FileDeviceSecret::write(std::string_view name, BytesView secret) {
    const auto file = fileFor(name);
    if (!file)
        return file.error();
    if (secret.empty() || secret.size() > longest)
        return fail(ErrorCode::InvalidInput, "A device secret has 1 to 4096 octets.");
    std::error_code failure;
    if (std::filesystem::create_directories(directory_, failure); failure)
        return fileError("make the directory", directory_, failure.value());
    std::filesystem::permissions(directory_, std::filesystem::perms::owner_all, failure);
    if (failure)
        return fileError("keep others out of", directory_, failure.value());
    SecretBytes content(secret.size() + Hash::size);
    std::copy(secret.begin(), secret.end(), content.writable().begin());
    const auto digest = sha256(secret);
    std::copy(digest.octets.begin(), digest.octets.end(), content.writable().last(Hash::size).begin());
    const auto written = createFileDurably(*file, content.view());
    if (!written && written.error().code == ErrorCode::AlreadyExists)
        return fail(ErrorCode::AlreadyExists,
            "A device secret is kept in " + file->string() + " already and was left as it is.");
    return written;
}

Status FileDeviceSecret::erase(std::string_view name) {
    const auto file = fileFor(name);
    return file ? eraseFile(*file) : Status(file.error());
}

std::string_view FileDeviceSecret::protection() const {
    return "This tablet's part of the key is kept in an ordinary file that only this user account may read. "
           "It protects against somebody who gets a copy of the profile folder alone: without the file the PIN cannot "
           "even be guessed at. It does not protect against somebody who copies the whole disk or reads it as "
           "administrator: that person can try PINs one by one, slowed only by the cost of each guess, and a short PIN "
           "will be found. Use full-disk encryption or a device with a hardware key store.";
}

} // namespace seenheard
