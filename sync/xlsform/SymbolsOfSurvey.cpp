#include "sync/xlsform/SymbolsOfSurvey.h"

#include <algorithm>

namespace seenheard {
namespace {

using Kind = QuestionType::Kind;

ValueKind valueOf(const QuestionType& type) {
    switch (type.kind) {
    case Kind::Integer:
    case Kind::Range: return ValueKind::Number;
    case Kind::Decimal: return ValueKind::Decimal;
    case Kind::One:
    case Kind::Many:
    case Kind::Tri:
    case Kind::Acknowledge: return ValueKind::Choice;
    case Kind::Date: return ValueKind::Date;
    case Kind::DateTime: return ValueKind::Moment;
    case Kind::Words:
    case Kind::Time:
    case Kind::Reference: return ValueKind::Words;
    default: return ValueKind::Unknown;
    }
}

class Collector {
public:
    Collector(const ChoiceLists& lists, const SurveySpeech& speech) : lists_(lists), speech_(speech) {}

    void questions(const std::vector<Question>& questions, const std::vector<std::string>& level) {
        for (const Question& question : questions) {
            Symbol symbol;
            symbol.original = question.original;
            symbol.name = question.name;
            symbol.level = level;
            symbol.row = question.row.number();
            symbol.label = speech_.text(question.row, "label");
            symbol.value = valueOf(question.type);
            symbol.calculated = question.type.kind == Kind::Calculate || !question.row.logic("calculation").empty();
            if (question.type.kind == Kind::BeginRepeat)
                symbol.kind = Symbol::Kind::Repeat;
            if (question.type.kind == Kind::Unsupported || question.type.kind == Kind::Note)
                symbol.kind = Symbol::Kind::Missing;
            choices(question, symbol);
            symbols.add(std::move(symbol));
            if (question.type.orOther)
                other(question, level);
            auto inside = level;
            inside.push_back(question.name);
            this->questions(question.items, inside);
        }
    }

    Symbols symbols;

private:
    void choices(const Question& question, Symbol& symbol) const {
        const auto add = [&](const std::string& original, const std::string& name, const std::string& label) {
            symbol.choices.emplace(original, name);
            symbol.labels.emplace_back(name, label.empty() ? original : label);
        };
        if (question.type.kind == Kind::Tri) {
            add("yes", "yes", "Yes");
            add("no", "no", "No");
            add("not_known", "not_known", "Not known");
        } else if (question.type.kind == Kind::Acknowledge) {
            add("OK", "ok", "OK");
        } else if (const auto* list = isChoice(question.type) ? lists_.list(question.type.detail) : nullptr) {
            for (const auto& choice : *list)
                add(choice.original, choice.name, speech_.text(choice.rows.front(), "label"));
            if (question.type.orOther)
                add("other", "other", "Other");
        }
    }

    void other(const Question& question, const std::vector<std::string>& level) {
        Symbol symbol;
        symbol.original = question.original + "_other";
        symbol.name = question.name + "_other";
        symbol.level = level;
        symbol.row = question.row.number();
        symbol.value = ValueKind::Words;
        symbols.add(std::move(symbol));
    }

    const ChoiceLists& lists_;
    const SurveySpeech& speech_;
};

} // namespace

Symbols symbolsOf(const Survey& survey, const ChoiceLists& lists, const SurveySpeech& speech) {
    Collector collector(lists, speech);
    collector.questions(survey.questions, {});
    for (const auto& group : survey.groups) {
        Symbol symbol;
        symbol.kind = Symbol::Kind::Group;
        symbol.original = group.original;
        symbol.level = group.level;
        symbol.row = group.row;
        if (!collector.symbols.has(group.original))
            collector.symbols.add(std::move(symbol));
    }
    for (const auto& each : survey.metadata) {
        Symbol symbol;
        symbol.kind = each.type == "today" ? Symbol::Kind::Today : Symbol::Kind::Missing;
        symbol.original = each.original;
        symbol.row = each.row;
        collector.symbols.add(std::move(symbol));
    }
    return std::move(collector.symbols);
}

} // namespace seenheard
