#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Draft.h"

namespace seenheard {

/// Drafts, one row each. Saving goes through TabletStore, which puts each revision into the black box too.
class DraftStore {
public:
    explicit DraftStore(Database& database) : database_(database) {}

    /// NotFound where there is none.
    [[nodiscard]] Result<Draft> draft(const DraftId& id);
    /// The draft on that record, if one is open.
    [[nodiscard]] Result<std::optional<Draft>> on(const RecordId& record);
    /// Last changed first.
    [[nodiscard]] Result<std::vector<Draft>> all();

    /// Replaces the revision before. One draft a record: AlreadyExists for a second.
    [[nodiscard]] Status put(const Draft& draft);
    /// No draft of that id is no error.
    [[nodiscard]] Status remove(const DraftId& id);
    [[nodiscard]] Status removeOf(const RecordId& record);

private:
    Database& database_;
};

} // namespace seenheard
