#include "platform/device/WindowsDeviceSecret.h"

#include "platform/base/File.h"
#include "platform/device/WindowsApi.h"

#include <system_error>

namespace seenheard {

namespace {

constexpr std::uint64_t mostOctets = 64 * 1024;

} // namespace

WindowsDeviceSecret::WindowsDeviceSecret(std::filesystem::path directory) : directory_(std::move(directory)) {}

std::filesystem::path WindowsDeviceSecret::fileFor(std::string_view name) const {
    return directory_ / (std::string(name) + ".sealed");
}

Result<SecretBytes> WindowsDeviceSecret::read(std::string_view name) {
    const auto sealed = readFile(fileFor(name), mostOctets);
    return sealed ? openForAccount(*sealed, name) : Result<SecretBytes>(sealed.error());
}

Status WindowsDeviceSecret::write(std::string_view name, BytesView secret) {
    std::error_code failure;
    std::filesystem::create_directories(directory_, failure);
    if (failure)
        return fileError("make the directory", directory_, failure.value());
    const auto sealed = sealForAccount(secret, name);
    return sealed ? createFileDurably(fileFor(name), *sealed) : Status(sealed.error());
}

Status WindowsDeviceSecret::erase(std::string_view name) {
    return eraseFile(fileFor(name));
}

std::string_view WindowsDeviceSecret::protection() const {
    return "This tablet's part of the key is sealed by Windows for this account. It protects against somebody who "
           "copies "
           "the whole disk: without the password of the account the PIN cannot even be guessed at. It does not protect "
           "against other programs of the account while it is signed in.";
}

} // namespace seenheard
