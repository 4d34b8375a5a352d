#pragma once

#include "sync/server/intake/IntakeFile.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// Who brings it, for the audit.
struct IntakeSource {
    std::string from; ///< The system, or the person who started it: "Niche".
    std::string why;
};

/// What became of a file.
struct IntakeReport {
    std::string set;
    std::string_view encoding;
    std::size_t rows = 0;
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t ended = 0;
    std::size_t unchanged = 0;
    std::size_t repeated = 0;
    std::vector<RefusedRow> refused;
    std::vector<std::string> notes; ///< What else somebody should know.
    std::string refusedText;        ///< The refused rows as a file.

    /// "flags: 100 rows, 3 added, 2 changed, …": numbers alone, for logs too.
    [[nodiscard]] std::string summary() const;
    /// Each refused row and each note, a line each: line, column, what is wrong, what to do.
    [[nodiscard]] std::string why(const std::string& file) const;
};

/// Takes files of a records system or of dispatch into the reference data.
class Intake {
public:
    Intake(ServerStore& store, const Clock& clock) : store_(store), clock_(clock) {}

    /// All good rows in one transaction, or none: bad ones are refused by themselves and stay out. The same file again
    /// changes nothing. What changes is noted in the audit first. Only shown: says what would happen.
    [[nodiscard]] Result<IntakeReport> take(
        const std::string& name, BytesView octets, const IntakeSource& source, bool onlyShown);

private:
    ServerStore& store_;
    const Clock& clock_;
};

} // namespace seenheard
