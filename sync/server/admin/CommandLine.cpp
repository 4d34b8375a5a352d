#include "sync/server/admin/CommandLine.h"

#include <algorithm>
#include <charconv>

namespace seenheard {

namespace {

Error wrong(const CommandShape& shape, const std::string& what) {
    return fail(
        ErrorCode::InvalidInput, shape.name + ": " + what + " See 'seenheard-server " + shape.name + " --help'.");
}

const Option* optionOf(const CommandShape& shape, const std::string& name) {
    const auto found = std::find_if(
        shape.options.begin(), shape.options.end(), [&name](const Option& option) { return option.name == name; });
    return found == shape.options.end() ? nullptr : &*found;
}

std::string shown(const Option& option) {
    return "--" + option.name + (option.value.empty() ? "" : " " + option.value);
}

} // namespace

Result<Arguments> Arguments::read(const CommandShape& shape, const std::vector<std::string>& words) {
    auto read = readWords(shape, words);
    if (read && !read->asksForHelp()) {
        if (auto whole = read->complete(shape, {}); !whole)
            return whole.error();
    }
    return read;
}

Result<Arguments> Arguments::readWords(const CommandShape& shape, const std::vector<std::string>& words) {
    Arguments read;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (*word == "--help" || *word == "-h") {
            read.help_ = true;
            return read;
        }
        if (!word->starts_with("--")) {
            if (shape.operand.empty() || (!shape.operandRepeats && !read.operands_.empty()))
                return wrong(shape, "'" + *word + "' is one word too many.");
            read.operands_.push_back(*word);
            continue;
        }
        const auto equals = word->find('=');
        const auto name = word->substr(2, equals == std::string::npos ? equals : equals - 2);
        const auto* option = optionOf(shape, name);
        if (option == nullptr)
            return wrong(shape, "there is no option --" + name + ".");
        if (!option->repeats && read.options_.count(name) != 0)
            return wrong(shape, "--" + name + " was given twice.");
        std::string value;
        if (equals != std::string::npos)
            value = word->substr(equals + 1);
        else if (!option->value.empty() && std::next(word) != words.end())
            value = *++word;
        if (value.empty() && !option->value.empty())
            return wrong(shape, "--" + name + " needs a value.");
        read.options_.emplace(name, value);
    }
    return read;
}

Status Arguments::complete(const CommandShape& shape, const std::map<std::string, std::string>& elsewhere) {
    for (const auto& option : shape.options) {
        const auto other = elsewhere.find(option.name);
        if (other != elsewhere.end() && options_.count(option.name) == 0)
            options_.emplace(option.name, other->second);
        if (option.required && options_.count(option.name) == 0)
            return wrong(shape, shown(option) + " is missing.");
    }
    if (!shape.operand.empty() && operands_.empty())
        return wrong(shape, shape.operand + " is missing.");
    return success();
}

std::map<std::string, std::string> Arguments::options() const {
    std::map<std::string, std::string> all;
    for (const auto& [name, value] : options_)
        all.insert_or_assign(name, value);
    return all;
}

std::optional<std::string> Arguments::find(const std::string& option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::get(const std::string& option, const std::string& otherwise) const {
    return find(option).value_or(otherwise);
}

std::vector<std::string> Arguments::all(const std::string& option) const {
    std::vector<std::string> values;
    const auto [first, last] = options_.equal_range(option);
    for (auto one = first; one != last; ++one)
        values.push_back(one->second);
    return values;
}

Result<std::int64_t> Arguments::number(
    const std::string& option, std::int64_t otherwise, std::int64_t least, std::int64_t most) const {
    const auto text = find(option);
    if (!text)
        return otherwise;
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failed != std::errc() || end != text->data() + text->size() || number < least || number > most)
        return fail(ErrorCode::InvalidInput,
            "--" + option + " takes a whole number from " + std::to_string(least) + " to " + std::to_string(most)
                + ", not '" + *text + "'.");
    return number;
}

std::string helpFor(const CommandShape& shape) {
    std::string usage = "Usage: seenheard-server " + shape.name;
    if (!shape.operand.empty())
        usage += " " + shape.operand + (shape.operandRepeats ? " ..." : "");
    std::size_t widest = 0;
    for (const auto& option : shape.options) {
        usage += option.required ? " " + shown(option) : " [" + shown(option) + "]";
        widest = std::max(widest, shown(option).size());
    }
    std::string text = usage + "\n\n" + shape.meaning + "\n\n";
    for (const auto& option : shape.options)
        text += "  " + shown(option) + std::string(widest + 2 - shown(option).size(), ' ') + option.meaning + "\n";
    return text;
}

} // namespace seenheard
