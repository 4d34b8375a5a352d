#pragma once

#include "sync/server/store/ServerStore.h"

#include <functional>
#include <memory>

namespace seenheard {

/// Makes an empty store for one test; and opens the same one again.
struct StoreUnderTest {
    std::function<std::unique_ptr<ServerStore>(const ServerIdentity&, const LogEnd&)> create;
    std::function<std::unique_ptr<ServerStore>()> reopen;
};

/// What every ServerStore has to do: whoever writes another one runs it through these.
namespace server_store_suite {
void keepsItsIdentity(const StoreUnderTest& made);
void appendsWhatATurnCommits(const StoreUnderTest& made);
void forgetsATurnThatIsNotCommitted(const StoreUnderTest& made);
void findsEntriesAndGaps(const StoreUnderTest& made);
void feedsTheScopesOfARecord(const StoreUnderTest& made);
void remembersWhoFollowsWhat(const StoreUnderTest& made);
void redeemsACodeOnce(const StoreUnderTest& made);
void keepsTextAsItCame(const StoreUnderTest& made);
void knowsOfficersByName(const StoreUnderTest& made);
void keepsEveryVersionOfAForm(const StoreUnderTest& made);
void versionsReferenceSetsByContent(const StoreUnderTest& made);
void keepsWhatChangesInASet(const StoreUnderTest& made);
} // namespace server_store_suite

} // namespace seenheard
