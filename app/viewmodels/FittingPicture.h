#pragma once

#include <QPainter>

namespace seenheard {

/// An image in the middle of so much room, as large as it fits; nothing where there is none.
inline void paintFitting(QPainter& painter, const QImage& image, const QSizeF& room) {
    if (image.isNull())
        return;
    const auto size = QSizeF(image.size()).scaled(room, Qt::KeepAspectRatio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRectF(QPointF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2), size), image);
}

} // namespace seenheard
