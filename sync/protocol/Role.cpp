#include "sync/protocol/Role.h"

#include <array>

namespace seenheard {
namespace {

constexpr std::array people{Role::Officer, Role::Supervisor, Role::Pcso, Role::EarlyAction, Role::MissingCoordinator,
    Role::Administrator, Role::Auditor};

} // namespace

std::string_view wordFor(Role role) {
    switch (role) {
    case Role::Officer: return "officer";
    case Role::Supervisor: return "supervisor";
    case Role::Server: return "server";
    case Role::Pcso: return "pcso";
    case Role::EarlyAction: return "early_action";
    case Role::MissingCoordinator: return "missing_coordinator";
    case Role::Administrator: return "administrator";
    case Role::Auditor: return "auditor";
    }
    return "unknown";
}

std::optional<Role> roleFrom(std::string_view word) {
    if (word == wordFor(Role::Server))
        return Role::Server;
    for (const auto role : people)
        if (wordFor(role) == word)
            return role;
    return std::nullopt;
}

std::span<const Role> rolesOfPeople() {
    return people;
}

} // namespace seenheard
