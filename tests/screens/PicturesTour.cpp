#include "tests/screens/PicturesTour.h"

#include "app/viewmodels/DrawingCanvas.h"

#include <catch2/catch_test_macros.hpp>

#include <QDateTime>
#include <QFile>
#include <QPainter>

namespace seenheard {

namespace {

/// Something like a room.
QImage room() {
    QImage image(1200, 900, QImage::Format_RGB32);
    image.fill(QColor(196, 178, 150));
    QPainter painter(&image);
    painter.fillRect(0, 620, 1200, 280, QColor(110, 82, 60));
    painter.fillRect(760, 180, 300, 440, QColor(92, 60, 40));
    painter.fillRect(160, 160, 360, 260, QColor(150, 190, 214));
    painter.setPen(QPen(Qt::white, 14));
    painter.drawRect(160, 160, 360, 260);
    painter.setPen(QPen(QColor(40, 24, 16), 6));
    painter.drawPolyline(QPolygon({{820, 300}, {880, 390}, {850, 420}, {930, 520}}));
    return image;
}

/// The same as a photograph.
QString photographIn(const TempDirectory& folder) {
    const auto image = room();
    const auto path = QString::fromStdString((folder.path() / "IMG_0412.jpg").string());
    REQUIRE(image.save(path));
    // Of the same evening as everything else, so that no picture differs by the day on which it was drawn.
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::fromMSecsSinceEpoch(evening), QFileDevice::FileModificationTime));
    return path;
}

QString pathOfAPicture(Journey& officer) {
    for (auto* group : officer.screens().record()->groups()->objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (auto* card = static_cast<CardViewModel*>(object); card->picture())
                return card->path();
    FAIL("no picture stands on this record");
    return {};
}

} // namespace

void visitPictures(Onlooker& onlooker) {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.tablet().allowPictures();
    const TempDirectory folder;
    static_cast<void>(photographIn(folder));
    Journey officer(asha);
    onlooker.meet(officer);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("unfold.home");
    officer.tap("home_pictures.add");
    onlooker.look(officer, "25-picture-begins", "home_pictures.1.picture.choose");
    officer.tap("home_pictures.1.picture.draw");
    auto* paper = qobject_cast<DrawingCanvas*>(officer.window().item(QStringLiteral("home_pictures.1.picture.paper")));
    REQUIRE(paper);
    paper->begin(60, 160);
    for (const auto& point : {QPointF(60, 60), QPointF(110, 25), QPointF(160, 60), QPointF(160, 160), QPointF(60, 160)})
        paper->move(point.x(), point.y());
    paper->begin(95, 160);
    paper->move(95, 115);
    paper->move(125, 115);
    paper->move(125, 160);
    onlooker.look(officer, "25-picture-drawn", "home_pictures.1.picture.keep");
    officer.tap("home_pictures.1.picture.keep");
    officer.tap("home_pictures.1.home_picture_shows.damage_or_weapon");
    onlooker.look(officer, "25-picture-kept", "home_pictures.1.picture.remove");
    officer.tap("home_pictures.add");
    officer.tap("home_pictures.2.picture.camera");
    asha.camera().show(room());
    officer.settle();
    onlooker.look(officer, "25-camera", "home_pictures.2.picture.take");
    officer.tap("home_pictures.2.picture.camera");
    officer.tap("home_pictures.2.picture.choose");
    auto* choice = officer.window().item(QStringLiteral("home_pictures.2.picture.choice"));
    REQUIRE(choice);
    REQUIRE(choice->setProperty("folders", QStringList{QString::fromStdString(folder.path().string())}));
    officer.settle();
    onlooker.look(officer, "25-picture-chosen-from", "home_pictures.2.picture.file.0");
    officer.tap("home_pictures.2.picture.file.0");
    onlooker.look(officer, "25-photograph-kept", "home_pictures.2.picture.remove");
    officer.tap("home_pictures.2.picture.erase");

    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();
    const auto first = asha.tablet().store().pictures().waiting(std::nullopt).value();
    REQUIRE(first);
    REQUIRE(asha.tablet().store().pictures().noteReceipt({"", first->id, first->octets, evening, {}}));
    asha.network().now.pictures = {2, 1};
    officer.tap("sendingBar");
    onlooker.look(officer, "25-sending-pictures", "sending.pictures");
    officer.tap("back");
    officer.tap("record.0");
    const auto picture = "picture." + pathOfAPicture(officer).toStdString();
    onlooker.look(officer, "25-record-picture", picture);
    officer.tap(picture);
    onlooker.look(officer, "25-record-picture-large", picture);
}

} // namespace seenheard
