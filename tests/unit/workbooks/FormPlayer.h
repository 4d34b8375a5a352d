#pragma once

#include "tests/unit/services/Officers.h"

#include <map>

namespace seenheard::testing {

/// Answers a form on a tablet as somebody would who answers everything: every question that is asked, in the order of
/// the form, one item of every repeat.
class FormPlayer {
public:
    /// `answers`: by the name of a question, where any answer will not do.
    FormPlayer(OfficerTablet& tablet, std::map<std::string, std::string> answers)
        : tablet_(tablet)
        , answers_(std::move(answers)) {}

    /// Fails the test where a question cannot be answered.
    DraftView play(const std::string& form);
    [[nodiscard]] std::size_t answered() const { return answered_; }

private:
    bool pass(DraftView& draft);
    // Keys by value: what they are found in changes with every answer.
    void answer(DraftView& draft, RegisterKey key, const Field& field);
    bool addItem(DraftView& draft, RegisterKey key, const Field& list);
    [[nodiscard]] std::vector<Value> valuesFor(
        const DraftView& draft, const RegisterKey& key, const Field& field) const;

    OfficerTablet& tablet_;
    std::map<std::string, std::string> answers_;
    std::size_t answered_ = 0;
    std::set<RegisterKey> unanswerable_;
    std::set<RegisterKey> filledLists_;
};

} // namespace seenheard::testing
