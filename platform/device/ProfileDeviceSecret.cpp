#include "platform/device/ProfileDeviceSecret.h"

#include "platform/base/File.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace seenheard {

namespace {

std::string nameOf(const KeyStoreId& id) {
    return "tablet-" + id.hex();
}

Error noKeyStore() {
    return fail(ErrorCode::Unsupported,
        "This tablet's part of the key lies in the system's key store, and no key store answers here. Sign in to the "
        "computer's desktop with the account that the tablet was enrolled with; nothing is lost.");
}

Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& profile) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(profile, failure), end; !failure && at != end; at.increment(failure))
        if (at->path().extension() == ".secret")
            files.push_back(at->path());
    return failure ? Result<std::vector<std::filesystem::path>>(fileError("look into", profile, failure.value()))
                   : files;
}

} // namespace

ProfileDeviceSecret::ProfileDeviceSecret(std::filesystem::path profile, DeviceSecret* keyStore)
    : profile_(std::move(profile))
    , files_(profile_)
    , keyStore_(keyStore) {}

Result<SecretBytes> ProfileDeviceSecret::read(std::string_view name) {
    const auto choice = readSecretChoice(profile_);
    if (!choice)
        return choice.error();
    auto kept = files_.read(name);
    if (kept || kept.error().code != ErrorCode::NotFound || choice->place == SecretPlace::File)
        return kept;
    return keyStore_ ? readKeyStore(name, choice->keyStore) : noKeyStore();
}

Result<SecretBytes> ProfileDeviceSecret::readKeyStore(std::string_view name, const KeyStoreId& id) {
    auto secret = keyStore_->read(name);
    if (secret || secret.error().code != ErrorCode::NotFound)
        return secret;
    // A locked key store, and another one than at enrolment, both show nothing. The right one, open, shows its id.
    const auto shown = keyStore_->read(nameOf(id));
    if (shown && std::ranges::equal(shown->view(), id.octets))
        return fail(ErrorCode::NotFound,
            "This tablet's part of the key is no longer in the system's key store: it was erased there. What was saved "
            "lies sealed in the black box and is delivered; put the key store back from a backup, or enrol again.");
    return fail(ErrorCode::Locked,
        "The system's key store does not show this tablet's part of the key: it is locked, or it is not the one that "
        "the tablet was enrolled with. Unlock it by signing in to the computer with the account that the tablet was "
        "enrolled with; nothing is lost.");
}

Status ProfileDeviceSecret::write(std::string_view name, BytesView secret) {
    const auto choice = readSecretChoice(profile_);
    if (!choice)
        return choice.error();
    if (toFiles_ || choice->place == SecretPlace::File)
        return files_.write(name, secret);
    return keyStore_ ? keyStore_->write(name, secret) : Status(noKeyStore());
}

Status ProfileDeviceSecret::erase(std::string_view name) {
    auto erased = files_.erase(name);
    const auto choice = readSecretChoice(profile_);
    const bool maybeThere = !choice || choice->place == SecretPlace::KeyStore;
    if (maybeThere && !keyStore_)
        return choice ? Status(noKeyStore()) : Status(choice.error());
    if (maybeThere) {
        if (auto gone = keyStore_->erase(name); !gone)
            return gone;
    }
    return erased;
}

std::string_view ProfileDeviceSecret::protection() const {
    const auto where = place();
    if (!where || *where == SecretPlace::File)
        return files_.protection();
    return keyStore_ ? keyStore_->protection()
                     : "This tablet's part of the key is kept in the system's key store, which does not answer here.";
}

Result<SecretPlace> ProfileDeviceSecret::place() const {
    const auto choice = readSecretChoice(profile_);
    if (!choice)
        return choice.error();
    const auto files = filesIn(profile_);
    // What cannot be looked at counts as there: protection is never said to be better than it is.
    return !files || !files->empty() ? SecretPlace::File : choice->place;
}

Result<SecretPlace> ProfileDeviceSecret::chosen() const {
    const auto choice = readSecretChoice(profile_);
    return choice ? Result<SecretPlace>(choice->place) : choice.error();
}

Status ProfileDeviceSecret::eraseFiles() {
    const auto files = filesIn(profile_);
    if (!files)
        return files.error();
    for (const auto& file : *files)
        if (auto erased = eraseFile(file); !erased)
            return erased;
    return success();
}

Status ProfileDeviceSecret::chooseKeyStore(Random& random) {
    if (!keyStore_)
        return fail(ErrorCode::Unsupported, "This program knows no key store of the system here.");
    const auto before = readSecretChoice(profile_);
    if (!before)
        return before.error();
    if (before->place == SecretPlace::KeyStore)
        return success();
    const auto id = random.id<KeyStoreId>();
    if (auto kept = keyStore_->write(nameOf(id), id.bytes()); !kept)
        return kept;
    const auto shown = keyStore_->read(nameOf(id));
    if (!shown)
        return shown.error();
    if (!std::ranges::equal(shown->view(), id.octets))
        return fail(ErrorCode::StorageFailed, "The system's key store gave back something else than it was given.");
    return writeSecretChoice(profile_, {SecretPlace::KeyStore, id});
}

Status ProfileDeviceSecret::forgetKeyStore() {
    const auto before = readSecretChoice(profile_);
    if (!before)
        return before.error();
    if (auto written = writeSecretChoice(profile_, {}); !written)
        return written;
    // Only an id, which opens nothing: where it cannot be erased it stays as litter.
    if (keyStore_ && before->place == SecretPlace::KeyStore)
        static_cast<void>(keyStore_->erase(nameOf(before->keyStore)));
    return success();
}

Status chooseSecretPlace(ProfileDeviceSecret& device, const std::filesystem::path& profile,
    std::optional<SecretPlace> wanted, Random& random) {
    if (wanted == SecretPlace::File)
        return writeSecretChoice(profile, {});
    auto chosen = device.chooseKeyStore(random);
    if (chosen || wanted || chosen.error().code != ErrorCode::Unsupported)
        return chosen;
    return writeSecretChoice(profile, {});
}

} // namespace seenheard
