#include "sync/xlsform/ChoiceMaker.h"

#include "sync/xlsform/CellText.h"
#include "sync/xlsform/Names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

std::vector<std::string> namesIn(const std::string& cell) {
    std::vector<std::string> names;
    std::string name;
    for (const char letter : cell + " ")
        if (letter != ' ' && letter != ',' && letter != '\n')
            name += letter;
        else if (!name.empty())
            names.push_back(std::exchange(name, {}));
    return names;
}

std::string both(std::string one, const std::string& other) {
    if (one.empty())
        return other;
    one.insert(0, "(").append(") and (").append(other).append(")");
    return one;
}

} // namespace

ordered_json ChoiceMaker::choices() {
    auto made = ordered_json::array();
    if (question_.type.kind == QuestionType::Kind::Acknowledge) {
        made.push_back(plainChoice("ok", "OK"));
    } else if (const auto* list = context_.lists.list(question_.type.detail)) {
        for (const auto& choice : *list)
            made.push_back(listed(choice));
        const auto other =
            std::find_if(made.begin(), made.end(), [](const ordered_json& each) { return each["name"] == "other"; });
        if (question_.type.orOther && other == made.end())
            made.push_back(plainChoice("other", "Other"));
        else if (question_.type.orOther)
            (*other)["asks"] = question_.name + "_other";
    }
    allWellLast(made);
    keepEarlier(made);
    return made;
}

ordered_json ChoiceMaker::plainChoice(const std::string& name, const std::string& label) {
    ordered_json json{
        {"number", context_.numbering.choice(level_, question_.name, name)}, {"name", name}, {"label", label}};
    if (name == "other")
        json["asks"] = question_.name + "_other";
    return json;
}

ordered_json ChoiceMaker::listed(const ListedChoice& choice) {
    const TableRow& row = choice.rows.front();
    auto label = context_.speech.text(row, "label");
    if (label.empty()) {
        context_.tell(FindingWeight::Note, row, "label", "the choice has no label; its name is shown.", {}, "choices");
        label = choice.original;
    }
    ordered_json json{{"number", context_.numbering.choice(level_, question_.name, choice.name)}, {"name", choice.name},
        {"label", context_.settled(label)}};
    filter(choice, json);
    ourColumns(row, json);
    const auto settle = [this](const std::string& text) { return context_.settled(text); };
    if (auto translations = context_.speech.translations(row, {{"label", "label"}}, settle); !translations.empty())
        json["translations"] = std::move(translations);
    return json;
}

/// The question's choice_filter with this choice's columns in it; of rows that name one choice again any may fit.
void ChoiceMaker::filter(const ListedChoice& choice, ordered_json& json) {
    const auto text = question_.row.logic("choice_filter");
    std::string relevant;
    for (const auto& row : choice.rows) {
        if (!text.empty()) {
            const ExpressionPlace place{level_, nullptr, false, &row, &context_.lists};
            const auto fits =
                context_.translated({text, question_.row.number(), question_.row.heading("choice_filter")}, place);
            if (!fits)
                return;
            const auto each = choice.rows.size() > 1 ? "(" + fits->text + ")" : fits->text;
            relevant += (relevant.empty() ? "" : " or ") + each;
        }
        if (const auto own = row.logic("relevant"); !own.empty())
            if (const auto condition = context_.translated({own, row.number(), row.heading("relevant")},
                    {level_, nullptr, false, nullptr, nullptr}, "choices"))
                relevant = both(relevant, condition->text);
    }
    if (!relevant.empty())
        json["relevant"] = relevant;
}

void ChoiceMaker::ourColumns(const TableRow& row, ordered_json& json) {
    if (const auto rank = row.logic("rank"); !rank.empty() && lowered(question_.row.logic("policy")) == "protective") {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(rank.data(), rank.data() + rank.size(), number);
        if (error == std::errc{} && end == rank.data() + rank.size())
            json["rank"] = number;
        else
            context_.tell(FindingWeight::Fault, row, "rank", "the rank is no whole number.",
                "Give one; higher is safer.", "choices");
    }
    if (const auto others = row.logic("excludes"); !others.empty() && question_.type.kind == QuestionType::Kind::Many) {
        auto names = ordered_json::array();
        for (const auto& other : namesIn(others))
            names.push_back(other == "*" ? other : nameFrom(other));
        json["excludes"] = std::move(names);
    }
    if (yesOrNo(row.logic("all_well")).value_or(false))
        json["all_well"] = true;
    if (const auto asks = row.logic("asks"); !asks.empty())
        json["asks"] = questionNameFrom(asks);
}

void ChoiceMaker::allWellLast(ordered_json& choices) {
    std::vector<ordered_json> sorted(choices.begin(), choices.end());
    std::stable_partition(
        sorted.begin(), sorted.end(), [](const ordered_json& each) { return !each.contains("all_well"); });
    choices = ordered_json(sorted);
}

/// A choice that was published is never removed: it is no longer offered, and stays readable.
void ChoiceMaker::keepEarlier(ordered_json& choices) {
    const Field* before = context_.numbering.before(level_, question_.name);
    if (before == nullptr)
        return;
    std::vector<ordered_json> gone;
    for (const Choice& choice : before->choices) {
        if (std::any_of(
                choices.begin(), choices.end(), [&](const ordered_json& each) { return each["name"] == choice.name; }))
            continue;
        ordered_json json{{"number", choice.number}, {"name", choice.name}, {"label", choice.label}};
        if (choice.rank != 0)
            json["rank"] = choice.rank;
        if (!choice.excludes.empty())
            json["excludes"] = choice.excludes;
        if (choice.allWell)
            json["all_well"] = true;
        if (!choice.asks.empty())
            json["asks"] = choice.asks;
        json["relevant"] = "false()";
        gone.push_back(std::move(json));
        context_.tell(FindingWeight::Note, question_.row, "type",
            "the choice '" + choice.name
                + "' of the version before is not in the workbook: it is no longer offered, and records that have it "
                  "stay readable.");
    }
    for (auto& each : gone)
        choices.push_back(std::move(each));
    allWellLast(choices);
}

} // namespace seenheard
