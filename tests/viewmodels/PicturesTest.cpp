#include "app/viewmodels/PictureCanvas.h"
#include "app/viewmodels/PictureFilesModel.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QDateTime>
#include <QFile>
#include <QPainter>

namespace seenheard {

namespace {

/// An officer at the scene, where the force allows pictures, with one folder of files to choose from.
struct Scene {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    CaptureViewModel& capture = *asha.screens().capture();
    TempDirectory folder;
    QString trouble;

    Scene() {
        asha.tablet().allowPictures();
        asha.unlock();
        QObject::connect(&capture, &CaptureViewModel::failed, [this](const QString& message) { trouble = message; });
        capture.start("incident_observation", millLane);
        still();
        REQUIRE(capture.isOpen());
    }

    void still() { waitUntilStill(asha.screens()); }
    FieldViewModel& list() {
        for (auto* group : capture.groups()->objects())
            for (auto* field : static_cast<ItemViewModel*>(group)->allFields())
                if (field->field().name == "home_pictures")
                    return *field;
        FAIL("pictures are not asked for");
        std::abort();
    }
    FieldViewModel& picture(int item = 0) { return *list().itemList().at(item)->field("picture"); }
    QString file(const QString& name, const QColor& colour, int width = 40, int height = 30) {
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(colour);
        const auto path = QString::fromStdString((folder.path() / name.toStdString()).string());
        REQUIRE(image.save(path));
        return path;
    }
    void choose(const QString& path) {
        capture.addItem(&list());
        still();
        picture(list().items()->count() - 1).choosePicture(path);
        still();
    }
};

QColor middleOf(PictureViewModel& picture) {
    const auto& image = picture.image();
    return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
}

} // namespace

TEST_CASE("a chosen photograph is sealed, stored and shown at once") {
    Scene scene;
    scene.choose(scene.file("room.png", Qt::red, 60, 30));
    CHECK(scene.trouble == "");
    auto& shown = *scene.picture().picture();
    waitUntil([&] { return shown.state() == PictureViewModel::State::Shown; });
    CHECK(middleOf(shown).red() > 240);
    CHECK(shown.aspect() == 0.5);
    CHECK(shown.words().startsWith("Photograph, "));
    CHECK(PictureFiles(scene.asha.tablet().profile().pictures()).all().size() == 1);
    scene.capture.leave();
    scene.still();
    CHECK(scene.asha.tablet().store().tables().pictures.count(scene.capture.record()).value() == PictureCount{1, 0});
}

TEST_CASE("a photograph is taken by the camera, sealed at once, and is in no file of its own") {
    Scene scene;
    auto& camera = *scene.capture.camera();
    REQUIRE(camera.available());
    scene.capture.addItem(&scene.list());
    scene.still();
    camera.look();
    CHECK(scene.asha.camera().isOpen());
    CHECK_FALSE(camera.sees());
    scene.picture().keepPhotograph(&camera); // Nothing is seen yet: nothing happens.
    CHECK(camera.isOpen());

    QImage seen(80, 60, QImage::Format_RGB32);
    seen.fill(Qt::blue);
    scene.asha.camera().show(seen);
    CHECK(camera.sees());
    CHECK(camera.aspect() == 0.75);
    scene.picture().keepPhotograph(&camera);
    CHECK_FALSE(scene.asha.camera().isOpen());
    CHECK_FALSE(camera.sees());
    scene.still();
    CHECK(scene.trouble == "");
    auto& shown = *scene.picture().picture();
    waitUntil([&] { return shown.state() == PictureViewModel::State::Shown; });
    CHECK(middleOf(shown).blue() > 240);
    CHECK(shown.words().startsWith("Photograph, "));
    CHECK(scene.picture().chosenFile().isEmpty());
}

TEST_CASE("the camera is closed when the tablet is covered or locked, and what it saw is gone") {
    Scene scene;
    auto& camera = *scene.capture.camera();
    const auto opened = [&] {
        camera.look();
        scene.asha.camera().show(QImage(8, 6, QImage::Format_RGB32));
        REQUIRE(camera.sees());
    };
    opened();
    scene.asha.screens().setCovered(true);
    CHECK_FALSE(scene.asha.camera().isOpen());
    CHECK(camera.image().isNull());
    scene.asha.screens().setCovered(false);
    opened();
    scene.asha.screens().lock();
    CHECK_FALSE(scene.asha.camera().isOpen());
    CHECK(camera.image().isNull());
}

TEST_CASE("a camera that stops says why, and another look begins anew") {
    Scene scene;
    auto& camera = *scene.capture.camera();
    camera.look();
    scene.asha.camera().breakDown("The camera stopped: it was unplugged.");
    CHECK(camera.trouble() == "The camera stopped: it was unplugged.");
    CHECK_FALSE(camera.isOpen());
    camera.look();
    CHECK(camera.trouble().isEmpty());
    CHECK(scene.asha.camera().isOpen());
}

TEST_CASE("the file that a photograph was chosen from is named until it is erased") {
    Scene scene;
    const auto path = scene.file("room.png", Qt::red);
    scene.choose(path);
    CHECK(scene.picture().chosenFile() == "room.png");
    scene.picture().eraseChosenFile();
    scene.still();
    CHECK_FALSE(QFile::exists(path));
    CHECK(scene.picture().chosenFile() == "");
    CHECK(scene.picture().answered());
}

TEST_CASE("what is no picture is refused in words, and the question is as it was") {
    Scene scene;
    const auto path = QString::fromStdString((scene.folder.path() / "list.jpg").string());
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("a shopping list");
    file.close();
    scene.choose(path);
    CHECK(scene.trouble.contains("not a picture"));
    CHECK_FALSE(scene.picture().answered());
    scene.picture().choosePicture(scene.file("room.png", Qt::blue));
    scene.still();
    CHECK(scene.picture().answered());
}

TEST_CASE("a drawing is kept as it was drawn, and an empty paper is none") {
    Scene scene;
    scene.capture.addItem(&scene.list());
    scene.still();
    DrawingCanvas paper;
    paper.setSize(QSizeF(400, 300));
    REQUIRE(paper.setProperty("ink", QColor(Qt::blue)));
    scene.picture().keepDrawing(&paper);
    scene.still();
    CHECK_FALSE(scene.picture().answered());
    paper.begin(0, 150);
    paper.move(400, 150);
    paper.begin(10, 10);
    paper.undo();
    scene.picture().keepDrawing(&paper);
    scene.still();
    auto& shown = *scene.picture().picture();
    waitUntil([&] { return shown.state() == PictureViewModel::State::Shown; });
    CHECK(middleOf(shown) == QColor(Qt::blue));
    CHECK(shown.image().pixelColor(40, 40) == QColor(Qt::white));
    CHECK(shown.words().startsWith("Drawing, "));
}

TEST_CASE("leaving the page right behind the tap loses no picture") {
    Scene scene;
    scene.capture.addItem(&scene.list());
    scene.still();
    scene.picture().choosePicture(scene.file("room.png", Qt::red, 2000, 1500));
    scene.capture.leave();
    scene.still();
    CHECK(scene.asha.tablet().store().tables().pictures.count(scene.capture.record()).value() == PictureCount{1, 0});
}

TEST_CASE("a record shows its picture, and fetches one that is not on the tablet") {
    Scene scene;
    scene.choose(scene.file("room.png", Qt::red));
    scene.capture.leave();
    scene.still();
    auto& record = *scene.asha.screens().record();
    const auto pictureIn = [&]() -> PictureViewModel* {
        for (auto* group : record.groups()->objects())
            for (auto* card : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
                if (auto* picture = static_cast<CardViewModel*>(card)->picture())
                    return picture;
        return nullptr;
    };
    record.open(scene.capture.record());
    scene.still();
    REQUIRE(pictureIn());
    waitUntil([&] { return pictureIn()->state() == PictureViewModel::State::Shown; });
    CHECK(record.pictures() == "0 of 1 pictures received");

    const auto folder = scene.asha.tablet().profile().pictures();
    const auto away = folder.parent_path() / "away";
    std::filesystem::rename(folder, away);
    record.close();
    record.open(scene.capture.record());
    scene.still();
    waitUntil([&] { return pictureIn() && pictureIn()->state() == PictureViewModel::State::Fetching; });
    CHECK(pictureIn()->trouble().startsWith("Not on this tablet yet"));
    scene.still();
    CHECK(scene.asha.tablet().store().pictures().wanted(std::nullopt).value());
    std::filesystem::rename(away, folder);
    scene.asha.screens().record()->refresh();
}

TEST_CASE("files to choose from are pictures only, the newest first") {
    TempDirectory folder;
    PictureFilesModel files;
    const auto path = [&](const char* name) { return QString::fromStdString((folder.path() / name).string()); };
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    REQUIRE(image.save(path("old.png")));
    REQUIRE(image.save(path("new.jpg")));
    QFile old(path("old.png"));
    REQUIRE(old.open(QIODevice::ReadWrite));
    REQUIRE(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    QFile text(path("notes.txt"));
    REQUIRE(text.open(QIODevice::WriteOnly));
    files.setFolders({QString::fromStdString(folder.path().string())});
    REQUIRE(files.files()->count() == 2);
    CHECK(files.files()->at(0, "name") == "new.jpg");
    CHECK(files.files()->at(1, "name") == "old.png");
}

} // namespace seenheard
