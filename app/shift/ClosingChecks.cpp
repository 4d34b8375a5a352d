#include "app/shift/ClosingChecks.h"

#include <nlohmann/json.hpp>

#include <set>

namespace seenheard {

namespace {

using nlohmann::json;

Result<json> show(const ShiftTablet& tablet, const std::string& record) {
    auto text = tablet.ask({"record", "show", QString::fromStdString(record)});
    if (!text)
        return text.error();
    auto shown = json::parse(*text, nullptr, false);
    if (!shown.is_object() || !shown.contains("fields"))
        return fail(ErrorCode::Malformed, tablet.kind().name + " did not show the record.");
    return shown;
}

/// Without what each tablet says of itself: whose it is, whether it was sent.
void keepWhatIsOfAll(json& value) {
    if (value.is_object())
        for (const auto* own : {"mine", "waiting", "sending", "submitted", "held"})
            value.erase(own);
    for (auto& each : value)
        if (each.is_structured())
            keepWhatIsOfAll(each);
}

/// The answer to a question about a child: its item is the one that refers to the child.
Result<json> answerOf(const json& shown, const Plot::Point& point) {
    for (const auto& [path, field] : shown["fields"].items()) {
        const auto end = path.rfind("/person_ref");
        if (path.rfind("children/", 0) != 0 || end == std::string::npos || field["stand_in"] != point.child)
            continue;
        const auto wanted = path.substr(0, end + 1) + point.field;
        if (shown["fields"].contains(wanted))
            return shown["fields"][wanted];
    }
    return fail(ErrorCode::NotFound, "The record holds no '" + point.field + "' of the child.");
}

Error broken(const ShiftTablet& tablet, const std::string& what) {
    return fail(ErrorCode::Internal, "On " + tablet.kind().name + ": " + what);
}

} // namespace

Status ClosingChecks::sameRecord(const ShiftTablet& one, const ShiftTablet& other) const {
    auto here = show(one, record_);
    auto there = show(other, record_);
    if (!here)
        return here.error();
    if (!there)
        return there.error();
    keepWhatIsOfAll(*here);
    keepWhatIsOfAll(*there);
    if (*here == *there)
        return success();
    const auto differing = json::diff(*here, *there);
    return broken(one,
        "the record reads otherwise than on " + other.kind().name + ", first at "
            + differing.front().value("path", std::string()));
}

Status ClosingChecks::decisionStands(const ShiftTablet& tablet) const {
    const auto shown = show(tablet, record_);
    if (!shown)
        return shown.error();
    const auto answer = answerOf(*shown, plot_.differOn);
    if (!answer)
        return answer.error();
    if ((*answer)["stand_in"] != plot_.decision.value)
        return broken(tablet, "the decided value does not stand.");
    if ((*answer)["difference"] != false || (*shown)["differences"] != 0)
        return broken(tablet, "a difference is still open.");
    if ((*answer)["heads"].front()["reason"] != plot_.decision.reason)
        return broken(tablet, "the decision stands without its reason.");
    const auto open = tablet.ask({"differences"});
    if (!open)
        return open.error();
    if (json::parse(*open, nullptr, false).value("differences", json("?")) != json::array())
        return broken(tablet, "a difference is still listed.");
    return success();
}

Status ClosingChecks::bothAccountsStand(const ShiftTablet& tablet) const {
    const auto shown = show(tablet, record_);
    if (!shown)
        return shown.error();
    const auto answer = answerOf(*shown, plot_.twoAccountsOf);
    if (!answer)
        return answer.error();
    std::set<std::string> officers;
    for (const auto& head : (*answer)["heads"])
        officers.insert(head.value("officer", std::string()));
    const std::set<std::string> both{plot_.tablets[0].officer.name, plot_.tablets[1].officer.name};
    if (officers != both || (*answer)["heads"].size() != 2 || (*answer)["difference"] != false)
        return broken(tablet, "there are not two accounts of '" + plot_.twoAccountsOf.field + "' side by side.");
    return success();
}

Status ClosingChecks::everyPersonIsThereOnce(const ShiftTablet& tablet) const {
    const auto shown = show(tablet, record_);
    if (!shown)
        return shown.error();
    std::multiset<std::string> people;
    for (const auto& [path, field] : (*shown)["fields"].items())
        if (path.ends_with("/person_ref") && field["stand_in"].is_string())
            people.insert(field["stand_in"].get<std::string>());
    for (const auto* sheet : {&plot_.first, &plot_.second})
        for (const auto* list : {"children", "adults"})
            for (const auto& item : sheet->itemsOf(list))
                if (people.count(item.person) != 1)
                    return broken(tablet, "somebody whom the officers met is not there exactly once.");
    return success();
}

Status ClosingChecks::everyWordIsThere(const ShiftTablet& tablet) const {
    const auto shown = show(tablet, record_);
    if (!shown)
        return shown.error();
    std::set<std::string> quotes;
    for (const auto& [path, field] : (*shown)["fields"].items())
        if (path.ends_with("/quote") && field["stand_in"].is_string())
            quotes.insert(field["stand_in"].get<std::string>());
    for (const auto* sheet : {&plot_.first, &plot_.second})
        for (const auto& child : sheet->itemsOf("children"))
            for (const auto& answer : child.answers)
                for (const auto& item : answer.items)
                    for (const auto& given : item.answers)
                        if (given.field == "quote" && !quotes.contains(given.values.front()))
                            return broken(tablet, "words that a child said are not on the record.");
    return success();
}

} // namespace seenheard
