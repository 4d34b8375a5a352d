#pragma once

#include "app/viewmodels/PictureViewModel.h"

#include <QQuickPaintedItem>

namespace seenheard {

/// Paints one picture as large as it fits, upright.
class PictureCanvas : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(seenheard::PictureViewModel* picture READ picture WRITE setPicture NOTIFY pictureChanged REQUIRED)

public:
    explicit PictureCanvas(QQuickItem* parent = nullptr);

    [[nodiscard]] PictureViewModel* picture() const { return picture_; }
    void setPicture(PictureViewModel* picture);
    void paint(QPainter* painter) override;

signals:
    void pictureChanged();

private:
    QPointer<PictureViewModel> picture_;
};

} // namespace seenheard
