#pragma once

#include "sync/forms/FormDefinition.h"
#include "tests/simulation/judge/Ledger.h"
#include "tests/simulation/tablet/SimulatedTablet.h"

namespace seenheard {

/// What officers do: each act is one entry, made by the product's own rules of who replaces what, saved and entered in
/// the ledger as saved only if the store said so.
class Officer {
public:
    Officer(SimulatedTablet& tablet, Ledger& ledger, OfficerOf officerOf, Chance& chance)
        : tablet_(tablet)
        , ledger_(ledger)
        , officerOf_(std::move(officerOf))
        , chance_(chance) {}

    /// Records or amends some answers. False where there was nothing to write.
    bool record(const RecordId& record);
    /// The same with a form that the server has not published.
    bool recordWithLateForm(const RecordId& record);
    /// A supervisor decides what differs. False where nothing does.
    bool decide(const RecordId& record);
    /// A tampered program replaces what another officer said, without right.
    bool breakRule(const RecordId& record);

private:
    [[nodiscard]] Author author() const;
    bool save(const RecordId& record, const FormDefinition& form, std::vector<Operation> operations, bool honest);

    SimulatedTablet& tablet_;
    Ledger& ledger_;
    OfficerOf officerOf_;
    Chance& chance_;
};

} // namespace seenheard
