#pragma once

#include "app/services/DifferenceService.h"
#include "app/services/RecordService.h"
#include "app/storage/CertificateStore.h"
#include "app/storage/RecordStore.h"
#include "sync/protocol/Rights.h"

namespace seenheard {

/// Differences on the tablet's records.
class TabletDifferenceService final : public DifferenceService {
public:
    TabletDifferenceService(RecordStore& store, RecordService& records, CertificateStore& signers, SignerCertificate me)
        : store_(store)
        , records_(records)
        , signers_(signers)
        , me_(std::move(me)) {}

    [[nodiscard]] Result<std::vector<DifferenceView>> open() override;
    [[nodiscard]] Result<std::size_t> count() override;
    [[nodiscard]] bool mayDecide() const override { return may(signers_.roleOf(me_), Right::Decide); }

private:
    /// An entry that had not seen a decision stands beside it: who decided, and whose entry that is.
    [[nodiscard]] Result<std::string> reopenedBy(const RecordId& record, const FieldView& field);

    RecordStore& store_;
    RecordService& records_;
    CertificateStore& signers_;
    SignerCertificate me_;
};

} // namespace seenheard
