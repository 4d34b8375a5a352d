#include "tests/screens/LookedAt.h"
#include "tests/screens/PictureAlbum.h"
#include "tests/screens/Tour.h"

#include <catch2/catch_test_macros.hpp>

#include <QGuiApplication>
#include <QQuickWindow>
#include <QStyleHints>

namespace seenheard {

namespace {

using Look = AppearanceViewModel::Choice;

struct Size {
    const char* name;
    int width;
    int height;
};

constexpr Size sizes[] = {{"1280x800", 1280, 800}, {"800x1280", 800, 1280}, {"412x915", 412, 915}};

/// Takes a picture of every stop, at every size, light and dark, text at 100 and 200 %, and looks at each.
class Photographer final : public Onlooker {
public:
    /// A cursor that blinks would make every second picture another.
    Photographer() { QGuiApplication::styleHints()->setCursorFlashTime(0); }

    void look(Journey& journey, const std::string& name, const std::string& centre) override {
        for (const auto& size : sizes)
            for (const auto look : {Look::Dark, Look::Light})
                for (const double zoom : {1.0, 2.0}) {
                    journey.window().window()->resize(size.width, size.height);
                    journey.screens().appearance()->setChoice(look);
                    journey.screens().appearance()->setZoom(zoom);
                    journey.settle();
                    if (!centre.empty())
                        CHECK(journey.bringIntoView(centre));
                    journey.settle();
                    take(*journey.window().window(),
                        name + '-' + size.name + (look == Look::Dark ? "-dark" : "-light") + (zoom > 1 ? "-200" : ""));
                }
        journey.screens().appearance()->setZoom(1);
        journey.window().window()->resize(1280, 800);
        journey.settle();
    }

private:
    void take(QQuickWindow& window, const std::string& name) {
        INFO("picture " << name);
        CHECK(album_.add(QString::fromStdString(name) + QStringLiteral(".png"), window.grabWindow()));
        const auto wrong = whatIsWrongWith(window).join(QLatin1Char('\n')).toStdString();
        INFO(wrong);
        CHECK(wrong.empty());
    }

    PictureAlbum album_{QStringLiteral(SEENHEARD_PICTURES_DIR)};
};

} // namespace

TEST_CASE("every page is drawn at three sizes, light and dark, text at 100 and 200 %, with nothing cut and nothing "
          "overlapping") {
    Photographer photographer;
    tourOfEveryPage(photographer);
}

} // namespace seenheard
