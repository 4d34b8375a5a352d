#pragma once

#include "app/storage/ProfileDirectory.h"
#include "app/storage/SweepStanding.h"
#include "app/storage/TabletTables.h"
#include "platform/base/Clock.h"

namespace seenheard {

/// Puts a store right in which something does not fit, or of which a part cannot be read: a new file takes what proves
/// itself (entries by their signatures, records folded anew from those), asks the server for the records that are not
/// whole, and then takes the place of the old one in one step. What is nowhere but in the black box comes back by way
/// of the server, as after a rollback. Nothing acknowledged is lost; a crash at any point leaves the old file or the
/// new one.
class StoreMending {
public:
    StoreMending(const ProfileDirectory& profile, BytesView databaseKey, RecordSummariser& summariser, Clock& clock);

    /// At the next opening.
    [[nodiscard]] static Status ask(const ProfileDirectory& profile);
    [[nodiscard]] static bool isAsked(const ProfileDirectory& profile);
    /// Lets a file that a crash left ready take its place.
    [[nodiscard]] static Status finish(const ProfileDirectory& profile);

    /// Under the profile's lock, with no connection open. FromTheFuture leaves everything as it is; StorageFull and
    /// StorageFailed leave the old file and the wish, so that the next opening tries again.
    [[nodiscard]] Result<MendReport> run();

private:
    struct Work;
    [[nodiscard]] Result<MendReport> fill(const std::filesystem::path& scratch);
    [[nodiscard]] Status finishProfile(TabletTables& tables, MendReport& report);

    ProfileDirectory profile_;
    BytesView databaseKey_;
    RecordSummariser& summariser_;
    Clock& clock_;
};

} // namespace seenheard
