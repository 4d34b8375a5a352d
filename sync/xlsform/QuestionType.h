#pragma once

#include <string>
#include <string_view>

namespace seenheard {

/// What the column `type` of a survey asks for.
struct QuestionType {
    enum class Kind {
        Words,
        Integer,
        Decimal,
        One,
        Many,
        Tri,
        Date,
        Time,
        DateTime,
        Reference,
        Picture,
        Range,
        Acknowledge,
        Note,
        Calculate,
        BeginGroup,
        EndGroup,
        BeginRepeat,
        EndRepeat,
        Metadata,    ///< What every record has of itself: when it was begun, by whom, on which tablet.
        Unsupported, ///< XLSForm has it and we do not.
        Unknown,     ///< No type that XLSForm has.
    };
    Kind kind = Kind::Unknown;
    std::string detail;   ///< The list of choices, or what a reference is to.
    bool orOther = false; ///< "or_other"
    std::string word;     ///< The type without its detail, in XLSForm's usual word.
};

[[nodiscard]] QuestionType questionTypeFrom(std::string_view cell);
[[nodiscard]] bool isChoice(const QuestionType& type);

} // namespace seenheard
