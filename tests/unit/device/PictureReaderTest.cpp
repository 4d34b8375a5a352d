#include "platform/device/PictureReader.h"

#include "platform/device/JpegEnd.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QTransform>
#include <algorithm>

using namespace seenheard;

namespace {

constexpr std::size_t most = 4ULL * 1024 * 1024 - 64;

/// Nothing that packs well: like a photograph of a dark room.
QImage noisy(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    unsigned state = 7;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            state = state * 1664525U + 1013904223U;
            image.setPixel(x, y, qRgb(static_cast<int>(state >> 24U), (x * 255) / width, (y * 255) / height));
        }
    return image;
}

Bytes fileOf(const QImage& image, const char* format, int quality = -1) {
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    REQUIRE(writer.write(image));
    return {octets.begin(), octets.end()};
}

bool holds(const Bytes& file, std::string_view words) {
    const auto octets = bytesOf(words);
    return std::search(file.begin(), file.end(), octets.begin(), octets.end()) != file.end();
}

/// An EXIF segment behind the beginning of a JPEG: orientation 6 (a quarter turn), and words where a position would be.
Bytes withExif(Bytes jpeg) {
    const std::string_view exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
                                "GPS 53.79 N 1.54 W",
        50);
    Bytes segment{0xFF, 0xE1, 0, static_cast<std::uint8_t>(exif.size() + 2)};
    segment.insert(segment.end(), exif.begin(), exif.end());
    jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
    return jpeg;
}

} // namespace

TEST_CASE("A large photograph is brought to its limit and stays a JPEG of its shape") {
    const auto picture = photographFrom(fileOf(noisy(4000, 3000), "jpeg", 90), most);
    REQUIRE(picture.ok());
    CHECK(picture->width == 2560);
    CHECK(picture->height == 1920);
    CHECK(picture->file.size() <= most);
    CHECK(jpegIsWhole(picture->file));
    CHECK(imageFrom(picture->file).size() == QSize(2560, 1920));
}

TEST_CASE("What a file says beside its pixels stays behind, and it stands upright") {
    auto image = noisy(64, 32);
    image.setText("Comment", "taken at 14 Mill Lane");
    const auto file = withExif(fileOf(image, "jpeg"));
    REQUIRE(holds(file, "Mill Lane"));
    REQUIRE(holds(file, "GPS"));
    const auto picture = photographFrom(file, most);
    REQUIRE(picture.ok());
    CHECK_FALSE(holds(picture->file, "Mill Lane"));
    CHECK_FALSE(holds(picture->file, "Exif"));
    CHECK_FALSE(holds(picture->file, "GPS"));
    CHECK(picture->width == 32); // turned
    CHECK(picture->height == 64);

    auto drawing = noisy(20, 20);
    drawing.setText("Author", "Robin");
    REQUIRE(holds(fileOf(drawing, "png"), "Robin"));
    CHECK_FALSE(holds(drawingFrom(drawing, most)->file, "Robin"));
}

TEST_CASE("What is no picture is refused in words") {
    const auto file = GENERATE(as<std::string>(), "", "x", "This is a shopping list.", "GIF89a\x01\x01",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "\xff\xd8\xff\xd9", "\x89PNG\r\n\x1a\n");
    INFO(file);
    const auto picture = photographFrom(bytesOf(file), most);
    REQUIRE_FALSE(picture.ok());
    CHECK(picture.error().code == ErrorCode::InvalidInput);
}

TEST_CASE("A picture that was cut is refused wherever the cut is") {
    const std::string format = GENERATE("jpeg", "png");
    const auto file = fileOf(noisy(200, 150), format.c_str());
    REQUIRE(photographFrom(file, most).ok());
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        INFO(format << ", " << tenth << " tenths");
        CHECK_FALSE(photographFrom(BytesView(file).first(file.size() * tenth / 10), most).ok());
    }
    // A PNG has said all that it shows before its last octets.
    const std::size_t last = format == "jpeg" ? 2 : 16;
    CHECK_FALSE(photographFrom(BytesView(file).first(file.size() - last), most).ok());
}

TEST_CASE("A file over 64 MB is refused before it is opened, one of 60 MB is opened") {
    auto file = fileOf(noisy(300, 200), "jpeg");
    file.resize(60ULL * 1024 * 1024); // cameras put things behind the picture's end
    CHECK(photographFrom(file, most).ok());
    file.resize(picture_limits::fileBytes + 1);
    CHECK(photographFrom(file, most).error().code == ErrorCode::TooLarge);
}

TEST_CASE("A small file that would fill the memory is refused") {
    QImage bomb(30'000, 30'000, QImage::Format_Mono);
    bomb.fill(0);
    const auto file = fileOf(bomb, "png");
    REQUIRE(file.size() < 1024 * 1024);
    CHECK(photographFrom(file, most).error().code == ErrorCode::TooLarge);
}

TEST_CASE("What is transparent is white, for there is paper behind a drawing") {
    QImage image(10, 10, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const auto picture = drawingFrom(image, most);
    REQUIRE(picture.ok());
    CHECK(imageFrom(picture->file).pixelColor(5, 5) == QColor(Qt::white));
}

TEST_CASE("A picture of one pixel and one of a single line are pictures") {
    CHECK(photographFrom(fileOf(noisy(1, 1), "png"), most).ok());
    CHECK(photographFrom(fileOf(noisy(9000, 1), "png"), most)->width == 2560);
}

TEST_CASE("What cannot be made small enough is refused") {
    CHECK(photographFrom(fileOf(noisy(500, 500), "jpeg"), 100).error().code == ErrorCode::TooLarge);
    CHECK(drawingFrom(noisy(500, 500), 100).error().code == ErrorCode::TooLarge);
}
