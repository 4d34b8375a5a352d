#pragma once

#include "platform/device/Camera.h"

#include <QImage>
#include <QObject>
#include <QQmlEngine>
#include <memory>

namespace seenheard {

/// What a camera sees while somebody looks through it. It is closed when the photograph is taken, when the page goes,
/// and when the tablet is covered or locked; nothing that was not taken is kept.
class CameraViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to Capture")
    Q_PROPERTY(bool available READ available CONSTANT)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool sees READ sees NOTIFY changed)
    Q_PROPERTY(double aspect READ aspect NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)

public:
    /// Without a camera nothing offers one.
    explicit CameraViewModel(std::unique_ptr<Camera> camera, QObject* parent = nullptr);

    [[nodiscard]] bool available() const { return camera_ != nullptr; }
    [[nodiscard]] bool isOpen() const { return open_; }
    /// It is open, and something has come.
    [[nodiscard]] bool sees() const { return !image_.isNull(); }
    /// Height to width of what it sees.
    [[nodiscard]] double aspect() const;
    /// Why it sees nothing; empty where it does.
    [[nodiscard]] QString trouble() const { return trouble_; }
    [[nodiscard]] const QImage& image() const { return image_; }

    Q_INVOKABLE void look();
    Q_INVOKABLE void close();
    /// What it sees now; closes it. Null where it sees nothing.
    [[nodiscard]] QImage take();

signals:
    void changed();
    void frameCame();

private:
    void show(const Result<QImage>& seen);

    std::unique_ptr<Camera> camera_;
    bool open_ = false;
    QImage image_;
    QString trouble_;
};

} // namespace seenheard
