#include "platform/device/AndroidDeviceSecret.h"

#include "platform/base/File.h"
#include "platform/device/AndroidApi.h"

#include <system_error>

namespace seenheard {

namespace {

constexpr std::uint64_t mostOctets = 64 * 1024;

} // namespace

AndroidDeviceSecret::AndroidDeviceSecret(JavaVM& machine, std::filesystem::path directory)
    : machine_(machine)
    , directory_(std::move(directory)) {}

std::filesystem::path AndroidDeviceSecret::fileFor(std::string_view name) const {
    return directory_ / (std::string(name) + ".sealed");
}

Result<SecretBytes> AndroidDeviceSecret::read(std::string_view name) {
    const auto sealed = readFile(fileFor(name), mostOctets);
    return sealed ? openInKeystore(machine_, std::string(name), *sealed) : Result<SecretBytes>(sealed.error());
}

Status AndroidDeviceSecret::write(std::string_view name, BytesView secret) {
    std::error_code failure;
    std::filesystem::create_directories(directory_, failure);
    if (failure)
        return fileError("make the directory", directory_, failure.value());
    // Before a key is made: a new one would lose what the old one sealed.
    if (std::filesystem::exists(fileFor(name), failure))
        return fail(ErrorCode::AlreadyExists, "A device secret is kept under that name; it was left as it is.");
    const auto sealed = sealInKeystore(machine_, std::string(name), secret);
    return sealed ? createFileDurably(fileFor(name), *sealed) : Status(sealed.error());
}

Status AndroidDeviceSecret::erase(std::string_view name) {
    if (auto erased = eraseFromKeystore(machine_, std::string(name)); !erased)
        return erased;
    return eraseFile(fileFor(name));
}

std::string_view AndroidDeviceSecret::protection() const {
    return "This tablet's part of the key is sealed by the Android Keystore, in hardware where the device has it. "
           "Whoever "
           "copies the storage cannot even guess at the PIN: that takes this device. It does not protect against "
           "somebody who has taken the device over while it is unlocked.";
}

} // namespace seenheard
