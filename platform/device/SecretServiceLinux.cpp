#include "platform/device/SecretService.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QLibrary>
#include <atomic>

namespace seenheard {

namespace {

constexpr int patienceMs = 5000;
const auto service = QStringLiteral("org.freedesktop.secrets");

/// A connection of its own, as this may be asked on any thread and the bus may be another one than before.
class SessionBus {
public:
    SessionBus() : bus_(QDBusConnection::connectToBus(QDBusConnection::SessionBus, name_)) {}
    ~SessionBus() { QDBusConnection::disconnectFromBus(name_); }
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;

    [[nodiscard]] QDBusMessage ask(
        const QString& path, const QString& interface, const QString& method, const QVariantList& arguments) const {
        auto call = QDBusMessage::createMethodCall(service, path, interface, method);
        call.setArguments(arguments);
        return bus_.call(call, QDBus::Block, patienceMs);
    }

private:
    static QString newName() {
        static std::atomic<int> count{0};
        return QStringLiteral("seenheard-keyring-%1").arg(++count);
    }

    QString name_ = newName();
    QDBusConnection bus_;
};

} // namespace

SecretServiceState secretServiceState() {
    const SessionBus bus;
    const QDBusReply<QDBusObjectPath> ring = bus.ask(QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"), {QStringLiteral("default")});
    if (!ring.isValid() || ring.value().path() == QLatin1String("/"))
        return SecretServiceState::Absent;
    const QDBusReply<QDBusVariant> locked =
        bus.ask(ring.value().path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
            {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    // Who does not say is taken for locked: nothing is made anew then.
    return locked.isValid() && !locked.value().variant().toBool() ? SecretServiceState::Open
                                                                  : SecretServiceState::Locked;
}

void forgetSecretService() {
    // QtKeychain loads it the same way; where it could not, there is nothing to forget.
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    if (const auto disconnect = libsecret.resolve("secret_service_disconnect"))
        disconnect();
}

} // namespace seenheard
