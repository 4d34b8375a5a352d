#pragma once

#include "platform/base/Result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// One --option of a command. Without a name for its value it takes none.
struct Option {
    std::string name; ///< Without the dashes.
    std::string value;
    std::string meaning;
    bool required = false;
    bool repeats = false;
};

/// What a command takes, for reading its arguments and for --help.
struct CommandShape {
    std::string name;    ///< "forms publish"
    std::string operand; ///< Shown name of what is not an option; empty where there is none.
    bool operandRepeats = false;
    std::string meaning;
    std::vector<Option> options;
};

/// A command's arguments, read.
class Arguments {
public:
    /// The error names what is wrong and where to look.
    [[nodiscard]] static Result<Arguments> read(const CommandShape& shape, const std::vector<std::string>& words);
    /// The same without asking whether anything is missing …
    [[nodiscard]] static Result<Arguments> readWords(const CommandShape& shape, const std::vector<std::string>& words);
    /// … which this does, once options of the shape that the words did not give were taken from elsewhere.
    [[nodiscard]] Status complete(const CommandShape& shape, const std::map<std::string, std::string>& elsewhere);

    [[nodiscard]] bool asksForHelp() const { return help_; }
    [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
    [[nodiscard]] std::optional<std::string> find(const std::string& option) const;
    [[nodiscard]] std::string get(const std::string& option, const std::string& otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> all(const std::string& option) const;
    /// Every option with its value; of one that repeats the last.
    [[nodiscard]] std::map<std::string, std::string> options() const;
    [[nodiscard]] Result<std::int64_t> number(
        const std::string& option, std::int64_t otherwise, std::int64_t least, std::int64_t most) const;

private:
    std::multimap<std::string, std::string> options_;
    std::vector<std::string> operands_;
    bool help_ = false;
};

[[nodiscard]] std::string helpFor(const CommandShape& shape);

} // namespace seenheard
