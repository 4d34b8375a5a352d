#pragma once

#include "app/viewmodels/BodyFigure.h"
#include "app/viewmodels/FieldViewModel.h"

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>

namespace seenheard {

/// One drawing of a child's body, as wide as it is given, on which a place can be tapped. What a tap answers are the
/// questions that the form asks in words: the place, and beside it `side` and `seen_from` where the form has them.
/// A painted item: shapes of their own are drawn outside of what scrolls where there is no graphics card (Qt 6.4).
class BodyDrawing : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(seenheard::FieldViewModel* field READ field WRITE setField NOTIFY fieldChanged REQUIRED)
    Q_PROPERTY(View view READ view WRITE setView NOTIFY fieldChanged REQUIRED)
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY coloursChanged REQUIRED)
    Q_PROPERTY(QColor fill MEMBER fill_ NOTIFY coloursChanged REQUIRED)
    Q_PROPERTY(QColor mark MEMBER mark_ NOTIFY coloursChanged REQUIRED)

public:
    enum class View { Face, BackOfHead, Front, Back };
    Q_ENUM(View)

    explicit BodyDrawing(QQuickItem* parent = nullptr);

    [[nodiscard]] FieldViewModel* field() const { return field_; }
    void setField(FieldViewModel* field);
    [[nodiscard]] View view() const { return view_; }
    void setView(View view);

    /// A tap at that place of the item; a second one on the same part takes it back.
    Q_INVOKABLE void tap(double x, double y);

    void paint(QPainter* painter) override;

signals:
    void fieldChanged();
    void coloursChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    [[nodiscard]] FieldViewModel* beside(std::string_view name) const;
    [[nodiscard]] bool isFromBehind() const { return view_ == View::Back || view_ == View::BackOfHead; }
    /// Pixels a unit of the figure.
    [[nodiscard]] double unit() const { return width() / bodyWidth; }
    [[nodiscard]] bool isMarked(const BodyRegion& region) const;
    void rebuild();

    FieldViewModel* field_ = nullptr;
    View view_ = View::Front;
    QColor ink_, fill_, mark_;
    std::vector<BodyRegion> regions_;
    std::vector<QPainterPath> paths_; ///< Of the regions, in units.
    std::vector<QPainterPath> outlines_;
};

} // namespace seenheard
