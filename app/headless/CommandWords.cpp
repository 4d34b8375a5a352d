#include "app/headless/CommandWords.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace seenheard {

using nlohmann::ordered_json;

CommandOutput print(const CommandLine& line, const ordered_json& json, std::string text) {
    if (line.json)
        return {json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n'};
    return {std::move(text)};
}

Result<std::string> wordAt(const CommandLine& line, std::size_t at, std::string_view what) {
    if (at < line.words.size())
        return line.words[at];
    return fail(ErrorCode::InvalidInput, std::string(what) + " is missing. See seenheard-tablet --help.");
}

Result<std::string> wordsFrom(const CommandLine& line, std::size_t from, std::string_view what) {
    std::string text;
    for (auto at = from; at < line.words.size(); ++at)
        text += (text.empty() ? "" : " ") + line.words[at];
    if (text.empty())
        return fail(ErrorCode::InvalidInput, std::string(what) + " is missing. See seenheard-tablet --help.");
    return text;
}

Result<RecordId> recordAt(const CommandLine& line, std::size_t at) {
    auto word = wordAt(line, at, "The record's id");
    if (!word)
        return word.error();
    const auto id = RecordId::fromHex(*word);
    if (!id)
        return fail(ErrorCode::InvalidInput,
            "That is not a record's id: it has 32 hexadecimal digits, as `record list` prints it.");
    return *id;
}

Result<std::size_t> countOption(const CommandLine& line, const std::string& name, std::size_t otherwise) {
    const auto text = line.option(name);
    if (!text)
        return otherwise;
    std::size_t value = 0;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failure != std::errc() || end != text->data() + text->size())
        return fail(ErrorCode::InvalidInput, "--" + name + " takes a whole number.");
    return value;
}

Result<std::shared_ptr<const FormDefinition>> formNamed(Tablet& tablet, const std::string& id) {
    auto forms = tablet.reads().forms().withWithdrawn();
    if (!forms)
        return forms.error();
    for (const auto& form : *forms)
        if (form->id() == id)
            return form;
    return fail(ErrorCode::UnknownForm,
        "This tablet has no form of that name. `forms list` prints those it has; an exchange fetches new ones.");
}

} // namespace seenheard
