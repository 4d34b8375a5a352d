#include "tests/unit/database/FailingDisk.h"

#include <sqlite3.h>

#include <map>
#include <stdexcept>

namespace seenheard {

namespace {

bool syncsFail = false;
bool full = false;
sqlite3_vfs* real = nullptr;
sqlite3_vfs failing{};

// Files with locks and files without them (the logs) have different methods; each kind is replaced once and for good,
// because connections keep pointing at it.
std::map<const sqlite3_io_methods*, sqlite3_io_methods> byRealMethods;

const sqlite3_io_methods& realMethods(const sqlite3_file* file) {
    for (const auto& [original, replaced] : byRealMethods)
        if (&replaced == file->pMethods)
            return *original;
    throw std::logic_error("a file that the failing disk did not open");
}

int failingSync(sqlite3_file* file, int flags) {
    return syncsFail ? SQLITE_IOERR_FSYNC : realMethods(file).xSync(file, flags);
}

int failingWrite(sqlite3_file* file, const void* octets, int count, sqlite3_int64 offset) {
    return full ? SQLITE_FULL : realMethods(file).xWrite(file, octets, count, offset);
}

int failingOpen(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
    const int code = real->xOpen(real, name, file, flags, outFlags);
    if (code != SQLITE_OK || file->pMethods == nullptr)
        return code;
    const auto [kind, isNew] = byRealMethods.try_emplace(file->pMethods, *file->pMethods);
    if (isNew) {
        kind->second.xSync = failingSync;
        kind->second.xWrite = failingWrite;
    }
    file->pMethods = &kind->second;
    return code;
}

} // namespace

FailingDisk::FailingDisk() {
    sqlite3_initialize();
    real = sqlite3_vfs_find(nullptr);
    if (real == &failing)
        throw std::logic_error("there is a failing disk already");
    failing = *real;
    failing.zName = "failing";
    failing.pNext = nullptr;
    failing.xOpen = failingOpen;
    sqlite3_vfs_register(&failing, 1);
}

FailingDisk::~FailingDisk() {
    syncsFail = false;
    full = false;
    sqlite3_vfs_unregister(&failing);
    sqlite3_vfs_register(real, 1);
}

void FailingDisk::failSyncs(bool on) {
    syncsFail = on;
}

void FailingDisk::fill(bool on) {
    full = on;
}

} // namespace seenheard
