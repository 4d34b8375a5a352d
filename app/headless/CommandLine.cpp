#include "app/headless/CommandLine.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr std::array<std::string_view, 18> knownOptions{"profile", "language", "server", "code", "answers", "about",
    "reason", "value", "tablet-name", "most", "after", "picture", "kind", "field", "to", "question", "words",
    "device-secret"};

} // namespace

std::optional<std::string> CommandLine::option(const std::string& name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second);
}

Result<std::string> CommandLine::required(const std::string& name) const {
    if (auto value = option(name))
        return *std::move(value);
    return fail(ErrorCode::InvalidInput, "--" + name + " is missing. See seenheard-tablet --help.");
}

Result<CommandLine> commandLineFrom(const std::vector<std::string>& arguments) {
    CommandLine line;
    bool onlyWords = false;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const auto& argument = arguments[at];
        if (onlyWords || argument.size() < 2 || argument.compare(0, 2, "--") != 0) {
            line.words.push_back(argument);
            continue;
        }
        if (argument == "--") {
            onlyWords = true;
            continue;
        }
        if (argument == "--json") {
            line.json = true;
            continue;
        }
        if (argument == "--help") {
            line.help = true;
            continue;
        }
        const auto equals = argument.find('=');
        const auto name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
        if (std::find(knownOptions.begin(), knownOptions.end(), name) == knownOptions.end())
            return fail(ErrorCode::InvalidInput, "There is no option --" + name + ". See seenheard-tablet --help.");
        if (line.options.contains(name))
            return fail(ErrorCode::InvalidInput, "--" + name + " is given twice.");
        if (equals != std::string::npos) {
            line.options[name] = argument.substr(equals + 1);
        } else if (at + 1 < arguments.size()) {
            line.options[name] = arguments[++at];
        } else {
            return fail(ErrorCode::InvalidInput, "--" + name + " needs a value after it.");
        }
    }
    if (const auto profile = line.option("profile"))
        line.profile = *profile;
    return line;
}

} // namespace seenheard
