#pragma once

#include "app/services/RecordView.h"
#include "app/viewmodels/PictureViewModel.h"
#include "app/viewmodels/RowListModel.h"

namespace seenheard {

/// One answer of a record to read: every value that stands, with who gave it and when.
class CardViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Cards come from a record")
    Q_PROPERTY(QString path READ path CONSTANT)
    Q_PROPERTY(QString label READ label CONSTANT)
    Q_PROPERTY(QString section READ section CONSTANT)
    Q_PROPERTY(bool quotation READ quotation CONSTANT)
    Q_PROPERTY(bool opinion READ opinion CONSTANT)
    Q_PROPERTY(bool difference READ difference CONSTANT)
    Q_PROPERTY(bool severalAccounts READ severalAccounts CONSTANT)
    Q_PROPERTY(bool agree READ agree CONSTANT)
    Q_PROPERTY(bool notAlone READ notAlone CONSTANT)
    Q_PROPERTY(seenheard::PictureViewModel* picture READ picture CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* heads READ heads CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* details READ details CONSTANT)

public:
    /// An answer by itself. `section` is its heading, empty where the one before has the same.
    CardViewModel(const FieldView& field, const QString& section, const Instant& now, QObject* parent);
    /// An item inside another (a quotation, a mark): its words, and what is known of them beside.
    CardViewModel(const ItemView& item, const Field& list, const QString& section, const Instant& now, QObject* parent);

    [[nodiscard]] QString path() const { return path_; }
    [[nodiscard]] QString label() const { return label_; }
    [[nodiscard]] QString section() const { return section_; }
    [[nodiscard]] bool quotation() const { return quotation_; }
    [[nodiscard]] bool opinion() const { return opinion_; }
    [[nodiscard]] bool difference() const { return difference_; }
    /// More than one officer gave an account: all stand.
    [[nodiscard]] bool severalAccounts() const { return !difference_ && !quotation_ && officers_ > 1; }
    /// They all say the same: it stands once, with everybody who says so.
    [[nodiscard]] bool agree() const { return severalAccounts() && agree_; }
    [[nodiscard]] bool notAlone() const { return notAlone_; }
    /// Null where the answer is none.
    [[nodiscard]] PictureViewModel* picture() const { return picture_; }
    /// Looks at the answer's picture, where it is one.
    void showPicture(ServiceWorker& worker, const RecordId& record);
    [[nodiscard]] RowListModel* heads() { return &heads_; }
    [[nodiscard]] RowListModel* details() { return &details_; }

private:
    void takePicture(const FieldView& field);
    void takeHeads(const std::vector<HeadView>& heads, const Instant& now);

    QString path_, label_, section_;
    RowListModel heads_;
    RowListModel details_;
    std::optional<Picture> shown_;
    PictureViewModel* picture_ = nullptr;
    std::size_t officers_ = 0;
    bool agree_ = false;
    bool quotation_ = false;
    bool opinion_ = false;
    bool difference_ = false;
    bool notAlone_ = false;
};

} // namespace seenheard
