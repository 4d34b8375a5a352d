#include "sync/protocol/Rights.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::array everyRight{Right::See, Right::Write, Right::Amend, Right::Decide, Right::Review,
    Right::ReleaseHold, Right::Enrol, Right::CloseTablet, Right::ManagePeople, Right::Export};

struct Row {
    Role role;
    std::array<bool, everyRight.size()> has;
};

constexpr bool yes = true;
constexpr bool no = false;

// What the server writes itself (acts, drafts out of black boxes) goes by rules of its own, so it has no row.
// clang-format off
constexpr std::array table{
    //                            see  write amend decide review release enrol close people export
    Row{Role::Officer,            {yes, yes,  yes,  no,    no,    no,     no,   no,   no,    no}},
    Row{Role::Supervisor,         {yes, yes,  yes,  yes,   yes,   yes,    yes,  yes,  no,    no}},
    Row{Role::Pcso,               {yes, yes,  yes,  no,    no,    no,     no,   no,   no,    no}},
    Row{Role::EarlyAction,        {yes, yes,  yes,  no,    no,    no,     no,   no,   no,    no}},
    Row{Role::MissingCoordinator, {yes, yes,  yes,  no,    no,    no,     no,   no,   no,    no}},
    Row{Role::Administrator,      {no,  no,   no,   no,    no,    no,     yes,  yes,  yes,   no}},
    Row{Role::Auditor,            {yes, no,   no,   no,    no,    no,     no,   no,   no,    yes}}};
// clang-format on

} // namespace

bool may(Role role, Right right) {
    const auto row = std::ranges::find(table, role, &Row::role);
    return row != table.end() && row->has.at(static_cast<std::size_t>(right));
}

bool mayEnrolAs(Role role, Role other) {
    if (!may(role, Right::Enrol) || other == Role::Server)
        return false;
    // Nobody makes his own equal, but who looks after people makes everybody.
    const auto beyond = [&](Right right) { return may(other, right) && (right == Right::Enrol || !may(role, right)); };
    return may(role, Right::ManagePeople) || std::ranges::none_of(everyRight, beyond);
}

std::string_view wordFor(Right right) {
    switch (right) {
    case Right::See: return "see";
    case Right::Write: return "write";
    case Right::Amend: return "amend";
    case Right::Decide: return "decide";
    case Right::Review: return "review";
    case Right::ReleaseHold: return "release_hold";
    case Right::Enrol: return "enrol";
    case Right::CloseTablet: return "close_tablet";
    case Right::ManagePeople: return "manage_people";
    case Right::Export: return "export";
    }
    return "unknown";
}

std::span<const Right> allRights() {
    return everyRight;
}

} // namespace seenheard
