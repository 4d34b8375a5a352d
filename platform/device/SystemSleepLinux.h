#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <functional>

namespace seenheard {

/// Listens to systemd-logind (sleep, lid, a session that is locked) and to the desktop's screen saver. A delay that it
/// asks of logind keeps the machine awake until what it calls has been done.
class SystemSleepLinux final : public QObject {
    Q_OBJECT

public:
    explicit SystemSleepLinux(std::function<void()> happened);

private slots:
    void preparingForSleep(bool begins);
    void sessionLocked();
    void screenSaverChanged(bool active);

private:
    void holdSleep();

    std::function<void()> happened_;
    QDBusUnixFileDescriptor held_; ///< Sleep waits, some seconds at most, until it is closed.
};

} // namespace seenheard
