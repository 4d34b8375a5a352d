#include "app/shift/Story.h"

#include <QGuiApplication>
#include <cstdlib>
#include <iostream>

namespace seenheard {

namespace {

int stopped(const Error& error) {
    std::cerr << "seenheard-shift: " << error.message << std::endl;
    return EXIT_FAILURE;
}

int play(const Places& places) {
    if (auto cleared = places.clear(); !cleared)
        return stopped(cleared.error());
    auto plot = readPlot(places);
    if (!plot)
        return stopped(plot.error());
    Album album(places.pictures);
    auto played = Story(*std::move(plot), places).play(album);
    const auto ending = played ? std::string("Everything that has to hold at the end of a shift holds.")
                               : "The shift stopped: " + played.error().message;
    if (auto bound = album.bind(ending); !bound)
        return stopped(bound.error());
    if (!played)
        return stopped(played.error());
    std::cout << ending << '\n'
              << album.pictures() << " pictures: " << (places.pictures / "index.html").string() << std::endl;
    return EXIT_SUCCESS;
}

} // namespace

} // namespace seenheard

int main(int argc, char** argv) {
    // Off screen, unless somebody wants to watch.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND"))
        qputenv("QT_QUICK_BACKEND", "software");
    const QGuiApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    const auto option = [&words](const QString& name, const QString& otherwise) {
        const auto at = words.indexOf(name);
        return (at > 0 && at + 1 < words.size() ? words[at + 1] : otherwise).toStdString();
    };
    if (words.contains("--help")) {
        std::cout << "seenheard-shift [--pictures DIR] [--source DIR]\n"
                     "Plays a shift on real screens with a real server; leaves pictures and index.html in DIR.\n";
        return EXIT_SUCCESS;
    }
    return seenheard::play({QCoreApplication::applicationDirPath().toStdString(), option("--source", "."),
        option("--pictures", "build/shift")});
}
