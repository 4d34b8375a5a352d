#pragma once

#include "sync/server/sequencer/BatchSequencing.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// What administrators do, brought into the log of a store: each act is an entry of the server's own chain. Works
/// beside a server that runs on the same store.
class Administration {
public:
    Administration(ServerStore& store, const ServerIdentity& identity, const Clock& clock, Random& random)
        : store_(store)
        , signers_(store.signers())
        , forms_(store.catalogue())
        , context_{identity, signers_, forms_, clock, random} {}

    /// All or nothing, in one turn; yields where each act stands in the log.
    [[nodiscard]] Result<std::vector<ChainEntry>> perform(const std::vector<AdministrativeAct>& acts) {
        return run({acts, nullptr});
    }
    /// Publishes a form; the leaves behind the one that says so release what waited for it.
    [[nodiscard]] Result<std::vector<ChainEntry>> publish(const FormDefinition& form, const std::string& by);

    /// Brings drafts out of black boxes into their records, once, in their officers' names.
    [[nodiscard]] Result<std::vector<RecoveredPlace>> recover(const RecoveryWish& wish);

    /// Brings a digest of rows of the audit into the log.
    [[nodiscard]] Status sealAudit(const AuditSeal& seal);

    /// Ends the gathering after a restore and takes what was received into the log. Cut off behind the act, the next
    /// call or a serving process goes on.
    [[nodiscard]] Status endGathering(const std::string& by, const std::string& why);

private:
    [[nodiscard]] Result<std::vector<ChainEntry>> run(const AdministrativeWish& wish);

    ServerStore& store_;
    SignerDirectory signers_;
    FormDirectory forms_;
    SequencingContext context_;
};

} // namespace seenheard
