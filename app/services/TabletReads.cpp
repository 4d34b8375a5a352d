#include "app/services/TabletReads.h"

#include "app/services/StoreDirectory.h"
#include "app/services/TabletChildService.h"
#include "app/services/TabletDifferenceService.h"
#include "app/services/TabletFindService.h"
#include "app/services/TabletPeopleService.h"
#include "app/services/TabletPictureService.h"
#include "app/services/TabletPressingService.h"
#include "app/services/TabletRecordService.h"
#include "app/services/TabletReferenceService.h"
#include "app/services/TabletReviewService.h"
#include "app/services/TabletSameChildService.h"
#include "app/services/TabletStandingService.h"
#include "app/services/TabletUnfinishedService.h"

namespace seenheard {

/// Declared in the order in which each stands on those before it.
struct TabletReads::Services {
    Services(TabletTables& tables, const PictureFiles& files, const SignerCertificate& me, const Clock& clock)
        : forms(tables.forms)
        , directory(tables.signers, tables.references, tables.people)
        , records(tables, forms, directory, me.officer)
        , differences(tables.records, records, tables.signers, me)
        , find(tables.search, records)
        , reference(tables.references)
        , people(tables.people, directory, clock)
        , sameChild(tables.people, records, directory, clock)
        , local(tables.people, tables.references, records, directory)
        , children({tables.people, records, reference, directory, local, clock})
        , unfinished({tables, forms, directory, clock, me})
        , standing(tables, directory)
        , pictures(tables.pictures, files)
        , reviews({tables, forms, records, local, directory, clock, me})
        , pressing({tables, records, local, clock})
        , toShow({tables, records, children, find, differences, reviews, sameChild, people, pictures, local}) {}

    FormLibrary forms;
    StoreDirectory directory;
    TabletRecordService records;
    TabletDifferenceService differences;
    TabletFindService find;
    TabletReferenceService reference;
    TabletPeopleService people;
    TabletSameChildService sameChild;
    LocalKnowledge local;
    TabletChildService children;
    TabletUnfinishedService unfinished;
    TabletStandingService standing;
    TabletPictureService pictures;
    TabletReviewService reviews;
    TabletPressingService pressing;
    RecordsToShow toShow;
};

TabletReads::TabletReads(
    TabletTables& tables, const PictureFiles& pictures, const SignerCertificate& me, const Clock& clock)
    : services_(std::make_unique<Services>(tables, pictures, me, clock)) {}
TabletReads::~TabletReads() = default;

RecordsToShow& TabletReads::toShow() {
    return services_->toShow;
}
FormLibrary& TabletReads::forms() {
    return services_->forms;
}
const Directory& TabletReads::directory() const {
    return services_->directory;
}
RecordService& TabletReads::records() {
    return services_->records;
}
DifferenceService& TabletReads::differences() {
    return services_->differences;
}
FindService& TabletReads::find() {
    return services_->find;
}
ReferenceService& TabletReads::reference() {
    return services_->reference;
}
PeopleService& TabletReads::people() {
    return services_->people;
}
ChildService& TabletReads::children() {
    return services_->children;
}
SameChildService& TabletReads::sameChild() {
    return services_->sameChild;
}
LocalKnowledge& TabletReads::local() {
    return services_->local;
}
UnfinishedService& TabletReads::unfinished() {
    return services_->unfinished;
}
StandingService& TabletReads::standing() {
    return services_->standing;
}
PictureService& TabletReads::pictures() {
    return services_->pictures;
}
ReviewService& TabletReads::reviews() {
    return services_->reviews;
}
PressingService& TabletReads::pressing() {
    return services_->pressing;
}

} // namespace seenheard
