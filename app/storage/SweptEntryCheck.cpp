#include "app/storage/SweptEntryCheck.h"

namespace seenheard {

Result<std::optional<VerifiedEntry>> believed(const SweptEntry& row, CertificateStore& signers) {
    const std::optional<VerifiedEntry> altered;
    const auto entry = entryFrom(row.entry);
    const auto header = entry ? entryHeaderFrom(entry->header) : Result<EntryHeader>(entry.error());
    if (!header || header->number != row.number || entryIdOf(entry->header) != row.id)
        return altered;
    const auto ref = signers.refOf(header->signer);
    const auto certificate = signers.certificate(header->signer);
    if (!ref || !certificate)
        return !ref ? ref.error() : certificate.error();
    if (*ref != row.signer)
        return altered;
    auto verified = verifyEntry(*entry, (*certificate)->signingKey);
    return verified ? std::optional(*std::move(verified)) : altered;
}

} // namespace seenheard
