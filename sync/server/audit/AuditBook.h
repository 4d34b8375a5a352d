#pragma once

#include "platform/base/Log.h"
#include "sync/server/audit/AuditSealing.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace seenheard {

/// Where a serving process notes what it hands out, before it does. Requests that come at the same time share a commit.
/// Called from many threads.
class AuditBook {
public:
    AuditBook(ServerStore& store, const ServerIdentity& identity, const Clock& clock, Random& random, Log& lines)
        : audit_(store.audit())
        , sealing_(store, identity, clock, random)
        , clock_(clock)
        , lines_(lines) {}

    /// Durable when it returns success; what cannot be noted is not handed out. The row's time is filled in.
    [[nodiscard]] Status note(AuditRow row);
    /// The same, once an hour for one subject and signer: a picture is read in pieces.
    [[nodiscard]] Status noteOnce(const AuditRow& row);

private:
    struct Waiting {
        AuditRow row;
        std::optional<Status> outcome;
    };
    void lead(std::unique_lock<std::mutex>& lock);
    void sealNowAndThen();

    AuditStore& audit_;
    AuditSealing sealing_;
    const Clock& clock_;
    Log& lines_;
    std::mutex guard_;
    std::condition_variable turnOver_;
    std::vector<Waiting*> queue_;
    bool someoneLeads_ = false;
    std::int64_t sealedAtMs_ = 0; ///< When it was last tried; 0 before the first row.
    std::set<std::pair<SignerId, std::string>> notedThisHour_;
    std::int64_t hourBeganMs_ = 0;
};

} // namespace seenheard
