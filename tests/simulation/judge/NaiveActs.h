#pragma once

#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/Authority.h"
#include "sync/protocol/Entry.h"
#include "tests/simulation/judge/Ledger.h"

#include <map>
#include <optional>
#include <set>

namespace seenheard {

/// What a named person decided over an entry that was held.
struct NaiveSettlement {
    std::uint64_t leaf = 0; ///< Of the act.
    bool released = false;
    std::string by;
    std::string why;
};

/// What administrators have done, as the log says it: only what somebody ordered, or what the server does by itself.
class NaiveActs {
public:
    /// Somebody is about to do that. Where the power goes meanwhile it may have come to pass or not.
    void order(const AdministrativeAct& act) {
        ordered_.push_back(act);
        everOrdered_.push_back(act);
    }
    /// Nothing has been done yet, and whatever was ever ordered may be: the log is read again from its beginning.
    void startAgain();
    /// Two tablets write as this signer, or one whose box fell behind its store: only then are forks to be expected.
    void expectForks(const SignerId& signer) { forksExpected_.insert(signer); }

    /// False for what nobody ordered. Yields no effect of it on records.
    [[nodiscard]] bool take(const AdministrativeAct& act, std::uint64_t leaf, const ActPlace& place);
    /// A decision that a restore had lost has come back, before what it is about: nothing follows from it yet.
    [[nodiscard]] bool takeWithoutEffect(const AdministrativeAct& act) { return wasOrdered(act); }

    [[nodiscard]] bool mayFork(const SignerId& signer) const { return forksExpected_.contains(signer); }
    /// The leaf that revoked the signer; nothing where none has.
    [[nodiscard]] std::optional<std::uint64_t> revokedAt(const SignerId& signer) const;
    [[nodiscard]] bool isPublished(const Hash& form) const { return published_.contains(form); }
    [[nodiscard]] const NaiveSettlement* settlement(const EntryId& entry) const;
    /// Whether the signer was a supervisor for whoever had seen the first leaves of the log.
    [[nodiscard]] bool isSupervisor(const SignerId& signer, Role certified, std::uint64_t seen) const;
    [[nodiscard]] bool isDisposed(const RecordId& record) const { return disposed_.contains(record); }
    /// By the leaf that says so.
    [[nodiscard]] const std::map<RecordId, std::uint64_t>& disposed() const { return disposed_; }
    /// Somebody has ordered it at some time, whether it came to pass in this log or not.
    [[nodiscard]] bool mayBeDisposed(const RecordId& record) const;
    /// Whether a leaf below that one says that nobody waits for the number any more.
    [[nodiscard]] bool isWrittenOff(const SignerId& signer, std::uint64_t number, std::uint64_t below) const;

private:
    [[nodiscard]] bool wasOrdered(const AdministrativeAct& act);
    [[nodiscard]] bool settle(const AdministrativeAct& act, std::uint64_t leaf);

    std::vector<AdministrativeAct> ordered_, everOrdered_;
    std::set<SignerId> forksExpected_;
    std::map<SignerId, std::uint64_t> revoked_;
    std::map<SignerId, std::map<std::uint64_t, Role>> roles_; ///< By the leaf from which on they have them.
    std::map<SignerId, ActPlace> newestRole_;
    std::map<RecordId, std::uint64_t> disposed_;
    std::set<Hash> published_;
    std::map<EntryId, NaiveSettlement> settlements_;
    std::map<std::pair<SignerId, std::uint64_t>, std::uint64_t> writtenOff_;
};

} // namespace seenheard
