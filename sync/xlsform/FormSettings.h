#pragma once

#include "sync/xlsform/Table.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// What the sheet `settings` says, with what follows where it says nothing.
struct FormSettings {
    std::string id;
    std::string title;
    std::string version; ///< Empty where the workbook has none.
    std::string defaultLanguage;
    std::vector<std::string> about;  ///< Kinds of loaded things that a record can be about.
    std::vector<std::string> scopes; ///< "author", and of "team", "district", "force" what the workbook says.

    [[nodiscard]] nlohmann::ordered_json scopesJson() const;
};

/// `settings` may be nothing. Tells what is not used.
[[nodiscard]] FormSettings readSettings(const Table* settings, const std::string& fileName, Findings& findings);
/// Reasons for "not obtained": of the sheet `reasons`, else the standard ones (DOMAIN section 2).
[[nodiscard]] nlohmann::ordered_json reasonsFrom(
    const Table* reasons, const class SurveySpeech* speech, Findings& findings);

} // namespace seenheard
