#include "app/services/TabletReads.h"

#include "app/services/StoreDirectory.h"
#include "app/services/TabletChildService.h"
#include "app/services/TabletDifferenceService.h"
#include "app/services/TabletFindService.h"
#include "app/services/TabletPeopleService.h"
#include "app/services/TabletRecordService.h"
#include "app/services/TabletReferenceService.h"
#include "app/services/TabletStandingService.h"
#include "app/services/TabletUnfinishedService.h"

namespace seenheard {

/// Declared in the order in which each stands on those before it.
struct TabletReads::Services {
    Services(TabletTables& tables, const SignerCertificate& me, const Clock& clock)
        : forms(tables.forms)
        , directory(tables.signers, tables.references, tables.people)
        , records(tables, forms, directory, me.officer)
        , differences(tables.records, records, tables.signers, me)
        , find(tables.search, records)
        , reference(tables.references)
        , people(tables.people, directory, clock)
        , children({tables.people, records, reference, directory, clock})
        , unfinished({tables, forms, directory, clock, me.officer, me.role})
        , standing(tables) {}

    FormLibrary forms;
    StoreDirectory directory;
    TabletRecordService records;
    TabletDifferenceService differences;
    TabletFindService find;
    TabletReferenceService reference;
    TabletPeopleService people;
    TabletChildService children;
    TabletUnfinishedService unfinished;
    TabletStandingService standing;
};

TabletReads::TabletReads(TabletTables& tables, const SignerCertificate& me, const Clock& clock)
    : services_(std::make_unique<Services>(tables, me, clock)) {}
TabletReads::~TabletReads() = default;

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
UnfinishedService& TabletReads::unfinished() {
    return services_->unfinished;
}
StandingService& TabletReads::standing() {
    return services_->standing;
}

} // namespace seenheard
