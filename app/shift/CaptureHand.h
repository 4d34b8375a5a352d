#pragma once

#include "app/shift/AnswerSheet.h"
#include "app/shift/Hand.h"

#include <set>

namespace seenheard {

/// Answers the questions on Capture as an officer does: in the form's order, each as soon as it is asked, and comes
/// back for those that others brought up.
class CaptureHand {
public:
    CaptureHand(Hand& hand, AnswerSheet sheet) : hand_(hand), sheet_(std::move(sheet)) {}

    [[nodiscard]] const AnswerSheet& sheet() const { return sheet_; }
    [[nodiscard]] std::size_t children() const { return sheet_.itemsOf("children").size(); }

    /// What is asked of the scene in the room.
    [[nodiscard]] Status scene();
    /// Adds a child, numbered from 0, and answers what is asked of it in the room.
    [[nodiscard]] Status child(std::size_t which);
    /// What is asked of the scene once the children are there; then nothing may be left.
    [[nodiscard]] Status backToTheScene();
    [[nodiscard]] Status beforeYouDriveOff();

    [[nodiscard]] static QString handleOfChild(std::size_t which, const char* field);

private:
    enum class Part { InTheRoom, BeforeYouDriveOff };

    [[nodiscard]] Status openScene();
    [[nodiscard]] Status answerAll(const std::vector<GivenAnswer>& answers, const QString& prefix, Part part);
    /// Tries twice: the second time for what the first has brought up. What is then not asked is an error.
    [[nodiscard]] Status answerEach(const std::vector<GivenAnswer>& answers, const QString& prefix, Part part);
    [[nodiscard]] Result<bool> answer(const GivenAnswer& given, const QString& prefix, std::chrono::milliseconds wait);
    [[nodiscard]] bool isAsked(const GivenAnswer& given, const QString& handle, std::chrono::milliseconds wait);
    [[nodiscard]] Status give(const GivenAnswer& given, const QString& handle);
    [[nodiscard]] Status choose(const GivenAnswer& given, const QString& handle);
    [[nodiscard]] Status pick(const QString& handle, const std::string& id);
    [[nodiscard]] Status giveReason(const GivenAnswer& given, const QString& handle);
    /// The control that adds somebody whom the tablet knows to a list; empty where there is none.
    [[nodiscard]] QString knownPerson(const QString& list, const std::string& person) const;
    /// The name of the first question inside a list that was not answered yet; empty where there is none.
    [[nodiscard]] QString firstOwed(const GivenAnswer& given, const QString& handle) const;
    [[nodiscard]] Status fillItems(const GivenAnswer& given, const QString& handle);
    [[nodiscard]] Result<QString> choiceNamed(const GivenAnswer& given, const QString& handle, const std::string& word);

    Hand& hand_;
    AnswerSheet sheet_;
    std::set<QString> done_;
};

} // namespace seenheard
