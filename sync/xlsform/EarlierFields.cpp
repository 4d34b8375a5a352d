#include "sync/xlsform/EarlierFields.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

const ordered_json* named(const ordered_json& list, const std::string& name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const ordered_json& each) { return each["name"] == name; });
    return found == list.end() ? nullptr : &*found;
}

class Keeper {
public:
    Keeper(const ordered_json& before, ordered_json& form, Findings& findings)
        : before_(before)
        , form_(form)
        , findings_(findings) {}

    void level(const ordered_json& before, ordered_json& now) {
        for (const auto& field : before) {
            const std::string name = field["name"];
            const auto same =
                std::find_if(now.begin(), now.end(), [&](const ordered_json& each) { return each["name"] == name; });
            if (same == now.end())
                keep(field, now);
            else if (same->contains("fields") && field.contains("fields"))
                level(field["fields"], (*same)["fields"]);
        }
    }

private:
    void keep(ordered_json field, ordered_json& now) {
        const std::string name = field["name"];
        const bool known = field.contains("relevant") && field["relevant"] == "false()";
        if (!known)
            findings_.push_back({FindingWeight::Note, "survey", 0, {},
                "the question '" + name
                    + "' of the version before is not in the workbook: it is no longer asked, and records that have it "
                      "stay readable.",
                {}});
        settle(field);
        field["relevant"] = "false()";
        now.push_back(std::move(field));
    }

    /// What the field took from elsewhere in its form comes with it.
    void settle(ordered_json& field) {
        if (field.contains("choice_list")) {
            field["choices"] = before_["choice_lists"][field["choice_list"].get<std::string>()];
            field.erase("choice_list");
        }
        if (field.contains("section")) {
            const std::string section = field["section"];
            if (named(form_["sections"], section) == nullptr)
                if (const auto* old = named(before_["sections"], section))
                    form_["sections"].push_back(*old);
        }
        if (field.contains("fields"))
            for (auto& each : field["fields"])
                settle(each);
    }

    const ordered_json& before_;
    ordered_json& form_;
    Findings& findings_;
};

} // namespace

void keepEarlierFields(const ordered_json& before, ordered_json& form, Findings& findings) {
    Keeper keeper(before, form, findings);
    auto fields = std::move(form["fields"]);
    keeper.level(before["fields"], fields);
    form["fields"] = std::move(fields);
    for (const char* list : {"facts", "about"})
        if (before.contains(list))
            for (const auto& each : before[list])
                if (std::find(form[list].begin(), form[list].end(), each) == form[list].end())
                    form[list].push_back(each);
    if (before.contains("reasons"))
        for (const auto& each : before["reasons"])
            if (named(form["reasons"], each["name"]) == nullptr)
                form["reasons"].push_back(each);
}

} // namespace seenheard
