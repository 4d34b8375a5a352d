#pragma once

#include "platform/base/Result.h"
#include "sync/records/Value.h"

#include <optional>

namespace seenheard {

/// Something loaded from the server that an officer can pick.
struct ReferenceItem {
    Reference reference; ///< kind: person, incident, address, home, school, missing_episode, team
    std::string title;   ///< "Robin Ashworth", "14 Mill Lane, Bradford"
    std::string detail;  ///< "3 years", "domestic abuse, 21:04"
    std::string json;    ///< All that was loaded, for facts (date of birth, incident kind, address, flags).
};

/// What keeps a child or an officer safe, from the last synced briefing.
struct Flag {
    /// A choice of the forms' flag fields ("child_protection_plan", "looked_after", "missing_now", "marac",
    /// "weapons_or_violence" …); others are shown but not recorded as seen.
    std::string name;
    std::string label;
    std::string about; ///< Whom or what it concerns, in words.
    Reference subject;
};

/// Before you ask: flags with their age, who lives there, the incident.
struct Briefing {
    std::optional<ReferenceItem> incident;
    std::optional<ReferenceItem> address;
    std::vector<ReferenceItem> people; ///< Who lives there.
    std::vector<Flag> flags;
    std::int64_t asAtMs = 0; ///< When the data was true at the server; 0 where none was ever loaded.
};

/// Reading reference data that the server sent.
class ReferenceService {
public:
    virtual ~ReferenceService() = default;

    [[nodiscard]] virtual Result<std::vector<ReferenceItem>> find(std::string_view text, std::size_t most) = 0;
    /// All of a kind, newest or alphabetical ("incident": newest first).
    [[nodiscard]] virtual Result<std::vector<ReferenceItem>> list(std::string_view kind, std::size_t most) = 0;
    [[nodiscard]] virtual Result<ReferenceItem> item(const Reference& reference) = 0;
    [[nodiscard]] virtual Result<Briefing> briefing(const Reference& about) = 0;
};

} // namespace seenheard
