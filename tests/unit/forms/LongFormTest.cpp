#include "sync/forms/Completeness.h"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

/// Questions of which each tenth is asked only where the one before it was answered, and each hundredth is reckoned.
std::string questions(int count) {
    std::string fields;
    for (int number = 0; number < count; ++number) {
        const auto name = "q" + std::to_string(number);
        const auto before = "${q" + std::to_string(number - 1) + "}";
        fields += (number == 0 ? "" : ",\n") + std::string(R"({"number": )") + std::to_string(16 + number)
            + R"(, "name": ")" + name + R"(", "label": "Question )" + std::to_string(number)
            + R"(", "section": "s", "tier": "optional", "kind": "account")";
        if (number % 100 == 99)
            fields +=
                R"(, "type": "integer", "calculated_only": true, "calculation": "string-length()" + before + ")\"}";
        else if (number % 10 == 9)
            fields += R"(, "type": "text", "max_length": 200, "relevant": ")" + before + R"( != ''"})";
        else
            fields +=
                R"(, "type": "text", "max_length": 200, "constraint": "string-length(.) > 1", "constraint_message": "Longer."})";
    }
    return fields;
}

std::string definition(const std::string& fields) {
    return R"({"id": "long_form", "version": "1", "title": "Long", "started_from": "today", "place_on_today": 9,
        "scopes": {"author": "officer"}, "sections": [{"name": "s", "label": "Section"}], "reasons": [{"name": "other", "label": "Other"}],
        "fields": [)"
        + fields + "]}";
}

} // namespace

TEST_CASE("A definition of two thousand questions is read, and asks what it should") {
    const auto form = FormDefinition::fromJson(bytesOf(definition(questions(2'000))));
    INFO((form.ok() ? std::string() : form.error().message));
    REQUIRE(form.ok());
    Answers answers;
    answers.emplace(*form->keyOf("q1998"), Text("said"));
    answers.emplace(*form->keyOf("q8"), Text("said"));
    const auto evaluation = evaluate(*form, answers, {});
    CHECK(evaluation.derived.at(*form->keyOf("q1999")) == Value(std::int64_t{4}));
    CHECK(evaluation.relevant.contains(*form->keyOf("q9")));
    CHECK_FALSE(evaluation.relevant.contains(*form->keyOf("q19")));
    BENCHMARK("one answer in two thousand questions") {
        return evaluate(*form, answers, {}).relevant.size();
    };
}

TEST_CASE("A definition of more than two thousand questions is refused in words") {
    const auto refused = FormDefinition::fromJson(bytesOf(definition(questions(2'001))));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("2000") != std::string::npos);
}

TEST_CASE("Questions that are asked in a circle come to an end, and a calculation cannot read what is below it") {
    const auto form = FormDefinition::fromJson(bytesOf(definition(R"(
        {"number": 16, "name": "a", "label": "A", "section": "s", "tier": "optional", "kind": "account", "type": "text",
         "max_length": 20, "relevant": "${b} = ''"},
        {"number": 17, "name": "b", "label": "B", "section": "s", "tier": "optional", "kind": "account", "type": "text",
         "max_length": 20, "relevant": "${a} = ''"},
        {"number": 18, "name": "c", "label": "C", "section": "s", "tier": "optional", "kind": "account",
         "type": "integer", "calculated_only": true, "calculation": "${d} + 1"},
        {"number": 19, "name": "d", "label": "D", "section": "s", "tier": "optional", "kind": "account",
         "type": "integer", "calculated_only": true, "calculation": "${c} + 1"})")));
    INFO((form.ok() ? std::string() : form.error().message));
    REQUIRE(form.ok());
    CHECK(evaluate(*form, {}, {}).derived.empty());
    CHECK(evaluate(*form, {}, {}).relevant.size() == 4);
    Answers answers;
    answers.emplace(*form->keyOf("a"), Text("x"));
    answers.emplace(*form->keyOf("b"), Text("y"));
    CHECK(evaluate(*form, answers, {}).relevant.size() == 2);
}

} // namespace seenheard
