#include "app/viewmodels/TabletWindow.h"

#include <QtQuickTest>

namespace seenheard {

/// Gives the engine of the QML tests the way to the screens in the binary.
class ScreensForQml final : public QObject {
    Q_OBJECT

public slots:
    void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

} // namespace seenheard

QUICK_TEST_MAIN_WITH_SETUP(controls, seenheard::ScreensForQml)

#include "QmlControlsTest.moc"
