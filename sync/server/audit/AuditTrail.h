#pragma once

#include "sync/server/store/ServerStore.h"

#include <functional>

namespace seenheard {

/// One thing done with a record, wherever it is noted: in the log itself, or in the rows of the audit.
struct AuditLine {
    std::int64_t atMs = 0;
    AuditKind kind = AuditKind::Disclosure;
    std::string how;
    std::string who;    ///< Officer or person, by name.
    std::string tablet; ///< On which, by name; empty for a command.
    SignerId signer;
    std::string why;
    std::vector<std::string> records; ///< Ids.
    std::vector<std::string> people;  ///< Ids of children that were looked at.
    std::string subject;
    std::string detail;
    std::string source; ///< "leaf 12", "row 7".
};

/// Takes out who did what with which record: first what the log says, leaf by leaf (what was collected, altered,
/// looked at, linked, disposed of, decided), then the rows of the audit. Ids alone, never a word of a record.
/// `take` gets each line that is not before `sinceMs` and before `untilMs`, and may end it with an error.
[[nodiscard]] Status eachAuditLine(ServerStore& store, std::int64_t sinceMs, std::int64_t untilMs,
    const std::function<Status(const AuditLine&)>& take);

/// The first row of a table, and one line of it. What a spreadsheet would compute is made text.
[[nodiscard]] std::string auditCsvHeader();
[[nodiscard]] std::string csvOf(const AuditLine& line);
[[nodiscard]] std::string jsonOf(const AuditLine& line);

} // namespace seenheard
