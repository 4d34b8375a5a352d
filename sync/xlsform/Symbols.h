#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// What an expression or an answer is, as far as the workbook tells.
enum class ValueKind { Number, Decimal, Words, Choice, Boolean, Date, Moment, Unknown };

/// What expressions of a workbook can name, and what it is called in the definition.
struct Symbol {
    enum class Kind {
        Question,
        Repeat,
        Group,
        Today,   ///< The metadata `today`.
        Missing, ///< In the workbook, but not in the definition.
    };
    Kind kind = Kind::Question;
    std::string original;
    std::string name;
    std::vector<std::string> level; ///< The lists it stands in, from outside.
    std::size_t row = 0;
    std::string label;       ///< What the question is, for a label that speaks of it.
    bool calculated = false; ///< Its answer may follow from others.
    ValueKind value = ValueKind::Unknown;
    std::map<std::string, std::string> choices; ///< Names in the definition by the workbook's; of a choice question.
    std::vector<std::pair<std::string, std::string>> labels; ///< Choices as people read them, by name.
};

/// Every symbol of a survey.
class Symbols {
public:
    void add(Symbol symbol) { all_.push_back(std::move(symbol)); }
    [[nodiscard]] std::vector<Symbol>& all() { return all_; }

    /// What `${original}` means where an expression stands: the innermost one that can be seen from there, else the
    /// only one there is. Nothing where there is none, or several.
    [[nodiscard]] const Symbol* find(const std::string& original, const std::vector<std::string>& level) const;
    /// The one with that name in the definition on that level.
    [[nodiscard]] Symbol* at(const std::string& name, const std::vector<std::string>& level);
    [[nodiscard]] bool has(const std::string& original) const;

private:
    std::vector<Symbol> all_;
};

/// Whether what stands on `outer` can be seen from `inner`.
[[nodiscard]] bool encloses(const std::vector<std::string>& outer, const std::vector<std::string>& inner);

} // namespace seenheard
