// The window's program as a test drives it: over its own standard input, one command a line. `write` unlocks, opens a
// record and writes what follows on the line; `lock` locks, which starts the program afresh; `open` unlocks and says in
// which field the cursor is; `quit` ends it. What it is put together of is what app/main.cpp is.
#include "app/viewmodels/ProfileParts.h"
#include "app/viewmodels/TabletWindow.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/ProgramRestart.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <iostream>

using namespace seenheard;

namespace {

/// No server is ever there.
class NoRoad final : public Transport {
public:
    void send(HttpRequest, Answer answer, Sent) override {
        answer(fail(ErrorCode::Unreachable, "There is no network."));
    }
    void cancel() override {}
};

class Officer {
public:
    Officer(TabletViewModel& tablet, TabletWindow& window) : tablet_(tablet), window_(window) {}

    void unlock(const std::string& pin) {
        settle();
        for (const char digit : pin)
            tap(QStringLiteral("pin.") + QLatin1Char(digit));
        tap(QStringLiteral("pin.unlock"));
        settle();
    }
    void write(const QString& words) {
        tap(QStringLiteral("start.incident_observation"));
        tap(QStringLiteral("incident.incident-da-two-young-children"));
        tap(QStringLiteral("begin"));
        tap(QStringLiteral("children.add.5_to_9"));
        tap(QStringLiteral("children.1.seen_status.seen_and_spoken_to"));
        tap(QStringLiteral("children.1.words.1.question.said_without_being_asked"));
        static_cast<void>(cursor());
        // As a keyboard on screen hands text over.
        QInputMethodEvent event;
        event.setCommitString(words);
        if (auto* field = window_.window()->activeFocusItem())
            QCoreApplication::sendEvent(field, &event);
        // Typed words are stored when the typing rests.
        wait(600);
        settle();
    }
    /// Where the cursor is, once what is wanted has it; empty where nothing that has a name does.
    [[nodiscard]] std::string cursor() {
        settle();
        QElapsedTimer patience;
        patience.start();
        while (name(window_.window()->activeFocusItem()).empty() && patience.elapsed() < 5'000)
            wait(20);
        return name(window_.window()->activeFocusItem());
    }
    void settle() {
        for (int round = 0; round < 4; ++round) {
            bool back = false;
            tablet_.whenIdle([&back] { back = true; });
            while (!back)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            wait(5);
        }
    }

private:
    static std::string name(const QObject* item) { return item ? item->objectName().toStdString() : std::string(); }
    void tap(const QString& name) {
        QElapsedTimer patience;
        patience.start();
        while (!window_.tap(name) && patience.elapsed() < 20'000)
            wait(20);
        settle();
    }
    static void wait(int milliseconds) {
        QElapsedTimer passed;
        passed.start();
        while (passed.elapsed() < milliseconds)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }

    TabletViewModel& tablet_;
    TabletWindow& window_;
};

} // namespace

int main(int argc, char* argv[]) {
    std::vector<char*> arguments(argv, argv + argc);
    arguments.push_back(nullptr);
    const QGuiApplication application(argc, argv);
    const std::filesystem::path profile = argv[1];
    const std::string pin = argv[2];
    SystemClock clock;
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    auto parts = partsOf(profile, {clock, random, log, [](const ServerContact&) -> Result<std::unique_ptr<Transport>> {
                                       return std::unique_ptr<Transport>(std::make_unique<NoRoad>());
                                   }});
    parts.afterLocking = [&arguments] {
        std::cerr << restartProgram(arguments.data()).message << std::endl;
        std::_Exit(1);
    };
    TabletViewModel tablet(std::move(parts), clock);
    TabletWindow window(tablet);
    Officer officer(tablet, window);
    std::cout << "locked" << std::endl;

    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.starts_with("write ")) {
            officer.unlock(pin);
            officer.write(QString::fromStdString(line.substr(6)));
            std::cout << officer.cursor() << std::endl;
        } else if (line == "open") {
            officer.unlock(pin);
            std::cout << officer.cursor() << std::endl;
        } else if (line == "lock") {
            line.clear();
            tablet.lock();
            officer.settle();
        } else if (line == "quit") {
            return 0;
        }
    }
    return 0;
}
