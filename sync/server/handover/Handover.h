#pragma once

#include "sync/server/handover/HandoverBook.h"
#include "sync/server/sequencer/FormDirectory.h"
#include "sync/server/store/ServerStore.h"

#include <filesystem>

namespace seenheard {

/// What one run did.
struct HandoverTotals {
    std::size_t first = 0;   ///< Records handed over for the first time.
    std::size_t amended = 0; ///< Records handed over again, in place of an earlier revision.
    std::uint64_t leaf = 0;  ///< Up to where the log was looked at.
};

/// Hands finished records over to the force's records system, as files in a folder: RECORD-rN-DIGEST.txt, then .json.
class Handover {
public:
    Handover(ServerStore& store, const Clock& clock) : store_(store), clock_(clock), forms_(store.catalogue()) {}

    /// Everything that was finished or changed since the last run. Each batch is noted in the audit before its files
    /// are written, and its place in the log kept after: cut off in between, the next run writes the same files again.
    [[nodiscard]] Result<HandoverTotals> run(
        const std::filesystem::path& folder, const std::string& by, const std::string& why);

private:
    struct Batch;
    [[nodiscard]] Result<std::set<RecordId>> touched(std::uint64_t& from, std::uint64_t below);
    [[nodiscard]] Status gather(const RecordId& record, const HandoverBook& book, Batch& batch);
    [[nodiscard]] Status handOver(
        const Batch& batch, const std::filesystem::path& folder, const std::string& by, const std::string& why);

    ServerStore& store_;
    const Clock& clock_;
    FormDirectory forms_;
    std::map<SignerId, SignerCertificate> signers_;
};

} // namespace seenheard
