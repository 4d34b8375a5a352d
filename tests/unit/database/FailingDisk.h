#pragma once

namespace seenheard {

/// A disk under SQLite that fails when a test says so, for connections opened while it lives. One at a time.
class FailingDisk {
public:
    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// From now on nothing can be made durable.
    void failSyncs(bool on);
    /// From now on there is no space for another octet.
    void fill(bool on);
};

} // namespace seenheard
