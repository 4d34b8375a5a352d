#include "platform/device/KeyVault.h"

#include "platform/base/File.h"
#include "platform/crypto/Sealing.h"
#include "platform/device/VaultFile.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace seenheard {

namespace {

constexpr std::size_t keySize = 32;
constexpr std::uint64_t longestFile = 4096;

std::string deviceName(const VaultFile& vault) {
    return "vault-" + vault.secretName.hex();
}

SecretBytes joined(const KeyVault::Keys& keys) {
    SecretBytes both(2 * keySize);
    std::ranges::copy(keys.databaseKey.view(), both.writable().begin());
    std::ranges::copy(keys.signingSeed.view(), both.writable().last(keySize).begin());
    return both;
}

Error withoutDeviceSecret(const Error& cause) {
    // A locked keyring answers "not found" on some systems, so that is never taken for "there is none".
    if (cause.code == ErrorCode::NotFound || cause.code == ErrorCode::Locked)
        return fail(ErrorCode::Locked,
            "This tablet's part of the key cannot be had now: the keyring may be locked. Nothing was changed. "
            "Unlock the keyring or sign in to the device again, then try once more. ("
                + cause.message + ")");
    return cause;
}

} // namespace

KeyVault::KeyVault(std::filesystem::path file, DeviceSecret& device, Random& random, const Clock& clock)
    : file_(std::move(file))
    , device_(device)
    , random_(random)
    , attempts_(file_.string() + ".tries", clock) {}

bool KeyVault::exists() const {
    // What cannot be looked at counts as there, so that nothing is ever made over it.
    std::error_code failure;
    return std::filesystem::symlink_status(file_, failure).type() != std::filesystem::file_type::not_found;
}

Result<KeyVault::Keys> KeyVault::create(std::string_view pin, const PinCost& cost) {
    if (exists())
        return fail(
            ErrorCode::AlreadyExists, "There is a key vault at " + file_.string() + " already; it was left as it is.");
    VaultFile vault{random_.id<VaultFile::SecretName>(), random_.id<VaultFile::Salt>(), cost, {}};
    SecretBytes deviceSecret(keySize);
    random_.fill(deviceSecret.writable());
    const auto wrapping = keyFromPin(pin, vault.salt.bytes(), deviceSecret.view(), cost);
    if (!wrapping)
        return wrapping.error();

    Keys keys{SecretBytes(keySize), SecretBytes(keySize)};
    random_.fill(keys.databaseKey.writable());
    random_.fill(keys.signingSeed.writable());
    vault.wrapped = encrypt(wrapping->view(), joined(keys).view(), vault.header(), random_);

    // The device's secret first: a vault without its secret would be lost, a secret without a vault is only litter.
    if (const auto kept = device_.write(deviceName(vault), deviceSecret.view()); !kept)
        return kept.error();
    if (const auto ready = attempts_.forgive(); !ready)
        return ready.error();
    if (const auto written = createFileDurably(file_, vault.encode()); !written)
        return written.error();
    return keys;
}

Result<KeyVault::Keys> KeyVault::unlock(std::string_view pin) {
    const auto content = readFile(file_, longestFile);
    if (!content && content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "There is no key vault at " + file_.string() + ". Enrol this tablet first.");
    if (!content && content.error().code == ErrorCode::TooLarge)
        return fail(ErrorCode::NotOurs, file_.string() + " is too long to be a key vault of this program.");
    if (!content)
        return content.error();
    const auto vault = VaultFile::decode(*content, file_);
    if (!vault)
        return vault.error();
    const auto deviceSecret = device_.read(deviceName(*vault));
    if (!deviceSecret)
        return withoutDeviceSecret(deviceSecret.error());

    if (pin.empty())
        return fail(ErrorCode::InvalidInput, "The PIN is empty.");
    if (const auto allowed = attempts_.beginTry(); !allowed)
        return allowed.error();
    const auto wrapping = keyFromPin(pin, vault->salt.bytes(), deviceSecret->view(), vault->cost);
    if (!wrapping && wrapping.error().code == ErrorCode::InvalidInput)
        return fail(
            ErrorCode::Corrupt, "The key vault " + file_.string() + " names a cost that no vault has: it was altered.");
    if (!wrapping)
        return wrapping.error();
    const auto opened = decrypt(wrapping->view(), vault->wrapped, vault->header());
    if (!opened)
        return fail(ErrorCode::WrongPin, "The PIN is wrong.");
    if (const auto forgiven = attempts_.forgive(); !forgiven)
        return forgiven.error();
    return Keys{SecretBytes(opened->view().first(keySize)), SecretBytes(opened->view().last(keySize))};
}

Status eraseVault(const std::filesystem::path& file, DeviceSecret& device) {
    const auto content = readFile(file, longestFile);
    // Where the vault is damaged its secret cannot be named; without the vault it opens nothing.
    if (const auto vault = content ? VaultFile::decode(*content, file) : Result<VaultFile>(content.error())) {
        if (auto erased = device.erase(deviceName(*vault)); !erased)
            return erased;
    }
    return eraseFile(file);
}

} // namespace seenheard
