#pragma once

#include "app/services/LocalKnowledge.h"
#include "app/services/PressingService.h"
#include "app/services/RecordService.h"
#include "app/storage/TabletTables.h"
#include "platform/base/Clock.h"

#include <map>

namespace seenheard {

/// Reads the clocks of own records; what was read of one is kept for as long as nothing more is written in it and
/// nothing more of it was sent.
class TabletPressingService final : public PressingService {
public:
    struct Parts {
        TabletTables& tables;
        RecordService& records;
        LocalKnowledge& local;
        const Clock& clock;
    };
    explicit TabletPressingService(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Result<std::vector<PressingClock>> pressing() override;

private:
    struct Read {
        RecordRow row; ///< As it was when its clocks were read.
        std::vector<Consequence> clocks;
    };
    [[nodiscard]] Result<const Read*> readOf(const RecordRow& row);

    Parts parts_;
    std::map<RecordId, Read> read_;
};

} // namespace seenheard
