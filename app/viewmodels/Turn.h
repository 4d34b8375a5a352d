#pragma once

#include "app/viewmodels/PageGrowth.h"

#include <QQmlParserStatus>

namespace seenheard {

/// Something of a page that waits to be made: stands in line from when it is complete, and says when its turn has come.
class Turn : public QObject, public QQmlParserStatus {
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    Q_PROPERTY(seenheard::PageGrowth* growth MEMBER growth_ REQUIRED)

public:
    using QObject::QObject;

    void classBegin() override {}
    void componentComplete() override;

signals:
    /// Once, and never while it still stands in line.
    void came();

private:
    QPointer<PageGrowth> growth_;
};

} // namespace seenheard
