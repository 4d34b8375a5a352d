#pragma once

#include "sync/server/intake/Intake.h"

#include <ostream>

namespace seenheard {

/// A folder into which another system puts files. What was taken goes to done/, what was refused to refused/, each with
/// the time in front of its name, so that nothing is ever written over.
class IntakeFolder {
public:
    struct Rules {
        std::int64_t settleSeconds = 5; ///< For how long a file has not changed before it counts as complete.
        bool needsChecksum = false;     ///< A file without its FILE.sha256 is not complete.
        std::int64_t keepDays = 0;      ///< What was put away longer ago is deleted; 0: nothing is.
    };

    IntakeFolder(std::filesystem::path folder, Rules rules) : folder_(std::move(folder)), rules_(rules) {}

    /// Takes every complete file, in the order in which sets refer to each other and then by name; says a line for
    /// each. What fails for another reason than the file itself stays where it is for the next time: the error is the
    /// first.
    [[nodiscard]] Status takeAll(Intake& intake, const IntakeSource& source, const Clock& clock, std::ostream& out);

    /// Deletes what lies in done/ and refused/ for longer than it is kept, by the time in front of its name; nothing
    /// else that somebody put there. Says how much.
    [[nodiscard]] Status empty(const Clock& clock, std::ostream& out) const;

private:
    struct Seen {
        std::uintmax_t octets = 0;
        std::filesystem::file_time_type changedAt;
        std::filesystem::file_time_type seenAt;
    };

    [[nodiscard]] Result<std::vector<std::filesystem::path>> complete();
    [[nodiscard]] bool hasSettled(const std::filesystem::path& file);
    [[nodiscard]] Status takeOne(const std::filesystem::path& file, Intake& intake, const IntakeSource& source,
        const std::string& stamp, std::ostream& out);

    std::filesystem::path folder_;
    Rules rules_;
    std::map<std::filesystem::path, Seen> seen_;
};

} // namespace seenheard
