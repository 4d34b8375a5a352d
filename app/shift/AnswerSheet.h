#pragma once

#include "platform/base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seenheard {

struct GivenItem;

/// What somebody answers to one question of a form.
struct GivenAnswer {
    enum class Kind { Choices, Text, Moment, Day, Number, Reference, NotObtained, Items };

    std::string field;
    Kind kind = Kind::Choices;
    bool beforeYouDriveOff = false;
    bool automatic = false; ///< The tablet may know it by itself.
    bool folded = false;
    std::string section;
    std::string itemsOf; ///< The list whose items stand among the choices.
    /// Names of choices; people as "@" and their id. Or one: the text, the time of day, the day, the number, the
    /// reference's id, the reason why nothing was obtained.
    std::vector<std::string> values;
    std::string note; ///< To a reason.
    std::vector<GivenItem> items;
};

/// One child, adult or quotation of a list.
struct GivenItem {
    std::string person; ///< Who it is, where that is known.
    std::vector<GivenAnswer> answers;
};

/// A case's answers in the order in which its form asks for them.
struct AnswerSheet {
    std::string about; ///< The incident.
    std::vector<GivenAnswer> answers;

    /// The items of a list; none where it was not answered.
    [[nodiscard]] const std::vector<GivenItem>& itemsOf(const std::string& list) const;
};

/// Reads a file of answers as `record new` takes it, with the form that it answers.
[[nodiscard]] Result<AnswerSheet> readAnswerSheet(
    const std::filesystem::path& form, const std::filesystem::path& answers);

} // namespace seenheard
