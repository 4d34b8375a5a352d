#pragma once

#include "sync/xlsform/QuestionType.h"
#include "sync/xlsform/Table.h"

#include <optional>

namespace seenheard {

/// A relevance, and where it stands.
struct Condition {
    std::string text;
    std::size_t row = 0;
    std::string column;
};

/// A heading of the form, made of a group or a repeat.
struct SurveySection {
    std::string name;
    std::optional<TableRow> row; ///< Has its labels; nothing for the section of what stands in no group.
    std::string label;           ///< Of a section that a question asks for itself; else empty.
};

/// One question, or one repeat with its questions.
struct Question {
    TableRow row;
    QuestionType type;
    std::string original;              ///< As the workbook names it.
    std::string name;                  ///< As the definition does; once on its level.
    std::string section;               ///< Of the group that it stands in.
    std::vector<Condition> conditions; ///< Those of the groups around it, from outside, and its own.
    std::vector<Question> items;       ///< Of a repeat.
};

/// A group's name, for expressions that mean it.
struct SurveyGroup {
    std::string original;
    std::vector<std::string> level;
    std::size_t row = 0;
};

/// A name that a row gives to what every record has of itself.
struct SurveyMetadata {
    std::string type;
    std::string original;
    std::size_t row = 0;
};

/// The sheet `survey` as a tree: groups are sections and conditions, repeats hold their questions.
struct Survey {
    std::vector<Question> questions;
    std::vector<SurveySection> sections; ///< In the order of the screen.
    std::vector<SurveyGroup> groups;
    std::vector<SurveyMetadata> metadata;
};

/// Tells what is wrong in the table, which has to outlive the result.
[[nodiscard]] Survey readSurvey(const Table& table, Findings& findings);

} // namespace seenheard
