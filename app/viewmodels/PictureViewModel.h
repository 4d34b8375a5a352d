#pragma once

#include "app/viewmodels/ServiceWorker.h"

#include <QImage>
#include <QQmlEngine>

namespace seenheard {

/// One picture of a record as a screen shows it. What is not on the tablet is fetched because it is looked at. Its
/// pixels are in memory only, and only while it is shown.
class PictureViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Pictures belong to a record")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(double aspect READ aspect NOTIFY changed)

public:
    enum class State { None, Opening, Shown, Fetching, Damaged };
    Q_ENUM(State)

    PictureViewModel(ServiceWorker& worker, QObject* parent);

    [[nodiscard]] State state() const { return state_; }
    /// What it is and when it was taken.
    [[nodiscard]] QString words() const { return words_; }
    /// Why it cannot be seen; empty where it can.
    [[nodiscard]] QString trouble() const;
    /// Height to width.
    [[nodiscard]] double aspect() const;
    [[nodiscard]] const QImage& image() const { return image_; }

    /// Nothing where there is no picture.
    void show(const RecordId& record, const std::optional<Picture>& picture);

signals:
    void changed();

private:
    void look();
    void fetch();
    void become(State state);

    ServiceWorker& worker_;
    RecordId record_;
    std::optional<Picture> picture_;
    State state_ = State::None;
    QString words_;
    QImage image_;
};

} // namespace seenheard
