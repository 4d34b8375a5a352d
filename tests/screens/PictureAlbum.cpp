#include "tests/screens/PictureAlbum.h"

#include <QFile>

namespace seenheard {

namespace {

/// Hundreds of pictures are written: larger files, in a third of the time.
constexpr int quickly = 85;

constexpr auto head = R"(<!doctype html><meta charset="utf-8"><title>Seen &amp; Heard, drawn</title>
<style>body{background:#777;font:14px sans-serif}figure{display:inline-block;margin:8px;vertical-align:top}
img{max-width:640px;max-height:640px}section{border-bottom:2px solid #222}</style>
)";

QString figure(const QString& file, const QString& words) {
    return QStringLiteral("<figure><img src=\"%1\" loading=\"lazy\"><figcaption>%2</figcaption></figure>\n")
        .arg(file, words);
}

/// What is the same is faint, what is not is red.
QImage differenceOf(const QImage& before, const QImage& now) {
    QImage difference = now.convertToFormat(QImage::Format_RGB32);
    const auto old = before.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < difference.height(); ++y)
        for (int x = 0; x < difference.width(); ++x) {
            const bool same = old.valid(x, y) && old.pixel(x, y) == difference.pixel(x, y);
            const int faint = 200 + qGray(difference.pixel(x, y)) / 5;
            difference.setPixel(x, y, same ? qRgb(faint, faint, faint) : qRgb(200, 0, 0));
        }
    return difference;
}

} // namespace

PictureAlbum::PictureAlbum(const QString& folder)
    : folder_(folder)
    , before_(folder + QStringLiteral("/before"))
    , differences_(folder + QStringLiteral("/differences")) {
    folder_.mkpath(QStringLiteral("."));
    differences_.removeRecursively();
    differences_.mkpath(QStringLiteral("."));
    const auto drawn = folder_.entryList({QStringLiteral("*.png")}, QDir::Files);
    if (drawn.isEmpty())
        return;
    before_.removeRecursively();
    before_.mkpath(QStringLiteral("."));
    for (const auto& file : drawn)
        folder_.rename(file, QStringLiteral("before/") + file);
}

PictureAlbum::~PictureAlbum() {
    QFile index(folder_.filePath(QStringLiteral("index.html")));
    if (!index.open(QIODevice::WriteOnly))
        return;
    QString page = QString::fromUtf8(head);
    page += QStringLiteral("<h1>%1 of %2 look otherwise than before</h1>\n").arg(changed_.size()).arg(all_.size());
    for (const auto& file : changed_)
        page += QStringLiteral("<section>")
            + figure(QStringLiteral("before/") + file, file + QStringLiteral(", before"))
            + figure(file, QStringLiteral("now"))
            + figure(QStringLiteral("differences/") + file, QStringLiteral("difference"))
            + QStringLiteral("</section>\n");
    page += QStringLiteral("<h1>All</h1>\n");
    for (const auto& file : all_)
        page += figure(file, file);
    index.write(page.toUtf8());
}

bool PictureAlbum::add(const QString& file, const QImage& picture) {
    all_.append(file);
    const QImage before(before_.filePath(file));
    return picture.save(folder_.filePath(file), "PNG", quickly) && compare(file, before, picture);
}

bool PictureAlbum::compare(const QString& file, const QImage& before, const QImage& now) {
    if (before.isNull() || before.convertToFormat(QImage::Format_RGB32) == now.convertToFormat(QImage::Format_RGB32))
        return true;
    changed_.append(file);
    return differenceOf(before, now).save(differences_.filePath(file), "PNG", quickly);
}

} // namespace seenheard
