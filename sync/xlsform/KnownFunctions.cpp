#include "sync/xlsform/KnownFunctions.h"

#include <algorithm>
#include <array>

namespace seenheard {
namespace {

constexpr std::array<KnownFunction, 34> known{{
    {"count-selected", "count-selected", 1, 1, ValueKind::Number, true, {}},
    {"coalesce", "coalesce", 1, 8, ValueKind::Unknown, false, {}},
    {"if", "if", 3, 3, ValueKind::Unknown, false, {}},
    {"not", "not", 1, 1, ValueKind::Boolean, false, {}},
    {"true", "true", 0, 0, ValueKind::Boolean, false, {}},
    {"false", "false", 0, 0, ValueKind::Boolean, false, {}},
    {"string-length", "string-length", 1, 1, ValueKind::Number, false, {}},
    {"today", "today", 0, 0, ValueKind::Date, false, "today"},
    {"now", "now", 0, 0, ValueKind::Moment, false, "now"},
    {"concat", "concat", 1, 40, ValueKind::Words, false, {}},
    {"join", "join", 2, 40, ValueKind::Words, true, {}},
    {"string", "string", 1, 1, ValueKind::Words, false, {}},
    {"number", "number", 1, 1, ValueKind::Decimal, false, {}},
    {"decimal-date-time", "number", 1, 1, ValueKind::Decimal, false, {}},
    {"decimal-date", "number", 1, 1, ValueKind::Decimal, false, {}},
    {"int", "int", 1, 1, ValueKind::Number, false, {}},
    {"round", "round", 1, 2, ValueKind::Number, false, {}},
    {"abs", "abs", 1, 1, ValueKind::Unknown, false, {}},
    {"sum", "sum", 1, 40, ValueKind::Unknown, true, {}},
    {"min", "min", 1, 40, ValueKind::Unknown, true, {}},
    {"max", "max", 1, 40, ValueKind::Unknown, true, {}},
    {"regex", "regex", 2, 2, ValueKind::Boolean, false, {}},
    {"contains", "contains", 2, 2, ValueKind::Boolean, false, {}},
    {"starts-with", "starts-with", 2, 2, ValueKind::Boolean, false, {}},
    {"ends-with", "ends-with", 2, 2, ValueKind::Boolean, false, {}},
    {"substr", "substr", 2, 3, ValueKind::Words, false, {}},
    {"normalize-space", "normalize-space", 1, 1, ValueKind::Words, false, {}},
    {"date", "date", 1, 1, ValueKind::Date, false, {}},
    // Our own, for whoever writes a workbook for this product.
    {"answered", "answered", 1, 1, ValueKind::Boolean, false, {}},
    {"not-obtained", "not-obtained", 1, 1, ValueKind::Boolean, false, {}},
    {"reason-of", "reason-of", 1, 1, ValueKind::Words, false, {}},
    {"not-obtained-because", "not-obtained-because", 1, 1, ValueKind::Unknown, false, {}},
    {"years-between", "years-between", 2, 2, ValueKind::Number, false, {}},
    {"hours-after", "hours-after", 2, 2, ValueKind::Moment, false, {}},
}};

struct Reason {
    std::string_view name;
    std::string_view why;
};

constexpr std::array<Reason, 10> reasons{{
    {"pulldata",
        "looks things up in a file that the tablet does not have; what is loaded on the server is picked with a "
        "reference"},
    {"indexed-repeat", "picks one item of a repeat by its place, and items have none that stays"},
    {"once", "keeps the first value it had, and calculations here always follow the answers"},
    {"random", "gives something else each time, and the same answers have to give the same record"},
    {"uuid", "gives something else each time; every record has an id of its own already"},
    {"instance", "looks things up in a list beside the form"},
    {"search", "looks things up in a file that the tablet does not have"},
    {"selected-at", "asks for a choice by its place, and the choices of an answer have no order"},
    {"position", "is known here as position(..) in a repeat"},
    {"property", "asks what the device is, which every entry says of itself"},
}};

} // namespace

const KnownFunction* knownFunction(std::string_view name) {
    const auto* found =
        std::find_if(known.begin(), known.end(), [&](const KnownFunction& each) { return each.name == name; });
    return found == known.end() ? nullptr : found;
}

std::string reasonWithout(std::string_view name) {
    const std::string call = std::string(name) + "() ";
    for (const auto& [function, why] : reasons)
        if (function == name)
            return call + std::string(why);
    return call + "is not known here";
}

} // namespace seenheard
