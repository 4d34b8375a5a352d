#include "sync/server/store/EmbeddedBackup.h"

#include "platform/base/File.h"
#include "platform/database/DatabaseCopy.h"
#include "sync/protocol/Limits.h"

#include <array>
#include <ctime>
#include <vector>

namespace seenheard {

namespace {

namespace fs = std::filesystem;

constexpr const char* dataName = "server.db";
constexpr const char* keysName = "server.db.keys";
constexpr const char* factsName = "backup.json";
constexpr const char* picturesName = "pictures";
constexpr std::uint64_t mostFacts = 64ULL * 1024;
constexpr std::int64_t msOfDay = 24LL * 60 * 60 * 1000;

/// "20260302T090000Z": sorts by time.
std::string stampOf(std::int64_t utcMs) {
    const auto seconds = static_cast<std::time_t>(utcMs / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 24> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &parts)};
}

bool isStamp(const std::string& name) {
    return name.size() == 16 && name[8] == 'T' && name[15] == 'Z';
}

Status makeDirectory(const fs::path& directory) {
    std::error_code failure;
    fs::create_directories(directory, failure);
    if (!failure)
        fs::permissions(directory, fs::perms::owner_all, failure);
    return failure ? Status(fileError("make the directory", directory, failure.value())) : success();
}

/// Copies one database into a new directory; its description is written last, when all of it is whole.
Status copyInto(
    const fs::path& directory, const char* name, const fs::path& from, BytesView key, const std::string& facts) {
    if (auto made = makeDirectory(directory); !made)
        return made;
    const auto fill = [&]() -> Status {
        auto database = Database::open(from, key, Database::Mode::ReadOnly);
        if (!database)
            return database.error();
        if (auto copied = copyDatabase(*database, directory / name, key); !copied)
            return copied;
        if (auto whole = checkDatabaseWhole(directory / name, key); !whole)
            return whole;
        return createFileDurably(directory / factsName, bytesOf(facts));
    };
    auto filled = fill();
    std::error_code ignored;
    if (!filled && filled.error().code != ErrorCode::AlreadyExists)
        fs::remove_all(directory, ignored);
    return filled;
}

/// Sealed pictures never change: those that are there already are not copied again.
Result<std::size_t> copyPictures(const fs::path& from, const fs::path& to) {
    std::size_t copied = 0;
    std::error_code failure;
    if (!fs::exists(from, failure))
        return copied;
    if (auto made = makeDirectory(to); !made)
        return made.error();
    for (const auto& one : fs::directory_iterator(from, failure)) {
        const auto name = one.path().filename();
        std::error_code ignored;
        if (name.extension() == ".part" || fs::exists(to / name, ignored))
            continue;
        const auto octets = readFile(one.path(), limits::pictureBytes);
        // Disposed of while we looked.
        if (!octets && octets.error().code == ErrorCode::NotFound)
            continue;
        if (!octets)
            return octets.error();
        if (auto written = createFileDurably(to / name, *octets); !written)
            return written.error();
        ++copied;
    }
    return failure ? Result<std::size_t>(fileError("read the directory", from, failure.value())) : copied;
}

/// A copy beside the place it is meant for, looked through.
Result<fs::path> broughtBeside(const fs::path& from, const fs::path& place, BytesView key) {
    fs::path fresh = place;
    fresh += ".restoring";
    std::error_code failure;
    fs::remove(fresh, failure);
    fs::copy_file(from, fresh, failure);
    if (failure)
        return fileError("copy", from, failure.value());
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failure);
    if (auto whole = checkDatabaseWhole(fresh, key); !whole) {
        fs::remove(fresh, failure);
        return fail(
            whole.error().code, "The backup " + from.string() + " cannot be put back. " + whole.error().message);
    }
    return fresh;
}

Status checkPlaces(const EmbeddedFiles& store, bool bringsKeys) {
    std::error_code ignored;
    if (!fs::exists(store.secret, ignored))
        return fail(ErrorCode::NotFound,
            "There is no " + store.secret.string() + ". A backup never holds the secret: put it there first.");
    if (fs::exists(store.data, ignored))
        return fail(ErrorCode::AlreadyExists,
            store.data.string() + " is there; a restore overwrites nothing. Move it away, and its -wal and -shm.");
    if (bringsKeys == fs::exists(store.keys, ignored))
        return bringsKeys
            ? fail(ErrorCode::AlreadyExists,
                store.keys.string() + " is there. Leave --keys-from out to go on with these keys, or move them away.")
            : fail(ErrorCode::NotFound,
                "There is no " + store.keys.string() + ". Give the keys' backup with --keys-from.");
    return success();
}

} // namespace

Result<EmbeddedBackup> backUp(const EmbeddedFiles& store, const fs::path& dataDirectory, const fs::path& keysDirectory,
    const std::string& facts, const Clock& clock) {
    const auto secrets = readSecret(store);
    if (!secrets)
        return secrets.error();
    for (const auto* directory : {&dataDirectory, &keysDirectory}) {
        if (auto made = makeDirectory(*directory); !made)
            return made.error();
    }
    const auto stamp = stampOf(clock.now().utcMs);
    EmbeddedBackup backup{dataDirectory / stamp, keysDirectory / stamp, 0};
    // The data first: the key of a record is durable before the data that needs it.
    if (auto copied = copyInto(backup.data, dataName, store.data, secrets->data.view(), facts); !copied)
        return copied.error();
    if (auto copied = copyInto(backup.keys, keysName, store.keys, secrets->keys.view(), facts); !copied)
        return copied.error();
    const auto pictures = copyPictures(store.pictures, dataDirectory / picturesName);
    if (!pictures)
        return pictures.error();
    backup.pictures = *pictures;
    return backup;
}

Result<std::size_t> removeOldKeys(const fs::path& keysDirectory, std::int64_t days, const Clock& clock) {
    const auto oldest = stampOf(clock.now().utcMs - days * msOfDay);
    std::vector<fs::path> old;
    std::error_code failure;
    for (const auto& one : fs::directory_iterator(keysDirectory, failure)) {
        const auto name = one.path().filename().string();
        if (isStamp(name) && name < oldest)
            old.push_back(one.path());
    }
    for (const auto& backup : old) {
        if (auto erased = eraseFile(backup / keysName); !erased)
            return erased.error();
        fs::remove_all(backup, failure);
    }
    return failure ? Result<std::size_t>(fileError("clear", keysDirectory, failure.value())) : old.size();
}

Status putBack(const EmbeddedFiles& store, const fs::path& data, const std::optional<fs::path>& keys) {
    if (auto free = checkPlaces(store, keys.has_value()); !free)
        return free;
    const auto secrets = readSecret(store);
    if (!secrets)
        return secrets.error();
    const auto freshData = broughtBeside(data / dataName, store.data, secrets->data.view());
    if (!freshData)
        return freshData.error();
    if (keys) {
        const auto freshKeys = broughtBeside(*keys / keysName, store.keys, secrets->keys.view());
        if (!freshKeys)
            return freshKeys.error();
        if (auto placed = moveWithoutReplacing(*freshKeys, store.keys); !placed)
            return placed;
    }
    if (const auto pictures = copyPictures(data.parent_path() / picturesName, store.pictures); !pictures)
        return pictures.error();
    // Last: with it there is a store.
    return moveWithoutReplacing(*freshData, store.data);
}

Result<std::string> factsOf(const fs::path& backup) {
    const auto octets = readFile(backup / factsName, mostFacts);
    return octets ? Result(std::string(textOf(*octets))) : octets.error();
}

} // namespace seenheard
