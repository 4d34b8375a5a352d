#include "app/viewmodels/DrawingCanvas.h"

#include <QImage>
#include <QPainter>
#include <cmath>

namespace seenheard {

namespace {

constexpr double lineWidth = 5;
constexpr double imageWidth = 1600;

} // namespace

DrawingCanvas::DrawingCanvas(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setFillColor(Qt::white); // paper, also in the dark: it is kept so
    connect(this, &DrawingCanvas::drawn, this, [this] { update(); });
}

void DrawingCanvas::begin(double x, double y) {
    // A dot is a stroke too.
    strokes_.push_back({ink_, QPolygonF{QPointF(x, y), QPointF(x + 0.1, y)}});
    emit drawn();
}

void DrawingCanvas::move(double x, double y) {
    if (strokes_.empty())
        return;
    strokes_.back().points.append(QPointF(x, y));
    emit drawn();
}

void DrawingCanvas::undo() {
    if (!strokes_.empty())
        strokes_.pop_back();
    emit drawn();
}

void DrawingCanvas::paintStrokes(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& stroke : strokes_) {
        painter.setPen(QPen(stroke.ink, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(stroke.points);
    }
}

QImage DrawingCanvas::toImage() const {
    if (isEmpty() || width() < 1 || height() < 1)
        return {};
    const double scale = imageWidth / width();
    QImage image(static_cast<int>(imageWidth), static_cast<int>(std::ceil(height() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintStrokes(painter);
    return image;
}

void DrawingCanvas::paint(QPainter* painter) {
    paintStrokes(*painter);
}

} // namespace seenheard
