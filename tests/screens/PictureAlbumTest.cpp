#include "tests/screens/PictureAlbum.h"

#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

QImage painted(QColor colour) {
    QImage picture(20, 10, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

std::string pageOf(const QString& folder) {
    QFile page(folder + QStringLiteral("/index.html"));
    REQUIRE(page.open(QIODevice::ReadOnly));
    return page.readAll().toStdString();
}

} // namespace

TEST_CASE("a picture that changes is shown beside the old one, with where they differ") {
    const TempDirectory directory;
    const auto folder = QString::fromStdString(directory.path().string());
    {
        PictureAlbum first(folder);
        REQUIRE(first.add("same.png", painted(Qt::blue)));
        REQUIRE(first.add("other.png", painted(Qt::blue)));
        CHECK(first.changed().isEmpty());
    }
    auto drawnAnew = painted(Qt::blue);
    drawnAnew.setPixelColor(3, 4, Qt::white);
    {
        PictureAlbum second(folder);
        REQUIRE(second.add("same.png", painted(Qt::blue)));
        REQUIRE(second.add("other.png", drawnAnew));
        CHECK(second.changed() == QStringList{"other.png"});
    }
    CHECK(pageOf(folder).find("<img src=\"before/other.png\"") != std::string::npos);
    CHECK(pageOf(folder).find("before/same.png") == std::string::npos);
    const QImage difference(folder + "/differences/other.png");
    CHECK(difference.pixelColor(3, 4) == QColor(200, 0, 0));
    CHECK(difference.pixelColor(4, 4) != QColor(200, 0, 0));
}

} // namespace seenheard
