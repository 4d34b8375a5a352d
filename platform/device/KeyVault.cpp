#include "platform/device/KeyVault.h"

#include "platform/base/File.h"
#include "platform/crypto/Sealing.h"
#include "platform/device/VaultFile.h"

#include <algorithm>
#include <future>
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
    if (cause.code == ErrorCode::NotFound || cause.code == ErrorCode::Locked || cause.code == ErrorCode::Busy
        || cause.code == ErrorCode::Unsupported)
        return fail(ErrorCode::Locked,
            "This tablet's part of the key cannot be had now; nothing was changed, and no try was counted. "
                + cause.message);
    return cause;
}

Error destroyed() {
    return fail(ErrorCode::Revoked,
        "The PIN was wrong " + std::to_string(PinAttempts::most)
            + " times in a row: the keys of this tablet are erased. What was saved on it lies sealed in its black box "
              "and is delivered. Enrol it again into another folder.");
}

} // namespace

KeyVault::KeyVault(std::filesystem::path file, DeviceSecret& device, Random& random, const BootTime& time)
    : file_(std::move(file))
    , device_(device)
    , random_(random)
    , attempts_(file_.string() + ".tries", time) {}

bool KeyVault::exists() const {
    // What cannot be looked at counts as there, so that nothing is ever made over it.
    std::error_code failure;
    return std::filesystem::symlink_status(file_, failure).type() != std::filesystem::file_type::not_found;
}

Result<KeyVault::Keys> KeyVault::create(std::string_view pin, const PinCost& cost) {
    if (exists())
        return fail(
            ErrorCode::AlreadyExists, "There is a key vault at " + file_.string() + " already; it was left as it is.");
    Keys keys{SecretBytes(keySize), SecretBytes(keySize)};
    random_.fill(keys.databaseKey.writable());
    random_.fill(keys.signingSeed.writable());
    // The device's secret first: a vault without its secret would be lost, a secret without a vault is only litter.
    const auto vault = wrap(keys, pin, cost);
    if (!vault)
        return vault.error();
    if (const auto ready = attempts_.forgive(); !ready)
        return ready.error();
    if (const auto written = createFileDurably(file_, vault->encode()); !written)
        return written.error();
    return keys;
}

Result<VaultFile> KeyVault::wrap(const Keys& keys, std::string_view pin, const PinCost& cost) {
    VaultFile vault{random_.id<VaultFile::SecretName>(), random_.id<VaultFile::Salt>(), cost, {}};
    SecretBytes deviceSecret(keySize);
    random_.fill(deviceSecret.writable());
    const auto wrapping = keyFromPin(pin, vault.salt.bytes(), deviceSecret.view(), cost);
    if (!wrapping)
        return wrapping.error();
    vault.wrapped = encrypt(wrapping->view(), joined(keys).view(), vault.header(), random_);
    if (const auto kept = device_.write(deviceName(vault), deviceSecret.view()); !kept)
        return kept.error();
    return vault;
}

Result<VaultFile> KeyVault::read() const {
    const auto content = readFile(file_, longestFile);
    if (!content && content.error().code == ErrorCode::NotFound)
        return attempts_.exhausted()
            ? destroyed()
            : fail(ErrorCode::NotFound, "There is no key vault at " + file_.string() + ". Enrol this tablet first.");
    if (!content && content.error().code == ErrorCode::TooLarge)
        return fail(ErrorCode::NotOurs, file_.string() + " is too long to be a key vault of this program.");
    if (!content)
        return content.error();
    return VaultFile::decode(*content, file_);
}

Result<KeyVault::Keys> KeyVault::unlock(std::string_view pin) {
    const auto vault = read();
    if (!vault)
        return vault.error();
    const auto deviceSecret = device_.read(deviceName(*vault));
    if (!deviceSecret)
        return withoutDeviceSecret(deviceSecret.error());

    if (pin.empty())
        return fail(ErrorCode::InvalidInput, "The PIN is empty.");
    // Somebody ended the program in the middle of the last try.
    if (attempts_.exhausted())
        return destroy();
    // Flushed while the PIN's cost is paid; nobody learns whether the PIN was right before it is counted.
    auto counting = std::async(std::launch::async, [this] { return attempts_.beginTry(); });
    const auto wrapping = keyFromPin(pin, vault->salt.bytes(), deviceSecret->view(), vault->cost);
    if (const auto allowed = counting.get(); !allowed)
        return allowed.error();
    if (!wrapping && wrapping.error().code == ErrorCode::InvalidInput)
        return fail(
            ErrorCode::Corrupt, "The key vault " + file_.string() + " names a cost that no vault has: it was altered.");
    if (!wrapping)
        return wrapping.error();
    const auto opened = decrypt(wrapping->view(), vault->wrapped, vault->header());
    if (!opened)
        return attempts_.exhausted() ? destroy() : fail(ErrorCode::WrongPin, "The PIN is wrong.");
    if (const auto forgiven = attempts_.forgive(); !forgiven)
        return forgiven.error();
    return Keys{SecretBytes(opened->view().first(keySize)), SecretBytes(opened->view().last(keySize))};
}

Error KeyVault::destroy() {
    const auto erased = eraseVault(file_, device_);
    return erased ? destroyed() : erased.error();
}

Status KeyVault::changePin(std::string_view pin, std::string_view newPin, const PinCost& cost) {
    const auto before = read();
    if (!before)
        return before.error();
    const auto keys = unlock(pin);
    if (!keys)
        return keys.error();
    const auto vault = wrap(*keys, newPin, cost);
    if (!vault)
        return vault.error();
    if (auto written = writeFileDurably(file_, vault->encode()); !written) {
        static_cast<void>(device_.erase(deviceName(*vault)));
        return written;
    }
    if (const auto erased = device_.erase(deviceName(*before)); !erased)
        return fail(erased.error().code,
            "The keys are wrapped anew and open with the PIN as you wanted it. Only the old part of the key could not "
            "be "
            "erased, so a copy of the old vault may still open: "
                + erased.error().message);
    return success();
}

Status eraseVault(const std::filesystem::path& file, DeviceSecret& device) {
    const auto content = readFile(file, longestFile);
    // Where the vault is damaged its secret cannot be named; without the vault it opens nothing. So the vault goes also
    // where the secret cannot be reached now: behind a key ring that is locked.
    const auto vault = content ? VaultFile::decode(*content, file) : Result<VaultFile>(content.error());
    auto erased = vault ? device.erase(deviceName(*vault)) : success();
    if (auto gone = eraseFile(file); !gone)
        return gone;
    return erased;
}

} // namespace seenheard
