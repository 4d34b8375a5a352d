#pragma once

#include "sync/xlsform/ImportContext.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// Makes the fields of a definition out of the questions of a survey.
class FieldMaker {
public:
    FieldMaker(ImportContext& context, std::vector<SurveySection>& sections) : context_(context), sections_(sections) {}

    /// An array as definitions have it.
    [[nodiscard]] nlohmann::ordered_json fields(
        const std::vector<Question>& questions, const std::vector<std::string>& level);

private:
    /// One question and where it stands.
    struct At {
        const Question& question;
        const std::vector<std::string>& level;
        Symbol* self;
    };
    [[nodiscard]] std::optional<nlohmann::ordered_json> field(const At& at);
    void head(const At& at, nlohmann::ordered_json& json);
    void type(const At& at, nlohmann::ordered_json& json);
    void calculated(const At& at, nlohmann::ordered_json& json);
    void note(const At& at, nlohmann::ordered_json& json);
    void standing(const At& at, nlohmann::ordered_json& json);
    void states(const At& at, nlohmann::ordered_json& json);
    void logic(const At& at, nlohmann::ordered_json& json);
    void constraint(const At& at, nlohmann::ordered_json& json);
    void range(const At& at, std::string& condition, std::string& message);
    void look(const At& at, nlohmann::ordered_json& json);
    void list(const At& at, nlohmann::ordered_json& json);
    void companionOfOther(const At& at, const nlohmann::ordered_json& asking, nlohmann::ordered_json& fields);
    void passedOver(const At& at);
    [[nodiscard]] std::string relevance(const At& at);
    [[nodiscard]] std::string sectionOf(const Question& question);
    [[nodiscard]] std::string word(const At& at, std::string_view column, std::string_view otherwise,
        std::initializer_list<std::string_view> known);
    [[nodiscard]] bool flag(const At& at, std::string_view column);
    [[nodiscard]] std::int64_t number(const At& at, std::string_view column, std::int64_t otherwise);

    ImportContext& context_;
    std::vector<SurveySection>& sections_;
    std::set<std::string> calculatedSoFar_; ///< Paths of calculations further up, which one may read.
};

} // namespace seenheard
