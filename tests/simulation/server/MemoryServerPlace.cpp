#include "tests/simulation/server/MemoryServerPlace.h"

namespace seenheard {

Result<std::unique_ptr<ServerStore>> MemoryServerPlace::open() {
    machine_.turnTaken = false;
    return std::unique_ptr<ServerStore>(std::make_unique<MemoryServerStore>(machine_));
}

Status MemoryServerPlace::enrol(const SignerCertificate& certificate) {
    tables_.certificates.emplace(certificate.signer(), certificate);
    return success();
}

Status MemoryServerPlace::publish(const FormDefinition& form, std::int64_t nowMs) {
    return MemoryCatalogueStore(tables_).publish({form.id(), form.version(), form.hash(), nowMs}, form.octets());
}

Result<JudgedLeaf> MemoryServerPlace::leaf(std::uint64_t leaf) {
    const auto& kept = *tables_.log.at(leaf);
    return JudgedLeaf{kept.sequenced.verified.id, kept.canonical, kept.sequenced.held};
}

Result<std::optional<RecordState>> MemoryServerPlace::record(const RecordId& id) {
    const auto found = tables_.records.find(id);
    if (found == tables_.records.end())
        return std::optional<RecordState>{};
    return std::optional(found->second->state);
}

} // namespace seenheard
