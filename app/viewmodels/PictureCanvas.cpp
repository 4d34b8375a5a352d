#include "app/viewmodels/PictureCanvas.h"

#include "app/viewmodels/FittingPicture.h"

namespace seenheard {

PictureCanvas::PictureCanvas(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void PictureCanvas::setPicture(PictureViewModel* picture) {
    if (picture_ == picture)
        return;
    if (picture_)
        disconnect(picture_, nullptr, this, nullptr);
    picture_ = picture;
    if (picture_)
        connect(picture_, &PictureViewModel::changed, this, [this] { update(); });
    emit pictureChanged();
    update();
}

void PictureCanvas::paint(QPainter* painter) {
    if (picture_)
        paintFitting(*painter, picture_->image(), {width(), height()});
}

} // namespace seenheard
