#include "platform/device/SystemSleepLinux.h"

#include "platform/device/SystemSleep.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace seenheard {

namespace {

const auto logind = QStringLiteral("org.freedesktop.login1");
const auto managerPath = QStringLiteral("/org/freedesktop/login1");
const auto manager = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

SystemSleepLinux::SystemSleepLinux(std::function<void()> happened) : happened_(std::move(happened)) {
    auto system = QDBusConnection::systemBus();
    system.connect(
        logind, managerPath, manager, QStringLiteral("PrepareForSleep"), this, SLOT(preparingForSleep(bool)));
    // Of whichever session: logind sends it to the one concerned, and a tablet has one.
    system.connect(logind, QString(), QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), this,
        SLOT(sessionLocked()));
    auto session = QDBusConnection::sessionBus();
    for (const auto* saver : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"})
        session.connect(QString(), QString(), QLatin1String(saver), QStringLiteral("ActiveChanged"), this,
            SLOT(screenSaverChanged(bool)));
    holdSleep();
}

void SystemSleepLinux::preparingForSleep(bool begins) {
    if (!begins)
        return holdSleep();
    happened_();
    held_ = {};
}

void SystemSleepLinux::sessionLocked() {
    happened_();
}

void SystemSleepLinux::screenSaverChanged(bool active) {
    if (active)
        happened_();
}

void SystemSleepLinux::holdSleep() {
    auto call = QDBusMessage::createMethodCall(logind, managerPath, manager, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Seen & Heard") << tr("Locks itself first")
         << QStringLiteral("delay");
    // Not waited for: where there is no logind the answer is a failure, and sleep is noticed afterwards.
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> held = *answer;
        if (held.isValid())
            held_ = held.value();
        answer->deleteLater();
    });
}

std::unique_ptr<QObject> watchSystemSleep(std::function<void()> happened) {
    return std::make_unique<SystemSleepLinux>(std::move(happened));
}

} // namespace seenheard
