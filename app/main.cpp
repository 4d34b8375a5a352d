#include "app/headless/HttpRoad.h"
#include "app/services/CarryingOut.h"
#include "app/viewmodels/BoxCourier.h"
#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/IdleDriver.h"
#include "app/viewmodels/ProfileParts.h"
#include "app/viewmodels/SpokenLanguage.h"
#include "app/viewmodels/TabletWindow.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/CoreDumps.h"
#include "platform/device/PrivacyScreen.h"
#include "platform/device/ProgramRestart.h"
#include "platform/device/PutAway.h"
#include "platform/device/SystemCamera.h"
#include "platform/device/SystemKeyStore.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>
#include <QQuickWindow>
#include <iostream>

using namespace seenheard;

namespace {

/// The profile says how screens look; without it the device decides.
std::filesystem::path appearanceOf(int argc, char* argv[]) {
    for (int at = 1; at + 1 < argc; ++at)
        if (std::string_view(argv[at]) == "--profile")
            return std::filesystem::path(argv[at + 1]) / "appearance.ini";
    return {};
}

/// What the officer chose, else what the device speaks.
QString languageOf(const std::filesystem::path& appearance) {
    const auto chosen = SpokenLanguage::chosenIn(appearance);
    return chosen.isEmpty() ? QLocale::system().name().section(QLatin1Char('_'), 0, 0) : chosen;
}

/// So that no heap holds a word once the tablet is locked.
void startAfresh(char* const* arguments) {
    const auto failed = restartProgram(arguments);
    std::cerr << "seenheard: " << failed.message << " It ends instead; start it again.\n";
    std::_Exit(1);
}

} // namespace

int main(int argc, char* argv[]) {
    if (const auto refused = refuseCoreDumps(); !refused) {
        std::cerr << "seenheard: " << refused.error().message << '\n';
        return 1;
    }
    // Qt takes out of the list what is meant for it.
    std::vector<char*> arguments(argv, argv + argc);
    arguments.push_back(nullptr);
    AppearanceViewModel::askForKeyboard(appearanceOf(argc, argv));
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Seen & Heard"));

    QCommandLineParser line;
    line.setApplicationDescription(QStringLiteral("The tablet's window. Enrol a profile first with seenheard-tablet."));
    line.addHelpOption();
    const QCommandLineOption profile(
        QStringLiteral("profile"), QStringLiteral("The officer's profile."), QStringLiteral("directory"));
    line.addOption(profile);
    const QCommandLineOption language(QStringLiteral("language"),
        QStringLiteral("Speaks this language as far as screens and forms were translated. Default: what was chosen on "
                       "This tablet, else the device's."),
        QStringLiteral("code"));
    line.addOption(language);
    line.process(application);
    if (!line.isSet(profile)) {
        std::cerr << "seenheard: say which profile to open: seenheard --profile DIRECTORY\n";
        return 2;
    }

    SystemClock clock;
    SystemRandom random;
    StderrLog log;
    const auto keyStore = systemKeyStore();
    const std::filesystem::path directory = line.value(profile).toStdString();
    const auto wanted = line.isSet(language) ? line.value(language) : languageOf(directory / "appearance.ini");
    const auto translations =
        std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / "translations";
    const SpokenLanguage spoken(translations, wanted);
    auto parts = partsOf(directory, {clock, random, log, httpTransportTo, wanted.toStdString(), keyStore.get()});
    parts.camera = systemCamera();
    parts.translations = translations;
    parts.afterLocking = [&arguments] { startAfresh(arguments.data()); };
    TabletViewModel tablet(std::move(parts), clock);
    // Why it was locked, where the server had it done: said by the program that this one may have been before.
    if (const auto allowed = checkMayOpen(ProfileDirectory{directory}, keyStore.get()); !allowed)
        tablet.unlock()->say(display::text(allowed.error().message));
    const TabletWindow window(tablet);
    if (!window.window()) {
        std::cerr << "seenheard: the screens could not be shown; the lines above say why.\n";
        return 1;
    }
    // Of its own, as it works on a thread of its own.
    SystemClock courierClock;
    SystemRandom courierRandom;
    StderrLog courierLog;
    const BoxCourier courier(directory, {courierClock, courierRandom, courierLog, httpTransportTo, {}, keyStore.get()});
    QObject::connect(&courier, &BoxCourier::lockWanted, &tablet, &TabletViewModel::lockFor);
    IdleDriver idle(clock, *qApp);
    QObject::connect(&idle, &IdleDriver::coverWanted, &tablet, &TabletViewModel::coverSoon);
    QObject::connect(&idle, &IdleDriver::lockWanted, &tablet, &TabletViewModel::lockSoon);
    QObject::connect(&tablet, &TabletViewModel::idleLimitsKnown, &idle, &IdleDriver::setLimits);
    const PutAway putAway([&tablet] { tablet.lockSoon(); });
    const PrivacyScreen privacy(*window.window(), [&tablet] { tablet.coverSoon(); });
    return QGuiApplication::exec();
}
