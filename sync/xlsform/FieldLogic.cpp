#include "sync/xlsform/CellText.h"
#include "sync/xlsform/FieldMaker.h"

#include <nlohmann/json.hpp>

#include <algorithm>

// When a question is asked, what its answer has to fit, and what follows from others.

namespace seenheard {

using nlohmann::ordered_json;
using Kind = QuestionType::Kind;

namespace {

std::string pathOf(const std::vector<std::string>& level, const std::string& name) {
    std::string path;
    for (const auto& list : level)
        path += list + "/";
    return path + name;
}

/// All of them, in brackets where there are several.
std::string allOf(const std::vector<std::string>& conditions) {
    if (conditions.size() == 1)
        return conditions.front();
    std::string text;
    for (const auto& each : conditions)
        text += (text.empty() ? "(" : " and (") + each + ")";
    return text;
}

} // namespace

std::string FieldMaker::relevance(const At& at) {
    std::vector<std::string> conditions;
    if (at.question.type.kind == Kind::Picture) {
        conditions.emplace_back("${photographs_allowed} = 'yes' or ${drawings_allowed} = 'yes'");
        context_.facts.insert({"photographs_allowed", "drawings_allowed"});
    }
    for (const auto& each : at.question.conditions)
        if (const auto condition = context_.translated(each, {at.level, at.self, false, nullptr, nullptr}))
            conditions.push_back(condition->text);
    // A group's own fault is told once, not once a question.
    auto& findings = context_.findings;
    for (auto one = findings.begin(); one != findings.end(); ++one)
        findings.erase(std::remove(one + 1, findings.end(), *one), findings.end());
    return conditions.empty() ? std::string() : allOf(conditions);
}

void FieldMaker::logic(const At& at, ordered_json& json) {
    if (const auto relevant = relevance(at); !relevant.empty())
        json["relevant"] = relevant;
    if (at.question.type.kind != Kind::BeginRepeat)
        constraint(at, json);
    calculated(at, json);
}

void FieldMaker::constraint(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    std::vector<std::string> conditions;
    std::string message = context_.speech.text(row, "constraint_message");
    std::string usual;
    if (at.question.type.kind == Kind::Decimal) {
        conditions.emplace_back("regex(., '-?[0-9]+([.][0-9]+)?')");
        usual = "Give a number, for example 37.5.";
    } else if (at.question.type.kind == Kind::Time) {
        conditions.emplace_back("regex(., '([01][0-9]|2[0-3]):[0-5][0-9]')");
        usual = "Give a time as hours and minutes, for example 14:30.";
    } else if (at.question.type.kind == Kind::Range) {
        std::string condition;
        range(at, condition, usual);
        if (!condition.empty())
            conditions.push_back(std::move(condition));
    }
    if (const auto own = row.logic("constraint"); !own.empty()) {
        const auto translated = context_.translated(
            {own, row.number(), row.heading("constraint")}, {at.level, at.self, false, nullptr, nullptr});
        if (translated)
            conditions.push_back(translated->text);
        if (translated && message.empty() && usual.empty()) {
            usual = "This answer does not fit what is asked.";
            context_.tell(
                FindingWeight::Note, row, "constraint", "the constraint has no message; officers read '" + usual + "'");
        }
    } else if (!message.empty() && usual.empty()) {
        context_.tell(
            FindingWeight::Note, row, "constraint_message", "the message is not used, for there is no constraint.");
    }
    if (conditions.empty()) {
        if (json.contains("translations"))
            for (auto& each : json["translations"])
                each.erase("constraint_message");
        return;
    }
    json["constraint"] = allOf(conditions);
    json["constraint_message"] = message.empty() ? usual : message;
}

/// "start=1 end=10 step=1"
void FieldMaker::range(const At& at, std::string& condition, std::string& message) {
    const auto& row = at.question.row;
    std::map<std::string, std::string> given{{"start", "1"}, {"end", "10"}, {"step", "1"}};
    std::string rest = row.logic("parameters") + " ";
    for (auto space = rest.find_first_of(" ,;"); space != std::string::npos; space = rest.find_first_of(" ,;")) {
        const auto each = rest.substr(0, space);
        rest.erase(0, space + 1);
        if (const auto sign = each.find('='); sign != std::string::npos)
            given[lowered(each.substr(0, sign))] = each.substr(sign + 1);
    }
    for (const char* part : {"start", "end", "step"}) {
        const auto& text = given[part];
        const bool whole =
            !text.empty() && text.find_first_not_of("0123456789", text.front() == '-' ? 1 : 0) == std::string::npos;
        if (!whole || text == "-" || text.size() > 9) {
            context_.tell(FindingWeight::Loss, row, "parameters",
                "a range has whole numbers here, and its " + std::string(part) + " is '" + text + "'.",
                "Ask it as decimal with a constraint.");
            return;
        }
    }
    condition = ". >= " + given["start"] + " and . <= " + given["end"];
    message = "Give a whole number from " + given["start"] + " to " + given["end"] + ".";
    if (given["step"] != "1") {
        condition += " and (. - " + given["start"] + ") mod " + given["step"] + " = 0";
        message =
            "Give a number from " + given["start"] + " to " + given["end"] + " in steps of " + given["step"] + ".";
    }
}

void FieldMaker::calculated(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    const bool only = at.question.type.kind == Kind::Calculate;
    auto text = row.logic("calculation");
    const bool readOnly = yesOrNo(row.logic("read_only")).value_or(false);
    const auto standard = row.logic("default");
    std::string column = "calculation";
    if (text.empty() && !standard.empty() && (only || readOnly)) {
        // A value that nobody may change follows from nothing.
        const bool expression = standard.find("${") != std::string::npos || standard.find('(') != std::string::npos;
        text = expression || standard.find_first_not_of("0123456789.") == std::string::npos ? standard
                                                                                            : "'" + standard + "'";
        column = "default";
    } else if (!standard.empty()) {
        context_.tell(
            FindingWeight::Note, row, "default", "nothing is answered before an officer does; the default is not set.");
    }
    if (text.empty()) {
        if (only)
            context_.tell(FindingWeight::Fault, row, "calculation", "nothing says what is calculated.",
                "Fill in the cell, or take the row out.");
        else if (readOnly)
            context_.tell(FindingWeight::Loss, row, "read_only", "a question that nobody can answer is not asked here.",
                "Make it a note.");
        return;
    }
    if (at.question.type.kind == Kind::BeginRepeat)
        return;
    const auto translated =
        context_.translated({text, row.number(), row.heading(column)}, {at.level, at.self, true, nullptr, nullptr});
    if (only)
        if (const auto relevant = relevance(at); !relevant.empty())
            json["relevant"] = relevant;
    if (!translated) {
        if (only)
            json.erase("type");
        return;
    }
    for (const auto& original : translated->reads) {
        const Symbol* read = context_.symbols.find(original, at.level);
        if (read == nullptr || !read->calculated || calculatedSoFar_.contains(pathOf(read->level, read->name)))
            continue;
        context_.tell(FindingWeight::Fault, row, column,
            read == at.self ? "it is calculated from itself."
                            : "it is calculated from '" + original + "' (row " + std::to_string(read->row)
                    + "), which is calculated further down.",
            read == at.self ? "Leave itself out of the calculation." : "Move this row below that one.");
    }
    calculatedSoFar_.insert(pathOf(at.level, at.question.name));
    json["calculation"] = translated->text;
    if (only) {
        switch (translated->value) {
        case ValueKind::Number: json["type"] = "integer"; break;
        case ValueKind::Date: json["type"] = "date"; break;
        case ValueKind::Moment: json["type"] = "instant"; break;
        default: json["calculation"] = "string(" + translated->text + ")"; break;
        }
        if (json["type"] != "text")
            json.erase("max_length");
        if (at.self != nullptr)
            at.self->value = translated->value;
    } else if (json["type"] == "text") {
        json["calculation"] = "string(" + translated->text + ")";
    } else if (json["type"] == "integer" && translated->value != ValueKind::Number) {
        json["calculation"] = "int(" + translated->text + ")";
    } else if (json["type"] == "date" && translated->value != ValueKind::Date) {
        json["calculation"] = "date(" + translated->text + ")";
    }
    if (only || readOnly)
        json["calculated_only"] = true;
    if (readOnly && !only) {
        json["tier"] = "automatic";
        json.erase("required");
    }
}

/// Words that are only shown: nobody writes them, and where they name an answer they follow it.
void FieldMaker::note(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    json["appearance"] = "note";
    json["calculated_only"] = true;
    json["calculation"] = "''";
    if (const auto relevant = relevance(at); !relevant.empty())
        json["relevant"] = relevant;
    const auto label = context_.speech.text(row, "label");
    if (label.find("${") == std::string::npos)
        return;
    std::string expression;
    const auto add = [&](const std::string& part) { expression += (expression.empty() ? "" : ", ") + part; };
    std::size_t taken = 0;
    for (auto open = label.find("${"); open != std::string::npos; open = label.find("${", taken)) {
        const auto close = label.find('}', open);
        if (close == std::string::npos)
            break;
        const auto words = label.substr(taken, open - taken);
        if (!words.empty())
            add((words.find('\'') == std::string::npos ? "'" : "\"") + words
                + (words.find('\'') == std::string::npos ? "'" : "\""));
        const auto reference = label.substr(open, close + 1 - open);
        const Symbol* symbol =
            context_.symbols.find(cleaned(std::string_view(reference).substr(2, reference.size() - 3)), at.level);
        const bool chooses = symbol != nullptr && !symbol->labels.empty() && symbol->labels.size() <= 40;
        std::string spoken = reference;
        if (chooses)
            spoken.insert(0, "jr:choice-name(").append(", '").append(reference).append("')");
        add(spoken);
        taken = close + 1;
    }
    if (taken < label.size())
        add((label.find('\'', taken) == std::string::npos ? "'" : "\"") + label.substr(taken)
            + (label.find('\'', taken) == std::string::npos ? "'" : "\""));
    const auto translated = context_.translated({"concat(" + expression + ")", row.number(), row.heading("label")},
        {at.level, at.self, true, nullptr, nullptr});
    if (translated)
        json["calculation"] = translated->text;
}

} // namespace seenheard
