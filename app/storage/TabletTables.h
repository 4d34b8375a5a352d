#pragma once

#include "app/storage/DraftStore.h"
#include "app/storage/FollowingStore.h"
#include "app/storage/FormStore.h"
#include "app/storage/PeopleStore.h"
#include "app/storage/ProfileStore.h"
#include "app/storage/PutAwayStore.h"
#include "app/storage/RecordStore.h"
#include "app/storage/ReferenceStore.h"
#include "app/storage/SearchStore.h"
#include "app/storage/TabletPictureStore.h"
#include "app/storage/ViewStore.h"

namespace seenheard {

/// All sub-stores on one connection.
struct TabletTables {
    TabletTables(Database& database, RecordSummariser& summariser);
    TabletTables(const TabletTables&) = delete;
    TabletTables& operator=(const TabletTables&) = delete;

    CertificateStore signers;
    FormStore forms;
    ReferenceStore references;
    PeopleStore people;
    EntryStore entries;
    RecordStore records;
    FollowingStore following;
    DraftStore drafts;
    TabletPictureStore pictures;
    ProfileStore profile;
    SearchStore search;
    ViewStore views;
    PutAwayStore putAway;
};

} // namespace seenheard
