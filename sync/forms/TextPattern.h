#pragma once

#include "platform/base/Result.h"

#include <string_view>
#include <utility>
#include <vector>

namespace seenheard {

/// A regular expression for a whole text: characters, `.`, classes, `\d \w \s`, groups, `|`, `* + ? {m,n}`. It takes
/// time in proportion to the text whatever the pattern is, for forms come from elsewhere.
class TextPattern {
public:
    /// The error names what is not known here (looking around, references back, possessive repeats).
    [[nodiscard]] static Result<TextPattern> compile(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view text) const;

    /// Characters from one to another, both of them too.
    struct Letters {
        std::vector<std::pair<char32_t, char32_t>> ranges;
        bool others = false; ///< Every character but these.
    };
    /// One step of the machine: take a character and go on, or go on in one or two places.
    struct Step {
        enum class Kind { Take, Fork, Start, End, Done };
        Kind kind = Kind::Done;
        std::size_t next = 0;
        std::size_t other = 0;
        Letters letters;
    };

private:
    std::vector<Step> steps_;
    std::size_t begin_ = 0;
};

} // namespace seenheard
