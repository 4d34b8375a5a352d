#include "sync/forms/IsoTime.h"
#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

#include <algorithm>

namespace seenheard {
namespace {

using namespace std::chrono;

constexpr minutes lookedUpBy = hours{6} + minutes{30};
constexpr std::string_view reason =
    "A child may be a victim of domestic abuse, whether there or not (Operation Encompass).";

enum class Whom { School, LocalAuthority, HealthVisitor, SchoolNotKnown, Nobody };

/// Reception begins in the September after the fourth birthday, and the duty ends with the eighteenth.
std::optional<bool> isOfSchoolAge(const AnswerView& child, const year_month_day& on) {
    const auto born = dateFrom(child.text("date_of_birth"));
    if (!born)
        return std::nullopt;
    const year_month_day fourth{born->year() + years{4}, born->month(), born->day()};
    const auto september = [](year in) { return year_month_day{in / September / 1}; };
    const auto begins = september(fourth < september(fourth.year()) ? fourth.year() : fourth.year() + years{1});
    return begins <= on;
}

bool isAdult(const AnswerView& child, const year_month_day& on) {
    const auto born = dateFrom(child.text("date_of_birth"));
    return born && year_month_day{born->year() + years{18}, born->month(), born->day()} <= on;
}

/// Whom to tell of this child. Below Reception there may be no school to tell; a four-year-old may be in one.
Whom whomToTell(const AnswerView& child, const DistrictSettings& district, const year_month_day& on) {
    if (child.is("age_band", "unborn") || isAdult(child, on))
        return Whom::Nobody;
    if (child.is("schooling", "home_educated"))
        return Whom::LocalAuthority;
    const bool baby = child.is("age_band", "under_1");
    const bool young = baby || (child.is("age_band", "1_to_4") && child.is("schooling", "none"));
    const bool early = !isOfSchoolAge(child, on).value_or(!young && !child.is("age_band", "1_to_4"));
    if (child.is("schooling", "at_school_or_nursery")) {
        if (early && !district.tellsEarlyYears)
            return Whom::HealthVisitor;
        return child.reference("school") || !child.text("school_name").empty() ? Whom::School : Whom::SchoolNotKnown;
    }
    if (baby || (young && early))
        return Whom::HealthVisitor;
    return Whom::SchoolNotKnown;
}

/// An adult of the incident receives the school's notices.
bool isParty(const ObservedRecord& record, const SchoolFacts& school) {
    const auto adults = record.scene.items("adults");
    return std::any_of(adults.begin(), adults.end(), [&](const AnswerView& adult) {
        const auto known = adult.reference("person_ref");
        return known && school.contacts.contains(known->id);
    });
}

/// Makes what R10 says of one child.
class Notice {
public:
    Notice(const ObservedRecord& record, const AnswerView& child)
        : record_(record)
        , child_(child)
        , school_(schoolOf())
        , calendar_(school_ ? school_->calendar : record.local.district.calendar)
        , due_(calendar_.nextDay(record.writtenAt)) {}

    Consequences of() const {
        const auto& district = record_.local.district;
        switch (whomToTell(child_, district, localDay(londonTime(record_.writtenAt)))) {
        case Whom::Nobody: return {};
        case Whom::LocalAuthority:
            return {told("Tell the local authority (home educated)" + named(district.localAuthority) + before())};
        case Whom::HealthVisitor: return {told("Tell the health visitor, where this is agreed")};
        case Whom::School: return school_ && isParty(record_, *school_) ? byPhone() : Consequences{told(tellSchool())};
        case Whom::SchoolNotKnown: break;
        }
        return {lookUp(), told("Tell the school, once it is known," + before())};
    }

private:
    const SchoolFacts* schoolOf() const {
        const auto picked = child_.reference("school");
        const auto found = picked ? record_.local.schools.find(picked->id) : record_.local.schools.end();
        return found == record_.local.schools.end() ? nullptr : &found->second;
    }

    static std::string before() { return " before the next school day"; }
    static std::string named(const std::string& name) { return name.empty() ? "" : ", " + name + ","; }
    std::string tellSchool() const {
        return "Tell the school or nursery" + named(school_ ? school_->title : std::string()) + before();
    }

    std::string why() const {
        std::string why(reason);
        if (!calendar_.terms.empty() && !calendar_.knows(localDay(due_)))
            why += " No term dates are loaded for then.";
        if (record_.local.unsent)
            why += record_.local.district.encompassPhone.empty()
                ? " The server does not have this record yet: phone it in."
                : " The server does not have this record yet: phone it in to " + record_.local.district.encompassPhone
                    + ".";
        return why;
    }

    Consequence told(std::string what) const {
        const bool urgent = record_.local.unsent || record_.now.utcMs >= due_.utcMs;
        return {"R10", std::move(what), why(), due_, child_.item(), urgent, "",
            record_.local.unsent ? record_.local.district.encompassPhone : std::string(), true};
    }

    /// A task of its own, before the time at which notices are sent.
    Consequence lookUp() const {
        const Instant due = londonMoment(localDay(due_), lookedUpBy);
        return {"R10", "Look up which school this child goes to", "Schools are told at 07:30; this one is not known.",
            due, child_.item(), record_.now.utcMs >= due.utcMs, ""};
    }

    Consequences byPhone() const {
        return {{"R10", "Hold the notice, and phone the school" + named(school_->title) + before(),
            "Whoever receives the school's notices is an adult of the incident.", due_, child_.item(), true, "",
            school_->phone}};
    }

    const ObservedRecord& record_;
    const AnswerView& child_;
    const SchoolFacts* school_;
    const SchoolCalendar& calendar_;
    Instant due_;
};

} // namespace

Consequences encompassRule(const ObservedRecord& record) {
    Consequences consequences;
    for (const AnswerView& child : record.children)
        if (tellsOfDomesticAbuse(record, child))
            for (Consequence& each : Notice(record, child).of())
                consequences.push_back(std::move(each));
    return consequences;
}

} // namespace seenheard
