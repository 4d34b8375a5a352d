#include "platform/device/PictureReader.h"

#include "platform/device/JpegEnd.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

namespace seenheard {

namespace {

constexpr int bestQuality = 85;
constexpr int worstQuality = 45;
constexpr int qualityStep = 20;

Error wrong(const std::string& what) {
    return fail(ErrorCode::InvalidInput, what);
}

QByteArray arrayOf(BytesView octets) {
    // Not copied: it outlives the reader.
    return QByteArray::fromRawData(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
}

QSize bounded(const QSize& size, int edge) {
    return std::max(size.width(), size.height()) <= edge ? size : size.scaled(edge, edge, Qt::KeepAspectRatio);
}

/// A new image of the same pixels: what a file says beside them stays behind.
QImage pixelsOf(const QImage& image, int edge) {
    const auto source = image.colorSpace().isValid() ? image.convertedToColorSpace(QColorSpace::SRgb) : image;
    QImage fresh(bounded(source.size(), edge).expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    if (fresh.isNull())
        return fresh;
    fresh.fill(Qt::white);
    QPainter painter(&fresh);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(fresh.rect(), source);
    return fresh;
}

Bytes encoded(const QImage& image, const char* format, int quality) {
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        return {};
    return {octets.begin(), octets.end()};
}

Result<CleanPicture> made(const QImage& image, Bytes file) {
    return CleanPicture{std::move(file), image.width(), image.height()};
}

Error tooMuch() {
    return fail(ErrorCode::TooLarge, "The picture cannot be made small enough to be kept.");
}

Error unreadable() {
    return wrong("The file is not a picture that can be opened here, or it is damaged. JPEG and PNG can be.");
}

} // namespace

Result<CleanPicture> photographFrom(BytesView file, std::size_t most) {
    if (file.empty())
        return wrong("The file is empty: there is no picture in it.");
    if (file.size() > picture_limits::fileBytes)
        return fail(ErrorCode::TooLarge,
            "The file has " + std::to_string(file.size() / (1024 * 1024)) + " MB; at most "
                + std::to_string(picture_limits::fileBytes / (1024 * 1024)) + " MB are opened.");
    QImageReader::setAllocationLimit(picture_limits::allocationMegabytes);
    auto octets = arrayOf(file);
    QBuffer buffer(&octets);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const auto format = reader.format();
    if (format != "jpeg" && format != "png")
        return unreadable();
    if (format == "jpeg" && !jpegIsWhole(file))
        return wrong("The picture is cut off: the file does not go on to its end.");
    const auto size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return unreadable();
    // A JPEG is decoded at the size that is wanted: what is large on the disk need not be in memory.
    if (const auto smaller = bounded(size, picture_limits::longEdge); smaller != size)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)));
    const auto image = reader.read();
    if (image.isNull()) {
        const bool large = static_cast<qint64>(size.width()) * size.height() * 4
            > static_cast<qint64>(picture_limits::allocationMegabytes) * 1024 * 1024;
        return large ? fail(ErrorCode::TooLarge,
                   "The picture has " + std::to_string(size.width()) + " by " + std::to_string(size.height())
                       + " pixels, which is more than can be opened here.")
                     : unreadable();
    }
    return photographFrom(image, most);
}

Result<CleanPicture> photographFrom(const QImage& image, std::size_t most) {
    const auto fresh = pixelsOf(image, picture_limits::longEdge);
    if (image.isNull() || fresh.isNull())
        return unreadable();
    for (int quality = bestQuality; quality >= worstQuality; quality -= qualityStep) {
        auto file = encoded(fresh, "jpeg", quality);
        if (!file.empty() && file.size() <= most)
            return made(fresh, std::move(file));
    }
    return tooMuch();
}

Result<CleanPicture> drawingFrom(const QImage& image, std::size_t most) {
    if (image.isNull())
        return wrong("There is no drawing yet.");
    for (int edge = picture_limits::longEdge; edge >= picture_limits::longEdge / 4; edge /= 2) {
        const auto fresh = pixelsOf(image, edge);
        auto file = encoded(fresh, "png", -1);
        if (!file.empty() && file.size() <= most)
            return made(fresh, std::move(file));
    }
    return tooMuch();
}

QImage imageFrom(BytesView file) {
    QImageReader::setAllocationLimit(picture_limits::allocationMegabytes);
    auto octets = arrayOf(file);
    QBuffer buffer(&octets);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer).read();
}

} // namespace seenheard
