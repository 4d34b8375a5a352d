#include "app/headless/HttpRoad.h"
#include "app/viewmodels/BoxCourier.h"
#include "app/viewmodels/ProfileParts.h"
#include "app/viewmodels/TabletWindow.h"
#include "platform/crypto/SystemRandom.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>
#include <iostream>

using namespace seenheard;

int main(int argc, char* argv[]) {
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Seen & Heard"));

    QCommandLineParser line;
    line.setApplicationDescription(QStringLiteral("The tablet's window. Enrol a profile first with seenheard-tablet."));
    line.addHelpOption();
    const QCommandLineOption profile(
        QStringLiteral("profile"), QStringLiteral("The officer's profile."), QStringLiteral("directory"));
    line.addOption(profile);
    const QCommandLineOption language(QStringLiteral("language"),
        QStringLiteral("Shows forms in this language as far as they were translated. Default: the device's."),
        QStringLiteral("code"), QLocale::system().name().section(QLatin1Char('_'), 0, 0));
    line.addOption(language);
    line.process(application);
    if (!line.isSet(profile)) {
        std::cerr << "seenheard: say which profile to open: seenheard --profile DIRECTORY\n";
        return 2;
    }

    SystemClock clock;
    SystemRandom random;
    StderrLog log;
    TabletViewModel tablet(partsOf(line.value(profile).toStdString(),
                               {clock, random, log, httpTransportTo, line.value(language).toStdString()}),
        clock);
    const TabletWindow window(tablet);
    if (!window.window()) {
        std::cerr << "seenheard: the screens could not be shown; the lines above say why.\n";
        return 1;
    }
    // Of its own, as it works on a thread of its own.
    SystemClock courierClock;
    SystemRandom courierRandom;
    StderrLog courierLog;
    const BoxCourier courier(
        line.value(profile).toStdString(), {courierClock, courierRandom, courierLog, httpTransportTo});
    QObject::connect(&courier, &BoxCourier::lockWanted, &tablet, &TabletViewModel::lockFor);
    return QGuiApplication::exec();
}
