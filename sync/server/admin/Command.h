#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Random.h"
#include "sync/server/admin/CommandLine.h"
#include "sync/server/store/ServerStore.h"
#include "sync/server/store/postgresql/PostgresAddress.h"

#include <functional>
#include <iosfwd>
#include <memory>

namespace seenheard {

/// What commands stand on.
struct CommandContext {
    std::ostream& out; ///< Results, for scripts.
    std::ostream& err; ///< What a person should know besides.
    const Clock& clock;
    Random& random;
    Log& log;
    std::map<std::string, std::string> environment = {};
};

/// One command of the program.
struct Command {
    CommandShape shape;
    std::function<Status(const Arguments&, const CommandContext&)> run;
};

[[nodiscard]] Command initCommand();
[[nodiscard]] Command serveCommand();
[[nodiscard]] Command statusCommand();
[[nodiscard]] Command enrolCommand();
[[nodiscard]] Command makeCodeCommand();
[[nodiscard]] Command listCodesCommand();
[[nodiscard]] Command withdrawCodeCommand();
[[nodiscard]] Command admitDeskCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command publishFormsCommand();
[[nodiscard]] Command importFormCommand();
[[nodiscard]] Command previewFormCommand();
[[nodiscard]] Command withdrawFormCommand();
[[nodiscard]] Command listFormsCommand();
[[nodiscard]] Command loadReferenceCommand();
[[nodiscard]] Command listReferenceCommand();
[[nodiscard]] Command intakeCommand();
[[nodiscard]] Command watchIntakeCommand();
[[nodiscard]] Command expectFeedCommand();
[[nodiscard]] Command listFeedsCommand();
[[nodiscard]] Command recoverCommand();
[[nodiscard]] Command restoredCommand();
[[nodiscard]] Command endGatheringCommand();
/// Refuses what writes to the store while nothing may be added to its log.
[[nodiscard]] Status checkNotStopped(ServerStore& store);
[[nodiscard]] Command loadPeopleCommand();
[[nodiscard]] Command listPeopleCommand();
[[nodiscard]] Command changePersonCommand();
[[nodiscard]] Command personLeftCommand();
[[nodiscard]] Command assignCommand();
[[nodiscard]] Command unassignCommand();
[[nodiscard]] Command assignmentsCommand();
[[nodiscard]] Command listTabletsCommand();
[[nodiscard]] Command lockTabletCommand();
[[nodiscard]] Command unlockTabletCommand();
[[nodiscard]] Command wipeTabletCommand();
[[nodiscard]] Command listHoldsCommand();
[[nodiscard]] Command releaseHoldCommand();
[[nodiscard]] Command refuseHoldCommand();
[[nodiscard]] Command listSignersCommand();
[[nodiscard]] Command revokeSignerCommand();
[[nodiscard]] Command retireSignerCommand();
[[nodiscard]] Command giveRoleCommand();
[[nodiscard]] Command listGapsCommand();
[[nodiscard]] Command writeOffGapCommand();
[[nodiscard]] Command disposeCommand();
[[nodiscard]] Command listAuditCommand();
[[nodiscard]] Command exportAuditCommand();
[[nodiscard]] Command checkAuditCommand();
[[nodiscard]] Command sealAuditCommand();
[[nodiscard]] Command migrateCommand();
[[nodiscard]] Command backupCommand();
[[nodiscard]] Command restoreCommand();
[[nodiscard]] Command doctorCommand();
[[nodiscard]] Command showAuthorityCommand();
[[nodiscard]] Command issueCertificateCommand();

/// --store, which every command takes that needs a store. Where it names PostgreSQL the two of
/// `optionsBesideStore` say what else belongs to it. All three may stand in the file that --config names.
[[nodiscard]] Option storeOption();
[[nodiscard]] std::vector<Option> optionsBesideStore();
[[nodiscard]] Option configurationOption();
[[nodiscard]] Result<std::unique_ptr<ServerStore>> openStore(const Arguments& arguments, const CommandContext& context);
/// A new one, where none may be yet.
[[nodiscard]] Result<std::unique_ptr<ServerStore>> createStore(
    const Arguments& arguments, const ServerIdentity& identity, const LogEnd& end, const CommandContext& context);
/// Of a store on PostgreSQL; InvalidInput where something is missing.
[[nodiscard]] Result<PostgresAddress> postgresAddress(const Arguments& arguments);
/// The store as it may be shown: no password.
[[nodiscard]] std::string shownStore(const Arguments& arguments);
/// "2026-03-02 09:00 UTC"
[[nodiscard]] std::string shownTime(std::int64_t utcMs);

} // namespace seenheard
