#pragma once

#include <QColor>
#include <QPolygonF>
#include <QQuickPaintedItem>

namespace seenheard {

/// Paper to draw on with a finger. What is drawn is in memory until it is kept as a picture.
class DrawingCanvas : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY inkChanged REQUIRED)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY drawn)

public:
    explicit DrawingCanvas(QQuickItem* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return strokes_.empty(); }
    /// A stroke begins, goes on; in pixels of the item.
    Q_INVOKABLE void begin(double x, double y);
    Q_INVOKABLE void move(double x, double y);
    /// Takes the last stroke back.
    Q_INVOKABLE void undo();

    /// As large as a photograph of it would be.
    [[nodiscard]] QImage toImage() const;
    void paint(QPainter* painter) override;

signals:
    void drawn();
    void inkChanged();

private:
    struct Stroke {
        QColor ink;
        QPolygonF points;
    };
    void paintStrokes(QPainter& painter) const;

    QColor ink_;
    std::vector<Stroke> strokes_;
};

} // namespace seenheard
