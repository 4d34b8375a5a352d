#include "app/viewmodels/CameraCanvas.h"

#include "app/viewmodels/FittingPicture.h"

namespace seenheard {

CameraCanvas::CameraCanvas(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void CameraCanvas::setCamera(CameraViewModel* camera) {
    if (camera_ == camera)
        return;
    if (camera_)
        disconnect(camera_, nullptr, this, nullptr);
    camera_ = camera;
    if (camera_) {
        connect(camera_, &CameraViewModel::frameCame, this, [this] { update(); });
    }
    emit cameraChanged();
    update();
}

void CameraCanvas::paint(QPainter* painter) {
    if (camera_)
        paintFitting(*painter, camera_->image(), {width(), height()});
}

} // namespace seenheard
