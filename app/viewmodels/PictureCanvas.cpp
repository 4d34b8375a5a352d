#include "app/viewmodels/PictureCanvas.h"

#include <QPainter>

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
    if (!picture_ || picture_->image().isNull())
        return;
    const auto size = QSizeF(picture_->image().size()).scaled(QSizeF(width(), height()), Qt::KeepAspectRatio);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(
        QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size), picture_->image());
}

} // namespace seenheard
