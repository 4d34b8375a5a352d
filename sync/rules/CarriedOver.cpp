#include "sync/rules/CarriedOver.h"

#include "sync/forms/IsoTime.h"
#include "sync/rules/ConcernTypes.h"
#include "sync/rules/Rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace seenheard {
namespace {

using nlohmann::json;

constexpr std::size_t mostShown = 3'500; // octets, well within what the fields take

void put(json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

void addLine(std::string& lines, const std::string& label, const std::string& words) {
    if (!words.empty() && lines.size() + label.size() + words.size() < mostShown)
        lines += (lines.empty() ? "" : "\n") + label + ": " + words;
}

/// Reads one record into the answers of another.
class Carrier {
public:
    Carrier(const SourceRecord& source, const FormDefinition& into)
        : source_(source)
        , into_(into)
        , record_(observedRecord(source.form, source.answers, source.writtenAt, source.writtenAt)) {}

    std::string run() {
        json answers = json::object();
        answers["source_records"] = json::array({{{"id", source_.id.hex()}, {"record", source_.id.hex()}}});
        answers["reviewed_record"] = source_.id.hex();
        for (const auto& author : source_.authors)
            answers["authors"].push_back(
                {{"id", author.officer.hex()}, {"officer", author.officer.hex()}, {"officer_name", author.name}});
        std::vector<std::string> mustNotKnow;
        for (const AnswerView& child : record_.children) {
            const bool concerned = isConcerned(child);
            answers[concerned ? "children" : "others_in_household"].push_back(personOf(child));
            json judged{{"id", idOf(child)}, {"child", idOf(child)}};
            put(judged, "child_name", child.text("name"));
            answers["children_quality"].push_back(std::move(judged));
            if (concerned)
                addVoice(child, answers["voice"]);
            if (const auto worry = child.text("child_worried_if_told"); !worry.empty())
                mustNotKnow.push_back(worry);
        }
        for (const auto& concern : concernTypes(record_))
            answers["concern_types"].push_back(concern);
        addPeople(answers["people_posing_risk"]);
        addProtection(answers["immediate_protection"]);
        put(answers, "referral_mandatory_because", whyMandatory());
        addHistory(answers);
        addRecipients(answers["recipients"]);
        std::string worries;
        for (const auto& worry : mustNotKnow)
            worries += (worries.empty() ? "" : "\n") + worry;
        if (worries.size() < mostShown)
            put(answers, "child_worried_if_told", worries);
        if (const auto footage = record_.scene.text("bwv_id"); !footage.empty()) {
            answers["footage_shared"] = "reference_given";
            answers["footage_ref"] = footage;
        }
        return onlyWhatIsAsked(answers).dump();
    }

private:
    /// A record about one child has no item of it; its own id names the child.
    std::string idOf(const AnswerView& child) const { return child.item() ? child.item()->hex() : source_.id.hex(); }

    /// Children whom a rule refers; all of them where none fires and somebody refers all the same.
    bool isConcerned(const AnswerView& child) const {
        const auto follows = referralRule(record_);
        const auto refers = [](const Consequence& each) { return each.starts == "referral"; };
        const bool any = std::any_of(follows.begin(), follows.end(), refers);
        return !any || std::any_of(follows.begin(), follows.end(), [&](const Consequence& each) {
            return refers(each) && each.child == child.item();
        });
    }

    /// R7, in words; each reason once. Empty where no referral is mandatory.
    std::string whyMandatory() const {
        std::set<std::string> reasons;
        for (const auto& each : referralRule(record_))
            if (each.rule == "R7")
                reasons.insert(each.why);
        std::string words;
        for (const auto& reason : reasons)
            words += (words.empty() ? "" : " ") + reason;
        return words;
    }

    json personOf(const AnswerView& child) const {
        json person = json::object();
        if (const auto known = child.reference("person_ref"))
            person["person_ref"] = known->id;
        else
            person["id"] = idOf(child);
        for (const auto* name : {"name", "age_band", "date_of_birth"})
            put(person, name, child.text(name));
        return person;
    }

    void addVoice(const AnswerView& child, json& voice) const {
        const std::string name = child.text("name");
        for (const AnswerView& quotation : child.items("words")) {
            const std::string quote = quotation.text("quote");
            if (quote.empty())
                continue;
            json said{{"id", quotation.item()->hex()}, {"quote", quote}};
            put(said, "said_by", name);
            const std::string asked = quotation.text("question_asked");
            put(said, "question_asked", asked.empty() ? quotation.words("question") : asked);
            put(said, "put_into_words_by", quotation.words("interpreted_by"));
            if (const auto at =
                    quotation.instant("said_at") ? quotation.instant("said_at") : quotation.instant("noted_at"))
                said["said_at"] = said["noted_at"] = isoText(*at);
            for (const auto& hearer : hearersOf(quotation))
                said["could_hear"].push_back(hearer);
            voice.push_back(std::move(said));
        }
        std::string showed;
        for (const auto& [label, field] : shown)
            addLine(showed, label, child.words(field));
        if (showed.empty())
            return;
        json seen{{"id", idOf(child)}, {"showed", showed}};
        put(seen, "said_by", name);
        voice.push_back(std::move(seen));
    }

    /// An adult of the incident has no item in the referral; he stays somebody who could hear.
    std::set<std::string> hearersOf(const AnswerView& quotation) const {
        std::set<std::string> hearers;
        for (const auto& name : quotation.names("could_hear"))
            hearers.insert(ItemId::fromHex(name) ? "an_adult_not_listed" : name);
        return hearers;
    }

    void addPeople(json& people) const {
        people = json::array();
        for (const AnswerView& adult : record_.scene.items("adults")) {
            if (!adult.is("role", "alleged_perpetrator"))
                continue;
            json person{{"id", adult.item()->hex()}};
            if (const auto known = adult.reference("person_ref"))
                person = {{"person_ref", known->id}};
            put(person, "described_as", adult.text("name"));
            put(person, "relation_to_child", adult.words("relation"));
            people.push_back(std::move(person));
        }
        for (const AnswerView& described : record_.scene.items("people_posing_risk")) {
            json person{{"id", described.item()->hex()}};
            put(person, "described_as", described.text("described_as"));
            put(person, "relation_to_child", described.text("relation_to_child"));
            people.push_back(std::move(person));
        }
    }

    void addProtection(json& protection) const {
        const auto begun = [](const AnswerView& each) {
            return each.answered("s46_began_at") || each.is("action_for_child", "police_protection_begun");
        };
        protection = json::array();
        if (std::any_of(record_.children.begin(), record_.children.end(), begun)
            || record_.scene.is("immediate_action", "police_protection_begun"))
            protection.push_back("police_protection");
        if (record_.scene.is("immediate_action", "safe_adult_confirmed"))
            protection.push_back("safe_adult");
    }

    void addHistory(json& answers) const {
        if (!source_.history)
            return;
        const HistoryCounts& counts = *source_.history;
        answers["previous_domestic_abuse_3_months"] = counts.domesticAbuse3Months;
        answers["previous_domestic_abuse"] = counts.domesticAbuse12Months;
        answers["previous_missing_3_months"] = counts.missing3Months;
        answers["previous_missing"] = counts.missing12Months;
        answers["previous_referrals_3_months"] = counts.referrals3Months;
        answers["previous_referrals_12_months"] = counts.referrals12Months;
    }

    /// Social care of the districts in which the children live, where the form has it.
    void addRecipients(json& recipients) const {
        recipients = json::array();
        const auto key = into_.keyOf("recipients");
        const Field* field = key ? into_.fieldAt(*key) : nullptr;
        for (const auto& district : source_.districts) {
            std::string name = "social_care_";
            for (const char letter : district)
                name += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
            if (field != nullptr && field->choice(name) != nullptr)
                recipients.push_back(name);
        }
    }

    json onlyWhatIsAsked(const json& answers) const {
        json asked = json::object();
        for (const Field& field : into_.fields())
            if (const auto found = answers.find(field.name); found != answers.end() && !found->empty())
                asked[field.name] = *found;
        return asked;
    }

    static constexpr std::array<std::pair<const char*, const char*>, 10> shown{{
        {"Seen", "seen_status"},
        {"Where the child was", "exposure"},
        {"How the child seemed", "demeanour"},
        {"In the officer's words", "demeanour_other"},
        {"Changed from", "demeanour_changed_from"},
        {"Changed to", "demeanour_changed_to"},
        {"Appearance", "appearance_injury"},
        {"Without words", "nonverbal"},
        {"Also shown", "nonverbal_note"},
        {"No words, because", "no_words"},
    }};

    const SourceRecord& source_;
    const FormDefinition& into_;
    ObservedRecord record_;
};

} // namespace

std::string carriedOver(const SourceRecord& source, const FormDefinition& into) {
    return Carrier(source, into).run();
}

} // namespace seenheard
