#pragma once

#include "sync/protocol/Role.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace seenheard {

/// What somebody may do. The server asks for each of them; a tablet asks for those that its screens offer.
enum class Right : std::uint8_t {
    See,          ///< Is sent records: his own and those of the scopes that he was assigned to.
    Write,        ///< Begins records and says something in them.
    Amend,        ///< Replaces what was said before.
    Decide,       ///< Settles what officers differ on.
    Review,       ///< Reviews a record; whom it is returned to replies without this right.
    ReleaseHold,  ///< Applies or refuses an entry that the server holds.
    Enrol,        ///< Makes a one-time code, and withdraws one (mayEnrolAs).
    CloseTablet,  ///< Locks, unlocks, wipes a tablet, ends an enrolment.
    ManagePeople, ///< Changes who people are, what they may do and what they follow.
    Export        ///< Takes out who did what with which record.
};

/// The one table: every place that asks who may do something asks here.
[[nodiscard]] bool may(Role role, Right right);

/// Whether somebody of that role may make a code by which another becomes `other`: an administrator anybody, a
/// supervisor those who see no more than he does.
[[nodiscard]] bool mayEnrolAs(Role role, Role other);

/// Id of the form by which records are reviewed. Only who may review writes on one, but for the answer to what was
/// returned.
inline constexpr std::string_view reviewForm = "review";

/// "release_hold"
[[nodiscard]] std::string_view wordFor(Right right);
[[nodiscard]] std::span<const Right> allRights();

} // namespace seenheard
