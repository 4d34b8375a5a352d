#include "tests/bench/ScreenComplaints.h"

#include <QString>
#include <mutex>

namespace seenheard::bench {

namespace {

struct Heard {
    std::mutex mutex;
    std::vector<std::string> said;
};

Heard& heard() {
    static Heard all;
    return all;
}

void hear(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtDebugMsg || type == QtInfoMsg || !message.contains(QLatin1String(".qml")))
        return;
    const std::lock_guard lock(heard().mutex);
    heard().said.push_back(message.toStdString());
}

} // namespace

void listenToScreens() {
    qInstallMessageHandler(hear);
}

std::vector<std::string> screenComplaints() {
    const std::lock_guard lock(heard().mutex);
    return heard().said;
}

} // namespace seenheard::bench
