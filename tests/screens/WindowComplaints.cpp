#include "tests/screens/WindowComplaints.h"

#include <catch2/catch_test_macros.hpp>

#include <QMutex>
#include <QStringList>

namespace seenheard {

namespace {

/// What was heard and by how many it is listened to. A message handler is a plain function, hence here.
struct Heard {
    QMutex mutex;
    QStringList complaints;
    int listeners = 0;
    QtMessageHandler before = nullptr;
};

Heard& heard() {
    static Heard all;
    return all;
}

/// What an engine says of a file has no category of its own; the animation driver and the platform plugin have none
/// either, and speak of themselves.
bool isOfTheWindow(const QMessageLogContext& context, const QString& message) {
    const auto category = QLatin1String(context.category ? context.category : "default");
    const bool isPlain = category == QLatin1String("default");
    return (isPlain && message.contains(QLatin1String(".qml"))) || category == QLatin1String("js")
        || category.startsWith(QLatin1String("qml")) || category.startsWith(QLatin1String("qt.qml"))
        || category.startsWith(QLatin1String("qt.quick"));
}

void hear(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    auto& all = heard();
    QtMessageHandler before = nullptr;
    {
        const QMutexLocker lock(&all.mutex);
        before = all.before;
        if (type != QtDebugMsg && type != QtInfoMsg && isOfTheWindow(context, message))
            all.complaints << message;
    }
    if (before)
        before(type, context, message);
}

} // namespace

WindowComplaints::WindowComplaints() {
    auto& all = heard();
    const QMutexLocker lock(&all.mutex);
    if (all.listeners++ == 0)
        all.before = qInstallMessageHandler(hear);
}

WindowComplaints::~WindowComplaints() {
    auto& all = heard();
    QString complaints;
    {
        const QMutexLocker lock(&all.mutex);
        if (--all.listeners == 0)
            qInstallMessageHandler(all.before);
        complaints = all.complaints.join(QLatin1Char('\n'));
        all.complaints.clear();
    }
    INFO(complaints.toStdString());
    CHECK(complaints.isEmpty());
}

} // namespace seenheard
