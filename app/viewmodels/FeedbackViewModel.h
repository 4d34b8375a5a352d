#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// What supervisors ask of this officer, and what they said of his records.
class FeedbackViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(seenheard::RowListModel* questions READ questions CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* feedback READ feedback CONSTANT)
    Q_PROPERTY(bool looked READ looked NOTIFY changed)

public:
    FeedbackViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] RowListModel* questions() { return &questions_; }
    [[nodiscard]] RowListModel* feedback() { return &feedback_; }
    [[nodiscard]] bool looked() const { return looked_; }

    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();
    /// The page is left: coming back is another look.
    void leave();

    /// The record stays as it is, and why.
    Q_INVOKABLE void reply(const QString& review, const QString& item, const QString& words);
    Q_INVOKABLE void acknowledge(const QString& review, const QString& author);

signals:
    void changed();
    void failed(const QString& message);

private:
    void show(const FeedbackWaiting& waiting);
    void send(std::function<Status(FeedbackService&)> work);

    ServiceWorker& worker_;
    Clock& clock_;
    SharedSight sight_ = std::make_shared<Sight>();
    RowListModel questions_;
    RowListModel feedback_;
    bool looked_ = false;
};

} // namespace seenheard
