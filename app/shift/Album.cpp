#include "app/shift/Album.h"

#include "platform/base/File.h"

namespace seenheard {

namespace {

constexpr auto head = R"(<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Seen &amp; Heard: a shift</title>
<style>
body { font: 18px/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2430; background: #f5f6f8 }
figure { margin: 2.5rem 0 } img { max-width: 100%; max-height: 90vh; border: 1px solid #c8ced8; border-radius: 8px }
figcaption, p { max-width: 46rem } p { color: #4a5568 }
</style>
<h1>A shift, end to end</h1>
)";

std::string escaped(const std::string& words) {
    return QString::fromStdString(words).toHtmlEscaped().toStdString();
}

} // namespace

Status Album::add(const std::string& name, const std::string& caption, const QImage& picture) {
    const auto file = QStringLiteral("%1-%2.png")
                          .arg(++number_, 2, 10, QLatin1Char('0'))
                          .arg(QString::fromStdString(name).replace(QLatin1Char(' '), QLatin1Char('-')))
                          .toStdString();
    const auto path = folder_ / file;
    if (picture.isNull() || !picture.convertToFormat(QImage::Format_RGB32).save(QString::fromStdString(path.string())))
        return fail(ErrorCode::StorageFailed, "The picture " + path.string() + " could not be written.");
    leaves_.push_back({file, caption, picture.width()});
    return success();
}

void Album::tell(const std::string& words) {
    leaves_.push_back({{}, words, 0});
}

Status Album::bind(const std::string& ending) const {
    std::string page = head;
    for (const auto& leaf : leaves_) {
        if (leaf.file.empty())
            page += "<p>" + escaped(leaf.words) + "</p>\n";
        else
            page += "<figure><figcaption>" + escaped(leaf.words) + "</figcaption><img src=\"" + leaf.file
                + "\" width=\"" + std::to_string(leaf.width) + "\" alt=\"" + escaped(leaf.words) + "\"></figure>\n";
    }
    page += "<p>" + escaped(ending) + "</p>\n</html>\n";
    return writeFileDurably(folder_ / "index.html", bytesOf(page), 0644);
}

} // namespace seenheard
