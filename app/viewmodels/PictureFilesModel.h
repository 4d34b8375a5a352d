#pragma once

#include "app/viewmodels/RowListModel.h"

#include <QQmlEngine>
#include <QStringList>

namespace seenheard {

/// Pictures on this machine that could be chosen: the newest first, from where cameras and people put them. Only names
/// are read until one is chosen.
class PictureFilesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(seenheard::RowListModel* files READ files CONSTANT)
    /// Where to look; the folders of pictures, downloads and media that were plugged in, where it is not set.
    Q_PROPERTY(QStringList folders READ folders WRITE setFolders NOTIFY foldersChanged)

public:
    explicit PictureFilesModel(QObject* parent = nullptr);

    [[nodiscard]] RowListModel* files() { return &files_; }
    [[nodiscard]] QStringList folders() const { return folders_; }
    void setFolders(const QStringList& folders);
    Q_INVOKABLE void refresh();

signals:
    void foldersChanged();

private:
    QStringList folders_;
    RowListModel files_;
};

} // namespace seenheard
