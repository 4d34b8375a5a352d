#include "sync/xlsform/SurveySpeech.h"

#include "sync/xlsform/CellText.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

SurveySpeech SurveySpeech::of(const Table& survey, const std::string& defaultLanguage) {
    auto languages = survey.languages();
    const bool unnamed = std::any_of(survey.headings().begin(), survey.headings().end(),
        [](const Heading& each) { return each.name == "label" && each.language.empty(); });
    auto wanted = lowered(defaultLanguage);
    const auto open = wanted.rfind('(');
    if (open != std::string::npos && wanted.ends_with(')'))
        wanted = cleaned(std::string_view(wanted).substr(open + 1, wanted.size() - open - 2));
    const auto found = std::find(languages.begin(), languages.end(), wanted);
    std::string source = found != languages.end() ? *found : unnamed || languages.empty() ? wanted : languages.front();
    std::erase(languages, source);
    return {std::move(source), std::move(languages)};
}

void SurveySpeech::speaks(const std::vector<std::string>& languages) {
    for (const auto& language : languages)
        if (language != source_ && std::find(others_.begin(), others_.end(), language) == others_.end())
            others_.push_back(language);
}

std::string SurveySpeech::text(const TableRow& row, std::string_view heading) const {
    if (auto own = row.text(heading, source_); !own.empty())
        return own;
    if (auto unnamed = row.text(heading); !unnamed.empty())
        return unnamed;
    for (const auto& language : others_)
        if (auto other = row.text(heading, language); !other.empty())
            return other;
    return {};
}

nlohmann::ordered_json SurveySpeech::translations(const TableRow& row,
    const std::vector<std::pair<std::string, std::string>>& headings,
    const std::function<std::string(const std::string&)>& change) const {
    auto translations = nlohmann::ordered_json::object();
    for (const auto& language : others_)
        for (const auto& [heading, attribute] : headings)
            if (const auto text = row.text(heading, language); !text.empty())
                translations[language][attribute] = change(text);
    return translations;
}

} // namespace seenheard
