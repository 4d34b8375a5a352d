#include "app/viewmodels/PictureFilesModel.h"

#include <QDir>
#include <QDirIterator>
#include <QLocale>
#include <QStandardPaths>
#include <algorithm>

namespace seenheard {

namespace {

constexpr int mostFiles = 60;
constexpr int mostLookedAt = 4000;

QStringList usualFolders() {
    QStringList folders;
    for (const auto place : {QStandardPaths::PicturesLocation, QStandardPaths::DownloadLocation})
        folders.append(QStandardPaths::standardLocations(place));
    const auto user = QDir::home().dirName();
    for (const auto* media : {"/media/", "/run/media/"})
        folders.append(QString::fromUtf8(media) + user);
    return folders;
}

} // namespace

PictureFilesModel::PictureFilesModel(QObject* parent)
    : QObject(parent)
    , folders_(usualFolders())
    , files_({"file", "name", "detail"}) {}

void PictureFilesModel::setFolders(const QStringList& folders) {
    folders_ = folders;
    emit foldersChanged();
    refresh();
}

void PictureFilesModel::refresh() {
    QList<QFileInfo> found;
    int looked = 0;
    for (const auto& folder : folders_) {
        QDirIterator files(folder, {"*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG"},
            QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (files.hasNext() && ++looked <= mostLookedAt) {
            files.next();
            found.append(files.fileInfo());
        }
    }
    std::sort(found.begin(), found.end(), [](const QFileInfo& one, const QFileInfo& other) {
        return one.lastModified() != other.lastModified() ? one.lastModified() > other.lastModified()
                                                          : one.filePath() < other.filePath();
    });
    std::vector<RowListModel::Row> rows;
    for (const auto& file : found.mid(0, mostFiles))
        rows.push_back({file.filePath(), file.fileName(),
            tr("%1, %2").arg(
                QLocale(QLocale::English, QLocale::UnitedKingdom).toString(file.lastModified(), "d MMMM yyyy, HH:mm"),
                QLocale(QLocale::English, QLocale::UnitedKingdom)
                    .formattedDataSize(file.size(), 1, QLocale::DataSizeTraditionalFormat))});
    files_.setRows(std::move(rows));
}

} // namespace seenheard
