#pragma once

#include "app/services/PictureService.h"
#include "app/storage/PictureFiles.h"

namespace seenheard {

/// Pictures over the tablet's tables and the folder beside its store.
class TabletPictureService final : public PictureService {
public:
    TabletPictureService(TabletPictureStore& rows, PictureFiles files) : rows_(rows), files_(std::move(files)) {}

    [[nodiscard]] Result<Bytes> open(const Picture& picture) override;
    [[nodiscard]] Result<PictureCount> count(const RecordId& record) override { return rows_.count(record); }
    [[nodiscard]] Result<std::map<RecordId, PictureCount>> counts() override { return rows_.counts(); }

private:
    TabletPictureStore& rows_;
    PictureFiles files_;
};

} // namespace seenheard
