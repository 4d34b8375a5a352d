#pragma once

#include "app/services/Directory.h"
#include "app/services/FormLibrary.h"
#include "app/services/RecordService.h"
#include "app/storage/RecordParts.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// Records read from the tablet's store.
class TabletRecordService final : public RecordService {
public:
    TabletRecordService(TabletTables& tables, FormLibrary& forms, const Directory& directory, const OfficerId& me)
        : tables_(tables)
        , parts_(tables.entries)
        , forms_(forms)
        , directory_(directory)
        , me_(me) {}

    [[nodiscard]] Result<std::vector<RecordSummary>> list(std::size_t most, std::size_t after) override;
    [[nodiscard]] Result<std::size_t> count() override { return tables_.records.count(); }
    [[nodiscard]] Result<RecordView> show(const RecordId& record) override;
    [[nodiscard]] Result<std::vector<HistoryRow>> history(const RecordId& record) override;

private:
    /// A record as its entries tell it, whatever its row says.
    struct Proven {
        KeptRecord record;
        bool asKept = true;
    };
    [[nodiscard]] Result<Proven> proven(const RecordId& record);
    /// Whether the row said of that state what the entries say.
    [[nodiscard]] Result<bool> prove(const RecordId& record, RecordState& state);
    /// Marks what comes from one of two tails of a chain.
    [[nodiscard]] Status markForks(std::vector<ItemView>& items, std::map<SignerId, std::uint64_t>& forkedAt);
    [[nodiscard]] Status markForks(std::vector<FieldView>& fields, std::map<SignerId, std::uint64_t>& forkedAt);
    [[nodiscard]] Result<RecordView> viewOf(const Proven& proven);

    TabletTables& tables_;
    RecordParts parts_;
    FormLibrary& forms_;
    const Directory& directory_;
    OfficerId me_;
};

} // namespace seenheard
