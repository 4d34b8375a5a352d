#pragma once

#include "app/shift/AnswerSheet.h"
#include "app/shift/ShiftTablet.h"

namespace seenheard {

/// What the shift is played from: who, which cases, what is decided.
struct Plot {
    /// An answer about a child.
    struct Point {
        std::string child;
        std::string field;
    };

    struct Decision {
        std::string stands; ///< As screens say it.
        std::string value;  ///< As the form names it.
        std::string reason;
    };

    std::vector<ShiftTablet::Kind> tablets; ///< Two officers and a supervisor.
    AnswerSheet first;                      ///< The incident of both, by the first officer.
    AnswerSheet second;                     ///< The same, by the second.
    AnswerSheet alone;
    AnswerSheet wandering;
    Point differOn;
    Point twoAccountsOf;
    Decision decision;
};

/// Reads app/demo/shift.json and the cases that it names.
[[nodiscard]] Result<Plot> readPlot(const Places& places);

} // namespace seenheard
