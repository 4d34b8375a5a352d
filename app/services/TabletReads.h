#pragma once

#include "app/services/ChildService.h"
#include "app/services/DifferenceService.h"
#include "app/services/Directory.h"
#include "app/services/FindService.h"
#include "app/services/FormLibrary.h"
#include "app/services/LocalKnowledge.h"
#include "app/services/PeopleService.h"
#include "app/services/PictureService.h"
#include "app/services/PressingService.h"
#include "app/services/RecordService.h"
#include "app/services/RecordsToShow.h"
#include "app/services/ReferenceService.h"
#include "app/services/ReviewService.h"
#include "app/services/SameChildService.h"
#include "app/services/StandingService.h"
#include "app/services/UnfinishedService.h"
#include "app/storage/PictureFiles.h"
#include "app/storage/TabletTables.h"
#include "platform/base/Clock.h"

namespace seenheard {

/// Everything that reads one unlocked profile and writes nothing, on one connection. Lives on that one's thread.
class TabletReads {
public:
    /// References must outlive it.
    TabletReads(TabletTables& tables, const PictureFiles& pictures, const SignerCertificate& me, const Clock& clock);
    ~TabletReads();

    /// For whoever shows words of records to people; what the others yield is for computing with.
    [[nodiscard]] RecordsToShow& toShow();

    [[nodiscard]] FormLibrary& forms();
    [[nodiscard]] const Directory& directory() const;
    [[nodiscard]] RecordService& records();
    [[nodiscard]] DifferenceService& differences();
    [[nodiscard]] FindService& find();
    [[nodiscard]] ReferenceService& reference();
    [[nodiscard]] PeopleService& people();
    [[nodiscard]] ChildService& children();
    [[nodiscard]] SameChildService& sameChild();
    [[nodiscard]] LocalKnowledge& local();
    [[nodiscard]] UnfinishedService& unfinished();
    [[nodiscard]] StandingService& standing();
    [[nodiscard]] PictureService& pictures();
    [[nodiscard]] ReviewService& reviews();
    [[nodiscard]] PressingService& pressing();

private:
    struct Services;
    std::unique_ptr<Services> services_;
};

} // namespace seenheard
