#pragma once

#include <QDir>
#include <QImage>

namespace seenheard {

/// Pictures in a folder with a page that shows them. What an earlier run left is kept beside, and what looks otherwise
/// now stands first on the page: as it was, as it is, and where they differ.
class PictureAlbum {
public:
    /// Makes the folder; what stands in it becomes what was.
    explicit PictureAlbum(const QString& folder);
    /// Binds the page.
    ~PictureAlbum();
    PictureAlbum(const PictureAlbum&) = delete;
    PictureAlbum& operator=(const PictureAlbum&) = delete;

    /// False where it cannot be written.
    [[nodiscard]] bool add(const QString& file, const QImage& picture);
    [[nodiscard]] const QStringList& changed() const { return changed_; }

private:
    [[nodiscard]] bool compare(const QString& file, const QImage& before, const QImage& now);

    QDir folder_;
    QDir before_;
    QDir differences_;
    QStringList all_;
    QStringList changed_;
};

} // namespace seenheard
