#pragma once

#include "app/services/Directory.h"
#include "app/storage/CertificateStore.h"
#include "app/storage/PeopleStore.h"
#include "app/storage/ReferenceStore.h"

namespace seenheard {

/// Names behind ids, from the tablet's store. Keeps what it has read.
class StoreDirectory final : public Directory {
public:
    StoreDirectory(CertificateStore& signers, ReferenceStore& references, PeopleStore& people)
        : signers_(signers)
        , references_(references)
        , people_(people) {}

    [[nodiscard]] SignerName signer(const SignerId& signer) const override;
    [[nodiscard]] std::optional<ReferenceItem> item(const Reference& reference) const override;

private:
    CertificateStore& signers_;
    ReferenceStore& references_;
    PeopleStore& people_;
};

/// Somebody who was noted in a record, as if loaded.
[[nodiscard]] ReferenceItem itemOf(const KnownPerson& noted);

/// A loaded thing as services hand it out.
[[nodiscard]] ReferenceItem itemOf(const StoredReference& stored);

} // namespace seenheard
