#pragma once

#include "sync/forms/Answers.h"

namespace seenheard {

/// Reads answers by the names of their fields, on the record or in one item of a list. What a form does not have
/// reads as unanswered, so that a rule needs no form of its own.
class AnswerView {
public:
    /// Form and answers have to outlive the view.
    AnswerView(const FormDefinition& form, const Answers& answers)
        : form_(form)
        , answers_(answers)
        , fields_(form.fields()) {}

    /// Nothing for the record itself.
    [[nodiscard]] std::optional<ItemId> item() const;
    /// The form has this field here.
    [[nodiscard]] bool asks(std::string_view field) const;
    [[nodiscard]] bool answered(std::string_view field) const;
    [[nodiscard]] bool isNotObtained(std::string_view field) const;
    /// The choice, or one of the choices, is this one.
    [[nodiscard]] bool is(std::string_view field, std::string_view choice) const;
    [[nodiscard]] bool isAnyOf(std::string_view field, std::initializer_list<std::string_view> choices) const;
    /// Something was chosen other than these.
    [[nodiscard]] bool hasChoiceBut(std::string_view field, std::initializer_list<std::string_view> choices) const;
    /// Nothing for a moment that cannot be: rules count hours from it.
    [[nodiscard]] std::optional<Instant> instant(std::string_view field) const;
    /// A text, or the name of the one choice; empty where there is neither.
    [[nodiscard]] std::string text(std::string_view field) const;
    /// In words for a person; empty where nothing was given, or "not obtained".
    [[nodiscard]] std::string words(std::string_view field) const;
    [[nodiscard]] std::vector<std::string> names(std::string_view field) const;
    [[nodiscard]] std::optional<Reference> reference(std::string_view field) const;
    [[nodiscard]] std::vector<AnswerView> items(std::string_view list) const;

private:
    AnswerView(const FormDefinition& form, const Answers& answers, const std::vector<Field>& fields, RegisterKey level)
        : form_(form)
        , answers_(answers)
        , fields_(fields)
        , level_(std::move(level)) {}
    [[nodiscard]] std::optional<Value> value(std::string_view field) const;

    const FormDefinition& form_;
    const Answers& answers_;
    const std::vector<Field>& fields_;
    RegisterKey level_;
};

} // namespace seenheard
