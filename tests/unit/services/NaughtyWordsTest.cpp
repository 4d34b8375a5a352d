#include "tests/support/SharedVectors.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace seenheard {

namespace {

using nlohmann::json;

/// Gives every text field of a form, in lists too, a naughty string: another field another, another round another, so
/// that after as many rounds as there are strings every field has held each.
class NaughtyAnswers {
public:
    NaughtyAnswers(const json& strings, std::size_t round) : strings_(strings), next_(round) {}

    json of(const json& fields) {
        json answers = json::object();
        for (const auto& field : fields)
            if (field.at("type") == "list")
                answers[field.at("name")] = json::array({of(field.at("fields"))});
            else if (field.at("type") == "text" && !field.value("calculated_only", false))
                if (auto words = fitting(field.value("max_length", 2'000)); !words.empty()) {
                    answers[field.at("name")] = words;
                    ++said_[words];
                }
        return answers;
    }
    /// How often each stands in what was made.
    [[nodiscard]] const std::map<std::string, int>& said() const { return said_; }

private:
    /// Longer ones are refused by their field's limit, and an empty one is no answer.
    std::string fitting(std::size_t longest) {
        for (std::size_t tries = 0; tries < strings_.size(); ++tries)
            if (const auto words = strings_.at(next_++ % strings_.size()).get<std::string>();
                !words.empty() && words.size() <= longest)
                return words;
        return {};
    }

    const json& strings_;
    std::size_t next_;
    std::map<std::string, int> said_;
};

void collectWords(const std::vector<FieldView>& fields, std::map<std::string, int>& read) {
    for (const auto& field : fields)
        for (const auto& head : field.heads)
            if (field.field && field.field->type == FieldType::Text)
                ++read[head.words];
}

void collectWords(const std::vector<ItemView>& items, std::map<std::string, int>& read) {
    for (const auto& item : items) {
        collectWords(item.fields, read);
        collectWords(item.items, read);
    }
}

std::map<std::string, int> wordsRead(OfficerTablet& tablet, const RecordId& record) {
    const auto view = tablet.records().show(record);
    REQUIRE(view.ok());
    std::map<std::string, int> read;
    collectWords(view->fields, read);
    collectWords(view->items, read);
    return read;
}

} // namespace

TEST_CASE("every naughty string in every text field of every record type is stored, sent and read exactly") {
    const std::string form = GENERATE("incident_observation", "safe_and_well", "return_interview", "home_visit",
        "early_action", "referral", "review", "meeting");
    const auto strings = json::parse(sharedVectorText("naughty-strings.json"));
    const auto fields = json::parse(sourceText("app/forms/" + form + ".json")).at("fields");
    FakeClock clock;
    OfficerTablet asha(clock, 1, "PC Asha Rahman");
    OfficerTablet tom(clock, 2, "PC Tom Whitaker");
    MeetingPlace server(clock);
    std::vector<std::pair<RecordId, std::map<std::string, int>>> written;
    for (std::size_t round = 0; round < strings.size(); ++round) {
        NaughtyAnswers answers(strings, round);
        const auto given = answers.of(fields).dump();
        const auto record = asha.capture().record(form, given, std::nullopt);
        INFO(form << ", round " << round << ": " << (record.ok() ? std::string() : record.error().message));
        REQUIRE(record.ok());
        written.emplace_back(*record, answers.said());
    }
    server.meet({&asha, &tom});
    for (const auto& [record, said] : written)
        for (auto* tablet : {&asha, &tom}) {
            auto read = wordsRead(*tablet, record);
            // What the tablet fills in by itself stands beside it.
            std::erase_if(read, [&said = said](const auto& words) { return !said.contains(words.first); });
            CHECK(read == said);
        }
}

} // namespace seenheard
