#pragma once

#include "app/viewmodels/CameraViewModel.h"

#include <QPointer>
#include <QQuickPaintedItem>

namespace seenheard {

/// Paints what a camera sees, as large as it fits.
class CameraCanvas : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(seenheard::CameraViewModel* camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)

public:
    explicit CameraCanvas(QQuickItem* parent = nullptr);

    [[nodiscard]] CameraViewModel* camera() const { return camera_; }
    void setCamera(CameraViewModel* camera);
    void paint(QPainter* painter) override;

signals:
    void cameraChanged();

private:
    QPointer<CameraViewModel> camera_;
};

} // namespace seenheard
