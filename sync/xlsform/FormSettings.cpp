#include "sync/xlsform/FormSettings.h"

#include "sync/xlsform/CellText.h"
#include "sync/xlsform/Names.h"
#include "sync/xlsform/SurveySpeech.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

std::vector<std::string> wordsOf(const std::string& cell) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : lowered(cell) + " ")
        if (letter != ' ' && letter != ',' && letter != '\n')
            word += letter;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    return words;
}

/// "incident_check" for "…/Incident check.xlsx".
std::string idFromFile(const std::string& fileName) {
    auto stem = fileName.substr(fileName.find_last_of("/\\") + 1);
    if (const auto dot = stem.find_last_of('.'); dot != std::string::npos && dot > 0)
        stem.erase(dot);
    return nameFrom(stem.empty() ? "form" : stem);
}

struct StandardReason {
    const char* name;
    const char* label;
    bool asksNote;
};

constexpr std::array<StandardReason, 11> standardReasons{{{"asleep", "Asleep", false},
    {"said_nothing", "Said nothing", false}, {"parent_refused", "A parent refused", false},
    {"child_declined", "The child declined", false}, {"unsafe_to_ask", "Not safe to ask", false},
    {"not_at_address", "Not at the address", false}, {"no_shared_language", "No shared language", false},
    {"medical", "For medical reasons", false}, {"colleague_is_recording", "A colleague is recording it", true},
    {"ran_out_of_time", "Ran out of time", false}, {"other", "Another reason", true}}};

} // namespace

ordered_json FormSettings::scopesJson() const {
    ordered_json json{{"author", "officer"}};
    for (const auto& each : scopes)
        if (each == "team")
            json["team"] = "team";
        else if (each == "district")
            json["district"] = "missing_children";
        else if (each == "force")
            json["every_record"] = "force";
    return json;
}

FormSettings readSettings(const Table* table, const std::string& fileName, Findings& findings) {
    FormSettings settings;
    settings.id = idFromFile(fileName);
    settings.scopes = {"team"};
    const auto rows = table == nullptr ? std::vector<TableRow>() : table->rows();
    if (rows.empty()) {
        findings.push_back({FindingWeight::Note, "settings", 0, {},
            "the workbook has no settings; the form is called '" + settings.id + "' after its file.", {}});
        settings.title = settings.id;
        return settings;
    }
    const TableRow& row = rows.front();
    if (rows.size() > 1)
        findings.push_back(
            {FindingWeight::Note, "settings", rows[1].number(), {}, "only the first row of settings is used.", {}});
    if (const auto id = row.logic("form_id"); !id.empty()) {
        settings.id = nameFrom(id);
        if (settings.id != id)
            findings.push_back({FindingWeight::Note, "settings", row.number(), row.heading("form_id"),
                "the form '" + id + "' is called '" + settings.id + "' here.", {}});
    } else {
        findings.push_back({FindingWeight::Note, "settings", row.number(), {},
            "the form does not say its id; it is called '" + settings.id + "' after its file.", {}});
    }
    settings.title = row.text("form_title");
    if (settings.title.empty())
        settings.title = settings.id;
    settings.version = row.text("version");
    settings.defaultLanguage = row.text("default_language");
    settings.about = wordsOf(row.logic("about"));
    if (const auto scopes = wordsOf(row.logic("scopes")); !scopes.empty()) {
        settings.scopes = scopes;
        for (const auto& each : scopes)
            if (each != "author" && each != "team" && each != "district" && each != "force")
                findings.push_back({FindingWeight::Fault, "settings", row.number(), row.heading("scopes"),
                    "'" + each + "' is no scope that a form can have.", "Use author, team, district and force."});
    }
    constexpr std::array<std::string_view, 7> used{
        "form_id", "form_title", "version", "default_language", "about", "scopes", "allow_choice_duplicates"};
    for (const Heading* heading : row.filled())
        if (std::find(used.begin(), used.end(), heading->name) == used.end())
            findings.push_back(
                {FindingWeight::Note, "settings", row.number(), heading->given, "this setting is not used here.", {}});
    return settings;
}

ordered_json reasonsFrom(const Table* table, const SurveySpeech* speech, Findings& findings) {
    auto reasons = ordered_json::array();
    if (table == nullptr || table->rows().empty()) {
        for (const auto& each : standardReasons) {
            reasons.push_back({{"name", each.name}, {"label", each.label}});
            if (each.asksNote)
                reasons.back()["asks_note"] = true;
        }
        return reasons;
    }
    for (const auto& row : table->rows()) {
        const auto name = nameFrom(row.logic("name"));
        const auto label = speech->text(row, "label");
        if (name.empty() || label.empty()) {
            findings.push_back({FindingWeight::Fault, table->name(), row.number(), {},
                "a reason has a name and a label.", "Fill in both, or clear the row."});
            continue;
        }
        reasons.push_back({{"name", name}, {"label", label}});
        if (yesOrNo(row.logic("asks_note")).value_or(false))
            reasons.back()["asks_note"] = true;
        auto translations =
            speech->translations(row, {{"label", "label"}}, [](const std::string& text) { return text; });
        if (!translations.empty())
            reasons.back()["translations"] = std::move(translations);
    }
    return reasons;
}

} // namespace seenheard
