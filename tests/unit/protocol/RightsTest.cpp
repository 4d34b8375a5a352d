#include "sync/protocol/Rights.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace seenheard;

namespace {

/// The table of the code, a line a role, `x` where he may.
std::string tableAsText() {
    std::string text;
    for (const auto role : rolesOfPeople()) {
        text += std::string(wordFor(role)) + ":";
        for (const auto right : allRights())
            text += may(role, right) ? " x" : " -";
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("Who may do what stands in one table, and this is it") {
    // see, write, amend, decide, review, release_hold, enrol, close_tablet, manage_people, export
    CHECK(tableAsText()
        == "officer: x x x - - - - - - -\n"
           "supervisor: x x x x x x x x - -\n"
           "pcso: x x x - - - - - - -\n"
           "early_action: x x x - - - - - - -\n"
           "missing_coordinator: x x x - - - - - - -\n"
           "administrator: - - - - - - x x x -\n"
           "auditor: x - - - - - - - - x\n");
    CHECK(std::ranges::none_of(allRights(), [](Right right) { return may(Role::Server, right); }));
}

TEST_CASE("A supervisor enrols those who see no more than he does; an administrator anybody but a server") {
    for (const auto other : rolesOfPeople()) {
        INFO(wordFor(other));
        CHECK(mayEnrolAs(Role::Administrator, other));
        CHECK(mayEnrolAs(Role::Supervisor, other)
            == (other != Role::Supervisor && other != Role::Administrator && other != Role::Auditor));
        CHECK_FALSE(mayEnrolAs(Role::Officer, other));
        CHECK_FALSE(mayEnrolAs(Role::Auditor, other));
    }
    CHECK_FALSE(mayEnrolAs(Role::Administrator, Role::Server));
}
