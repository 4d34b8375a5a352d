#include "app/services/CarryingOut.h"

#include "app/storage/PictureFiles.h"
#include "platform/base/File.h"
#include "platform/base/FileLock.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"

#include <system_error>

namespace seenheard {

namespace {

Status removed(const std::filesystem::path& file) {
    std::error_code failure;
    std::filesystem::remove(file, failure);
    return failure ? Status(fileError("erase", file, failure.value())) : success();
}

Status wipe(const ProfileDirectory& profile, DeviceSecret* keyStore) {
    // The key first: what is under it cannot be read from that moment on, whatever else of this comes to pass.
    ProfileDeviceSecret device(profile.root, keyStore);
    if (auto erased = eraseVault(profile.vault(), device); !erased)
        return erased;
    auto sidecar = [&profile](std::string_view ending) {
        auto file = profile.store();
        file += ending;
        return file;
    };
    for (const auto& file : {profile.store(), sidecar("-wal"), sidecar("-shm")}) {
        if (auto gone = removed(file); !gone)
            return gone;
    }
    // Those that the server is not known to have stay sealed and are delivered, as the black box is.
    return PictureFiles(profile.pictures()).dropKept();
}

/// Busy, and the order stands on the disk, while somebody has the store open.
Status obeyWipe(const ProfileDirectory& profile, CommandFile& told, DeviceSecret* keyStore) {
    told.wipeOrdered = true;
    if (auto written = writeCommandFile(profile, told); !written)
        return written;
    const auto lock = FileLock::take(profile.lock());
    if (!lock)
        return lock.error();
    if (auto wiped = wipe(profile, keyStore); !wiped)
        return wiped;
    told.wiped = true;
    told.wipeOrdered = false;
    return writeCommandFile(profile, told);
}

/// Busy, and nobody opens the profile any more, while somebody has it open: it is not said to be locked before it is.
Status obeyLock(const ProfileDirectory& profile, CommandFile& told) {
    told.locked = true;
    if (auto written = writeCommandFile(profile, told); !written)
        return written;
    const auto lock = FileLock::take(profile.lock());
    return lock ? success() : Status(lock.error());
}

} // namespace

Status carryOut(const ProfileDirectory& profile, const std::vector<TabletCommand>& commands, DeviceSecret* keyStore) {
    if (commands.empty())
        return success();
    const auto before = readCommandFile(profile);
    auto told = before ? *before : CommandFile{0, true, false, false};
    for (const auto& command : commands) {
        if (command.number <= told.carriedOut)
            continue;
        if (command.kind == CommandKind::Wipe && !told.wiped) {
            if (auto wiped = obeyWipe(profile, told, keyStore); !wiped)
                return wiped;
        } else if (command.kind == CommandKind::Lock) {
            if (auto locked = obeyLock(profile, told); !locked)
                return locked;
        } else if (command.kind == CommandKind::Unlock) {
            told.locked = false;
        }
        told.carriedOut = command.number;
        if (auto written = writeCommandFile(profile, told); !written)
            return written;
    }
    return success();
}

Status checkMayOpen(const ProfileDirectory& profile, DeviceSecret* keyStore) {
    auto told = readCommandFile(profile);
    if (!told)
        return told.error();
    // Where it fails, the store is open still, or the disk does not do it: it is tried again the next time.
    if (told->wipeOrdered)
        static_cast<void>(obeyWipe(profile, *told, keyStore));
    if (told->wiped || told->wipeOrdered)
        return fail(ErrorCode::Revoked,
            "This tablet was wiped from the server: its keys and its store are erased. What was saved on it lies "
            "sealed "
            "in its black box and is delivered. Enrol it again into another folder.");
    if (told->locked)
        return fail(ErrorCode::Locked,
            "This tablet was locked from the server. What was saved on it is safe and is delivered. Ask whoever runs "
            "the server to unlock it.");
    return success();
}

} // namespace seenheard
