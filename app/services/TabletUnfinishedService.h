#pragma once

#include "app/services/Directory.h"
#include "app/services/FormLibrary.h"
#include "app/services/UnfinishedService.h"
#include "app/storage/TabletTables.h"
#include "platform/base/Clock.h"

namespace seenheard {

/// Drafts and unsubmitted records read from the tablet's store.
class TabletUnfinishedService final : public UnfinishedService {
public:
    struct Parts {
        TabletTables& tables;
        FormLibrary& forms;
        const Directory& directory;
        const Clock& clock;
        SignerCertificate me;
    };

    explicit TabletUnfinishedService(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Result<std::vector<DraftView>> unfinished() override;

private:
    /// Nothing where there is nothing left to finish.
    [[nodiscard]] Result<std::optional<DraftView>> unfinishedOn(const RecordId& record, std::optional<Draft> kept);

    Parts parts_;
};

} // namespace seenheard
