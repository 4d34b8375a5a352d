#include "sync/xlsform/FormPreview.h"

#include "sync/xlsform/ConditionWords.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

const char* wordsFor(const Field& field) {
    if (field.appearance == "note")
        return "only shown";
    if (field.calculatedOnly)
        return "calculated";
    switch (field.type) {
    case FieldType::One: return "one choice";
    case FieldType::Many: return "any choices";
    case FieldType::Tri: return "yes, no or not known";
    case FieldType::Text: return "text";
    case FieldType::Instant: return "date and time";
    case FieldType::Date: return "date";
    case FieldType::Integer: return "whole number";
    case FieldType::Reference: return "picked from what is loaded";
    case FieldType::Picture: return "photograph or drawing";
    case FieldType::List: return "any number of these";
    }
    return "text";
}

const char* wordsFor(Tier tier) {
    switch (tier) {
    case Tier::Automatic: return "by itself";
    case Tier::Essential: return "needed at the scene";
    case Tier::EndOfDuty: return "needed by the end of duty";
    case Tier::Optional: return "optional";
    }
    return "optional";
}

/// Walks a definition beside the JSON that it was read from, which has its expressions as they were written.
class Previewer {
public:
    explicit Previewer(const FormDefinition& form) : form_(form) {}

    ordered_json run() {
        const auto json = ordered_json::parse(textOf(form_.octets()), nullptr, false);
        ordered_json preview{{"form", form_.id()}, {"version", form_.version()}, {"title", form_.title()}};
        preview["sections"] = level(form_.fields(), json["fields"]);
        return preview;
    }

private:
    /// Questions under the headings they stand in, in the order of the headings as the screen has it.
    ordered_json level(const std::vector<Field>& fields, const ordered_json& json) {
        levels_.insert(levels_.begin(), &fields);
        auto sections = ordered_json::array();
        for (const Section& section : form_.sections()) {
            auto questions = ordered_json::array();
            for (const Field& field : fields)
                if (field.section == section.name)
                    questions.push_back(question(field, *named(json, field.name)));
            if (!questions.empty())
                sections.push_back({{"heading", section.label}, {"questions", std::move(questions)}});
        }
        levels_.erase(levels_.begin());
        return sections;
    }

    static const ordered_json* named(const ordered_json& list, const std::string& name) {
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const ordered_json& each) { return each["name"] == name; });
        return &*found;
    }

    ordered_json question(const Field& field, const ordered_json& json) {
        ordered_json shown{{"name", field.name}, {"question", field.label}, {"answer", wordsFor(field)},
            {"when_owed", wordsFor(field.tier)}};
        if (!field.hint.empty())
            shown["hint"] = field.hint;
        if (field.part == CapturePart::BeforeYouDriveOff)
            shown["part"] = "before you drive off";
        const auto say = [&](const char* attribute, const char* as) {
            if (json.contains(attribute))
                shown[as] = conditionWords(json[attribute].get<std::string>(), levels_);
        };
        say("relevant", "asked_if");
        say("required", "needed_if");
        say("constraint", "has_to_fit");
        if (!field.constraintMessage.empty())
            shown["else_says"] = field.constraintMessage;
        if (field.appearance != "note" || json["calculation"] != "''")
            say("calculation", "follows_from");
        if (field.type != FieldType::Tri && !field.choices.empty())
            shown["choices"] = choices(field, json);
        if (field.type == FieldType::List) {
            shown["each"] = field.itemNoun;
            shown["sections"] = level(field.fields, json["fields"]);
        }
        return shown;
    }

    ordered_json choices(const Field& field, const ordered_json& json) {
        auto shown = ordered_json::array();
        for (const Choice& choice : field.choices) {
            ordered_json one{{"name", choice.name}, {"choice", choice.label}};
            if (choice.relevant && json.contains("choices")) {
                const auto& written = *named(json["choices"], choice.name);
                if (written.contains("relevant"))
                    one["offered_if"] = conditionWords(written["relevant"].get<std::string>(), levels_);
            }
            shown.push_back(std::move(one));
        }
        return shown;
    }

    const FormDefinition& form_;
    std::vector<const std::vector<Field>*> levels_;
};

std::string lineOf(const std::string& margin, const char* label, const ordered_json& question, const char* attribute) {
    return question.contains(attribute) ? margin + "    " + label + question[attribute].get<std::string>() + "\n" : "";
}

std::string textOfSections(const ordered_json& sections, const std::string& margin, const std::string& number) {
    std::string text;
    std::size_t count = 0;
    for (const auto& section : sections) {
        text += "\n" + margin + section["heading"].get<std::string>() + "\n";
        for (const auto& question : section["questions"]) {
            const auto own = number + std::to_string(++count);
            text.append(margin).append("  ").append(own).append(". ").append(question["question"].get<std::string>());
            text.append("  [").append(question["answer"].get<std::string>());
            text.append(", ").append(question["when_owed"].get<std::string>());
            text += question.contains("part") ? ", " + question["part"].get<std::string>() + "]\n" : "]\n";
            text += lineOf(margin, "", question, "hint");
            if (question.contains("choices"))
                for (const auto& choice : question["choices"])
                    text += margin + "    - " + choice["choice"].get<std::string>()
                        + (choice.contains("offered_if") ? "  (if " + choice["offered_if"].get<std::string>() + ")"
                                                         : "")
                        + "\n";
            text += lineOf(margin, "Asked only if ", question, "asked_if");
            text += lineOf(margin, "Needed only if ", question, "needed_if");
            text += lineOf(margin, "Has to fit: ", question, "has_to_fit");
            text += lineOf(margin, "Else says: ", question, "else_says");
            text += lineOf(margin, "Follows: ", question, "follows_from");
            if (question.contains("sections"))
                text += textOfSections(question["sections"], margin + "      ", own + ".");
        }
    }
    return text;
}

} // namespace

ordered_json previewJson(const FormDefinition& form, const std::string& language) {
    return language.empty() ? Previewer(form).run() : Previewer(form.inLanguage(language)).run();
}

std::string previewText(const FormDefinition& form, const std::string& language) {
    const auto preview = previewJson(form, language);
    std::string languages;
    for (const auto& each : form.translatedTo())
        languages += (languages.empty() ? "" : ", ") + each;
    return form.title() + "  (" + form.id() + ", version " + form.version() + ")\n"
        + (languages.empty() ? "" : "Translated to: " + languages + "\n") + textOfSections(preview["sections"], "", "");
}

} // namespace seenheard
