#include "sync/xlsform/Survey.h"

#include "sync/xlsform/Names.h"

#include <algorithm>
#include <set>

namespace seenheard {
namespace {

using Kind = QuestionType::Kind;

constexpr std::string_view ungrouped = "form";
constexpr std::size_t deepestRepeat = 4; // As definitions have it.
constexpr std::size_t mostQuestions = 2000;

class SurveyReader {
public:
    SurveyReader(const Table& table, Findings& findings) : table_(table), findings_(findings) {}

    Survey run() {
        for (const char* needed : {"type", "name"})
            if (!table_.has(needed)) {
                findings_.push_back({FindingWeight::Fault, table_.name(), table_.headingRow(), {},
                    "there is no column '" + std::string(needed) + "'.",
                    "Add it; its heading stands in the first row."});
                return {};
            }
        open_.push_back({Kind::BeginRepeat, {}, {}, std::string(ungrouped), {}, {}, {}});
        survey_.sections.push_back({std::string(ungrouped), std::nullopt, {}});
        sectionNames_.insert(std::string(ungrouped));
        for (const auto& row : table_.rows())
            read(row);
        while (open_.size() > 1) {
            fault(open_.back().row, "type", "what begins here is never ended.", "Add the row that ends it.");
            close(open_.back().kind == Kind::BeginGroup ? Kind::EndGroup : Kind::EndRepeat, nullptr);
        }
        survey_.questions = std::move(open_.front().questions);
        return std::move(survey_);
    }

private:
    /// A group or repeat whose end has not come yet; the first is the form itself.
    struct Open {
        Kind kind = Kind::BeginGroup;
        std::optional<TableRow> row;
        std::optional<Question> repeat;
        std::string section;
        std::vector<Condition> conditions;
        std::vector<Question> questions;
        std::set<std::string> names; ///< Taken on the level that a repeat begins.
    };

    void tell(FindingWeight weight, const std::optional<TableRow>& row, std::string_view column, std::string what,
        std::string todo = {}) {
        findings_.push_back({weight, table_.name(), row ? row->number() : 0,
            column.empty() || !row ? std::string() : row->heading(column), std::move(what), std::move(todo)});
    }
    void fault(const std::optional<TableRow>& row, std::string_view column, std::string what, std::string todo) {
        tell(FindingWeight::Fault, row, column, std::move(what), std::move(todo));
    }

    void read(const TableRow& row) {
        const auto word = row.logic("type");
        if (yesOrNo(row.logic("disabled")).value_or(false))
            return tell(FindingWeight::Note, row, "disabled", "the row is switched off and passed over.");
        if (word.empty()) {
            if (!row.logic("name").empty())
                return fault(row, "type", "the question '" + row.logic("name") + "' has no type.",
                    "Give it one, for example 'text'.");
            return tell(FindingWeight::Note, row, "type", "the row has neither type nor name and is passed over.");
        }
        const QuestionType type = questionTypeFrom(word);
        switch (type.kind) {
        case Kind::BeginGroup: return openGroup(row);
        case Kind::BeginRepeat: return openRepeat(row, type);
        case Kind::EndGroup:
        case Kind::EndRepeat: return close(type.kind, &row);
        case Kind::Metadata:
            survey_.metadata.push_back({type.word, row.logic("name"), row.number()});
            return tell(FindingWeight::Note, row, "type",
                "'" + type.word + "' is not asked: every entry says by itself who wrote it, when and on which tablet.");
        case Kind::Unknown:
            return fault(row, "type", "'" + type.word + "' is no type of question.",
                "Use one of XLSForm's, for example text, integer, date, select_one LIST, select_multiple LIST or "
                "note.");
        default: return question(row, type);
        }
    }

    Open& level() {
        return *std::find_if(
            open_.rbegin(), open_.rend(), [](const Open& each) { return each.kind == Kind::BeginRepeat; });
    }

    std::vector<std::string> levelNames() const {
        std::vector<std::string> names;
        for (const Open& each : open_)
            if (each.repeat)
                names.push_back(each.repeat->name);
        return names;
    }

    std::vector<Condition> conditionsWith(const TableRow& row) const {
        auto conditions = open_.back().conditions;
        if (const auto own = row.logic("relevant"); !own.empty())
            conditions.push_back({own, row.number(), row.heading("relevant")});
        return conditions;
    }

