#include "sync/server/access/OpenedBox.h"

namespace seenheard {

namespace {

CheckedEntry refusedEntry(const EntryId& id, HoldReason reason) {
    CheckedEntry entry;
    entry.id = id;
    entry.refused = reason;
    return entry;
}

} // namespace

std::vector<OpenedRecord> openedRecords(const BoxSegment& segment, const SegmentKeyOpener& openKey) {
    const auto key = openKey(segment);
    std::vector<OpenedRecord> records;
    for (const auto& record : segment.records) {
        if (record.header.kind == BoxKind::Carried)
            continue;
        OpenedRecord opened{record.header, {}, false};
        if (key) {
            if (const auto payload = segment.open(record, key->view())) {
                opened.payload = copyOf(payload->view());
                opened.opened = true;
            }
        }
        records.push_back(std::move(opened));
    }
    return records;
}

Result<CheckedEntry> checkRecord(const OpenedRecord& record, SignerDirectory& signers,
    const std::function<bool(const SignerCertificate&)>& mayBring) {
    const auto& id = record.header.entry;
    if (!record.opened)
        return refusedEntry(id, HoldReason::Malformed);
    const auto signer = signers.find(record.header.signer);
    if (!signer)
        return signer.error();
    if (!*signer || !mayBring(**signer))
        return refusedEntry(id, HoldReason::UnknownSigner);
    auto checked = checkEntry(record.payload, **signer);
    return checked.id == id ? std::move(checked) : refusedEntry(id, HoldReason::Malformed);
}

} // namespace seenheard
