#include "tests/simulation/officers/Administrators.h"

namespace seenheard {

void Administrators::assign(const OfficerId& officer, const std::set<RecordScope>& scopes) {
    unclear_.insert(officer);
    const auto done = server_.administer([&](ServerStore& store, const ServerIdentity&) -> Status {
        auto& assignments = store.assignments();
        const auto before = assignments.assigned(officer);
        if (!before)
            return before.error();
        for (const auto& scope : *before) {
            if (scopes.contains(scope))
                continue;
            if (const auto ended = assignments.unassign(officer, scope); !ended)
                return ended.error();
        }
        for (const auto& scope : scopes) {
            if (const auto assigned = assignments.assign(officer, scope); !assigned)
                return assigned.error();
        }
        return success();
    });
    if (done) {
        judge_.following().assign(officer, scopes);
        unclear_.erase(officer);
    }
}

void Administrators::lookUp() {
    for (auto officer = unclear_.begin(); officer != unclear_.end();) {
        const auto assigned = disk_.assigned(*officer);
        if (!assigned)
            return;
        judge_.following().assign(*officer, {assigned->begin(), assigned->end()});
        officer = unclear_.erase(officer);
    }
}

} // namespace seenheard
