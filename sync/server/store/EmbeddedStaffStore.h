#pragma once

#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/StaffStore.h"

namespace seenheard {

/// People in the embedded store.
class EmbeddedStaffStore final : public StaffStore {
public:
    explicit EmbeddedStaffStore(EmbeddedConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<Person>> people() override;
    [[nodiscard]] Result<std::vector<Assignment>> assignments() override;
    [[nodiscard]] Status apply(const PeopleChange& change, std::int64_t nowMs) override;

private:
    EmbeddedConnections& connections_;
};

} // namespace seenheard
