#pragma once

#include "app/viewmodels/CaptureViewModel.h"

namespace seenheard {

/// What the record being written starts, each with its reason and clock; what still keeps it from being submitted.
class WhatFollowsViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(seenheard::RowListModel* consequences READ consequences CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* hindrances READ hindrances CONSTANT)
    Q_PROPERTY(QString record READ record NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool submitting READ submitting NOTIFY changed)

public:
    WhatFollowsViewModel(ServiceWorker& worker, Clock& clock, CaptureViewModel& capture, QObject* parent = nullptr);

    [[nodiscard]] RowListModel* consequences() { return &consequences_; }
    [[nodiscard]] RowListModel* hindrances() { return &hindrances_; }
    [[nodiscard]] QString record() const { return QString::fromStdString(capture_.record().hex()); }
    [[nodiscard]] bool ready() const { return ready_; }
    [[nodiscard]] bool submitting() const { return submitting_; }

    void refresh();
    Q_INVOKABLE void submit();

signals:
    void changed();
    void submitted();
    void failed(const QString& message);

private:
    struct Outlook;
    void show(const Outlook& outlook);

    ServiceWorker& worker_;
    Clock& clock_;
    CaptureViewModel& capture_;
    RowListModel consequences_;
    RowListModel hindrances_;
    bool ready_ = false; ///< It was looked at: an empty list means that there is nothing.
    bool submitting_ = false;
};

} // namespace seenheard