    /// Once on its level; what two groups call alike is told apart by the second one's group.
    std::optional<std::string> takeName(const TableRow& row) {
        const auto original = row.logic("name");
        if (original.empty()) {
            fault(row, "name", "the question has no name.", "Give it one of letters, digits and '_'.");
            return std::nullopt;
        }
        if (++questions_ == mostQuestions + 1)
            fault(row, "name", "here the form has more than 2,000 questions.", "Make two forms of it.");
        auto& names = level().names;
        auto name = questionNameFrom(original);
        if (names.insert(name).second) {
            if (name != original)
                tell(FindingWeight::Note, row, "name", "'" + original + "' is called '" + name + "' here.");
            return name;
        }
        const bool inGroup = open_.back().kind == Kind::BeginGroup && open_.back().row;
        const auto longer = inGroup ? questionNameFrom(open_.back().row->logic("name") + "_" + original) : name;
        if (!names.insert(longer).second) {
            fault(row, "name", "the name '" + original + "' stands twice.", "Give each question a name of its own.");
            return std::nullopt;
        }
        tell(FindingWeight::Note, row, "name",
            "'" + original + "' stands in another group too and is called '" + longer + "' here.");
        return longer;
    }

    bool hasLabel(const TableRow& row) const {
        if (!row.text("label").empty())
            return true;
        const auto languages = table_.languages();
        return std::any_of(languages.begin(), languages.end(),
            [&](const std::string& each) { return !row.text("label", each).empty(); });
    }

    std::string addSection(const TableRow& row, const std::string& wish) {
        auto name = nameFrom(wish.empty() ? "section" : wish);
        for (int count = 2; !sectionNames_.insert(name).second; ++count)
            name = nameFrom((wish.empty() ? "section" : wish) + "_" + std::to_string(count));
        survey_.sections.push_back({name, row, {}});
        return name;
    }

    void openGroup(const TableRow& row) {
        Open group{Kind::BeginGroup, row, std::nullopt, open_.back().section, conditionsWith(row), {}, {}};
        const auto original = row.logic("name");
        unusedOnGroup(row);
        if (!original.empty())
            survey_.groups.push_back({original, levelNames(), row.number()});
        if (hasLabel(row))
            group.section = addSection(row, original);
        open_.push_back(std::move(group));
    }

    /// A group is a heading and a condition; whatever else stands in its row is said to be unused.
    void unusedOnGroup(const TableRow& row) {
        for (const Heading* heading : row.filled()) {
            const auto& name = heading->name;
            if (name == "type" || name == "name" || name == "label" || name == "relevant" || name == "disabled")
                continue;
            const bool lost = name.starts_with("media::");
            findings_.push_back(
                {lost ? FindingWeight::Loss : FindingWeight::Note, table_.name(), row.number(), heading->given,
                    lost ? "a picture or sound that belongs to a group is not shown." : "this is not used on a group.",
                    lost ? "Say in a label or a note what it shows." : ""});
        }
    }

    void openRepeat(const TableRow& row, const QuestionType& type) {
        auto name = takeName(row);
        if (levelNames().size() == deepestRepeat)
            fault(row, "type", "repeats stand in repeats at most 4 deep.", "Ask with fewer repeats inside each other.");
        Question repeat{
            row, type, row.logic("name"), name.value_or("unnamed"), open_.back().section, conditionsWith(row), {}};
        const auto section = hasLabel(row) ? addSection(row, repeat.original) : repeat.section;
        repeat.section = section;
        open_.push_back({Kind::BeginRepeat, row, std::move(repeat), section, {}, {}, {}});
    }

    void close(Kind kind, const TableRow* row) {
        const Kind begun = kind == Kind::EndGroup ? Kind::BeginGroup : Kind::BeginRepeat;
        if (open_.size() < 2 || open_.back().kind != begun)
            return fault(*row, "type",
                open_.size() < 2 ? "nothing is open that could end here."
                                 : "this ends a " + std::string(kind == Kind::EndGroup ? "group" : "repeat")
                        + ", but what is open began in row " + std::to_string(open_.back().row->number())
                        + " as the other.",
                "Let each begin have its end, the inner before the outer.");
        Open ended = std::move(open_.back());
        open_.pop_back();
        if (!ended.repeat) {
            auto& into = open_.back().questions;
            into.insert(into.end(), std::make_move_iterator(ended.questions.begin()),
                std::make_move_iterator(ended.questions.end()));
            return;
        }
        ended.repeat->items = std::move(ended.questions);
        if (ended.repeat->items.empty())
            return fault(ended.row, "type", "the repeat asks nothing.", "Put a question into it, or take it out.");
        open_.back().questions.push_back(std::move(*ended.repeat));
    }

    void question(const TableRow& row, const QuestionType& type) {
        if (auto name = takeName(row))
            open_.back().questions.push_back(
                {row, type, row.logic("name"), std::move(*name), open_.back().section, conditionsWith(row), {}});
    }

    const Table& table_;
    Findings& findings_;
    Survey survey_;
    std::size_t questions_ = 0;
    std::vector<Open> open_;
    std::set<std::string> sectionNames_;
};

} // namespace

Survey readSurvey(const Table& table, Findings& findings) {
    return SurveyReader(table, findings).run();
}

} // namespace seenheard
