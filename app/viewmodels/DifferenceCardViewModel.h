#pragma once

#include "app/services/RecordView.h"
#include "app/viewmodels/RowListModel.h"

namespace seenheard {

/// One finding on which officers differ: their values side by side, and which stands in and why.
class DifferenceCardViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Cards come from the differences")
    Q_PROPERTY(QString key READ key CONSTANT)
    Q_PROPERTY(QString record READ record CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString about READ about CONSTANT)
    Q_PROPERTY(QString label READ label CONSTANT)
    Q_PROPERTY(QString why READ why CONSTANT)
    Q_PROPERTY(QString reopened READ reopened CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* heads READ heads CONSTANT)

public:
    DifferenceCardViewModel(const DifferenceView& difference, const Instant& now, QObject* parent);

    [[nodiscard]] QString key() const;
    [[nodiscard]] QString record() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString label() const;
    [[nodiscard]] QString why() const;
    /// Whose entry opened again what was decided; empty where nothing was.
    [[nodiscard]] QString reopened() const;
    [[nodiscard]] RowListModel* heads() { return &heads_; }
    /// The value of one row, in words.
    Q_INVOKABLE QString wordsOf(int head) const { return heads_.at(head, "words").toString(); }
    [[nodiscard]] bool sameHeadsAs(const DifferenceCardViewModel& other) const;
    [[nodiscard]] const DifferenceView& view() const { return view_; }

private:
    DifferenceView view_;
    RowListModel heads_;
};

} // namespace seenheard
