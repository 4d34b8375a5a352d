#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/TabletCommand.h"

#include <optional>

namespace seenheard {

/// One officer's profile on one tablet: what a command is given to.
struct KnownTablet {
    TabletId tablet;
    std::string tabletName;
    std::string officerName;
    std::int64_t enrolledAtMs = 0;
};

/// A command with who gave it, why, and when the tablet said that it was done.
struct GivenCommand {
    TabletId tablet;
    TabletCommand command;
    std::string person;
    std::string reason;
    std::optional<std::int64_t> carriedOutAtMs;
};

/// Which tablets there are and what they were told to do.
class TabletCommandStore {
public:
    virtual ~TabletCommandStore() = default;
    /// In the order of their enrolment.
    [[nodiscard]] virtual Result<std::vector<KnownTablet>> tablets() = 0;
    /// Number and time of the command are filled in; NotFound where there is no such tablet.
    [[nodiscard]] virtual Result<GivenCommand> give(GivenCommand command) = 0;
    /// Of all tablets, oldest first.
    [[nodiscard]] virtual Result<std::vector<GivenCommand>> given() = 0;
    /// Those that this tablet has not carried out, oldest first.
    [[nodiscard]] virtual Result<std::vector<TabletCommand>> open(const TabletId& tablet, std::size_t most) = 0;
    /// The tablet says that it has done everything up to that number.
    [[nodiscard]] virtual Status noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) = 0;
};

} // namespace seenheard
