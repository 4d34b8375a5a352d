#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace seenheard {

/// Who an officer is on a tablet. Numbers are on the wire and never used for anything else.
enum class Role : std::uint8_t {
    Officer = 0,    ///< A constable.
    Supervisor = 1, ///< Decides, reviews, releases what is held, for teams that he follows.
    Server = 2,
    Pcso = 3,               ///< No constable: calls one for police protection (R17).
    EarlyAction = 4,        ///< Likewise.
    MissingCoordinator = 5, ///< Missing-from-home coordinator of a district.
    Administrator = 6,      ///< Of people and tablets, at a desk. Writes no records and is sent none.
    Auditor = 7             ///< Reads what he is assigned to, and takes out who did what with which record.
};

inline constexpr Role lastRole = Role::Auditor;

/// "pcso": in forms (`officer_role`), in files and commands.
[[nodiscard]] std::string_view wordFor(Role role);
/// Inverse of wordFor(Role).
[[nodiscard]] std::optional<Role> roleFrom(std::string_view word);
/// What people can be enrolled as, the usual one first.
[[nodiscard]] std::span<const Role> rolesOfPeople();

} // namespace seenheard
