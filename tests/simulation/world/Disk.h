#pragma once

#include "platform/base/Result.h"
#include "tests/simulation/world/Chance.h"

#include <filesystem>
#include <functional>
#include <map>
#include <vector>

namespace seenheard {

/// The disk of one simulated machine. What was flushed stays; when the power goes, what was only written is kept, lost
/// or torn. After that nothing that the dying program still does has any effect.
class Disk {
public:
    explicit Disk(Chance chance) : chance_(chance) {}

    /// The power goes at the `writes`th write or flush from now on.
    void failAfter(std::uint64_t writes) { writesLeft_ = writes; }
    /// … or after all not.
    void spare() { writesLeft_.reset(); }
    void setFull(bool full);
    /// Has room for that many writes more: what is begun may be half done when it is full.
    void fillAfter(std::uint64_t writes) { roomLeft_ = writes; }
    [[nodiscard]] bool isFull() const { return full_; }
    [[nodiscard]] bool isDead() const { return dead_; }

    /// One transaction of a store that keeps its promise: durable when it succeeds. Where the power goes meanwhile it
    /// may have become durable all the same: `change` is what does that.
    [[nodiscard]] Status commit(const std::function<void()>& change);

    /// Of one file: before octets are written to it, and when they are to be made durable.
    [[nodiscard]] Status beforeWrite(const std::filesystem::path& file, std::uint64_t lengthBefore);
    [[nodiscard]] Status flush(const std::filesystem::path& file, std::uint64_t length);

    /// Of a database's file: whether the write may happen, what it overwrote, and when all of the file is to be
    /// durable.
    [[nodiscard]] Status mayWrite();
    struct Overwritten {
        std::uint64_t offset = 0;
        Bytes before; ///< As far as the file went.
        std::uint64_t lengthBefore = 0;
        Bytes after;
    };
    void wrote(const std::filesystem::path& file, Overwritten overwritten);
    [[nodiscard]] Status sync(const std::filesystem::path& file);

    /// From now on nothing has any effect: the program is about to go.
    void cutPower() { dead_ = true; }
    /// Nothing was lost, only the program ended.
    void switchOn();
    /// The power has gone: files become what the disk kept of them. Afterwards the machine may start again.
    void losePower();

    /// The disk of the machine whose program is running now; nothing outside of any.
    [[nodiscard]] static Disk* current();

private:
    friend class DiskInUse;
    void tear(const std::filesystem::path& file, const std::vector<Overwritten>& writes);
    enum class Fate { Works, Full, DiesBefore, DiesAfter, Dead };
    [[nodiscard]] Fate nextFate(bool needsSpace);

    Chance chance_;
    std::optional<std::uint64_t> writesLeft_;
    std::optional<std::uint64_t> roomLeft_;
    bool full_ = false;
    bool dead_ = false;
    std::map<std::filesystem::path, std::vector<Overwritten>> unsynced_; ///< In the order of writing.
    std::map<std::filesystem::path, std::uint64_t> unflushed_; ///< Files with octets behind that durable length.
};

/// While it lives, what runs is a program of that disk's machine.
class DiskInUse {
public:
    explicit DiskInUse(Disk& disk);
    ~DiskInUse();
    DiskInUse(const DiskInUse&) = delete;
    DiskInUse& operator=(const DiskInUse&) = delete;

private:
    Disk* before_;
};

} // namespace seenheard
