#include "platform/device/PutAway.h"

#include <catch2/catch_test_macros.hpp>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QProcess>
#include <QTest>
#include <memory>

namespace seenheard {

namespace {

/// A bus of its own on which a test speaks as the system does. Nothing where there is no program for it.
class PrivateBus {
public:
    PrivateBus() {
        daemon_.start(QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!daemon_.waitForStarted() || !daemon_.waitForReadyRead())
            return;
        address_ = QString::fromUtf8(daemon_.readAllStandardOutput()).trimmed();
        for (const auto* name : {"DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"})
            qputenv(name, address_.toUtf8());
    }
    ~PrivateBus() {
        QDBusConnection::disconnectFromBus(QStringLiteral("system"));
        daemon_.kill();
        daemon_.waitForFinished();
    }
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

    [[nodiscard]] bool there() const { return !address_.isEmpty(); }
    [[nodiscard]] QDBusConnection asSystem() const {
        auto bus = QDBusConnection::connectToBus(address_, QStringLiteral("system"));
        bus.registerService(QStringLiteral("org.freedesktop.login1"));
        return bus;
    }

private:
    QProcess daemon_;
    QString address_;
};

struct Signal {
    const char* path;
    const char* interface;
    const char* member;
    QVariantList arguments;
};

} // namespace

TEST_CASE("T2: a tablet is put away when it is about to sleep, when its session is locked, when its screen goes off") {
    char name[] = "test";
    char* arguments[] = {name, nullptr};
    int count = 1;
    const PrivateBus bus;
    if (!bus.there())
        SKIP("dbus-daemon is not installed");
    const QGuiApplication application(count, arguments);
    const auto system = bus.asSystem();
    REQUIRE(system.isConnected());
    int happened = 0;
    const PutAway putAway([&happened] { ++happened; });

    const auto send = [&](const Signal& each) {
        auto message = QDBusMessage::createSignal(
            QLatin1String(each.path), QLatin1String(each.interface), QLatin1String(each.member));
        message.setArguments(each.arguments);
        REQUIRE(system.send(message));
    };
    constexpr auto manager = "org.freedesktop.login1.Manager";
    constexpr auto path = "/org/freedesktop/login1";
    const std::vector<Signal> away{{path, manager, "PrepareForSleep", {true}},
        {"/org/freedesktop/login1/session/c2", "org.freedesktop.login1.Session", "Lock", {}},
        {"/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", {true}},
        {"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", {true}}};
    for (const auto& each : away) {
        CAPTURE(each.interface);
        const int before = happened;
        send(each);
        CHECK(QTest::qWaitFor([&] { return happened == before + 1; }, 20'000));
    }

    const int before = happened;
    for (const auto& back : {Signal{path, manager, "PrepareForSleep", {false}},
             Signal{"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", {false}}})
        send(back);
    // In order: what comes after them comes after they were heard.
    send(away.back());
    CHECK(QTest::qWaitFor([&] { return happened > before; }, 20'000));
    CHECK(happened == before + 1);
}

} // namespace seenheard
