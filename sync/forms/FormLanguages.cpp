#include "sync/forms/FormDefinition.h"

#include <set>

namespace seenheard {
namespace {

void speak(std::string& text, const std::string& translated) {
    if (!translated.empty())
        text = translated;
}

template<typename Labelled>
const Translation* speakLabel(Labelled& part, const std::string& language) {
    const auto found = part.translations.find(language);
    if (found == part.translations.end())
        return nullptr;
    speak(part.label, found->second.label);
    return &found->second;
}

void speakFields(std::vector<Field>& fields, const std::string& language) {
    for (Field& field : fields) {
        if (const Translation* translation = speakLabel(field, language)) {
            speak(field.hint, translation->hint);
            speak(field.constraintMessage, translation->constraintMessage);
            speak(field.itemNoun, translation->itemNoun);
        }
        for (Choice& choice : field.choices)
            speakLabel(choice, language);
        speakFields(field.fields, language);
    }
}

template<typename Labelled>
void collect(const std::vector<Labelled>& parts, std::set<std::string>& languages) {
    for (const auto& part : parts)
        for (const auto& [language, translation] : part.translations)
            languages.insert(language);
}

void collectFields(const std::vector<Field>& fields, std::set<std::string>& languages) {
    collect(fields, languages);
    for (const Field& field : fields) {
        collect(field.choices, languages);
        collectFields(field.fields, languages);
    }
}

} // namespace

std::vector<std::string> FormDefinition::translatedTo() const {
    std::set<std::string> languages;
    collect(sections_, languages);
    collect(reasons_, languages);
    collectFields(fields_, languages);
    return {languages.begin(), languages.end()};
}

FormDefinition FormDefinition::inLanguage(const std::string& language) const {
    FormDefinition spoken = *this;
    for (Section& section : spoken.sections_)
        speakLabel(section, language);
    for (Reason& reason : spoken.reasons_)
        speakLabel(reason, language);
    speakFields(spoken.fields_, language);
    return spoken;
}

} // namespace seenheard
