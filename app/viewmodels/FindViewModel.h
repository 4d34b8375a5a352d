#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

#include <QTimer>

namespace seenheard {

/// Any word, any name, as soon as the typing pauses.
class FindViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    Q_PROPERTY(bool searched READ searched NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* found READ found CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* children READ children CONSTANT)

public:
    FindViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString words() const { return words_; }
    void setWords(const QString& words);
    [[nodiscard]] bool searched() const { return searched_; }
    [[nodiscard]] RowListModel* found() { return &found_; }
    /// Children with these names: id, initials and age, the whole name, what else is known.
    [[nodiscard]] RowListModel* children() { return &children_; }

    /// Brings the index up to date in small steps, so that other work passes between them.
    void index();
    void clear();
    /// Looks for what was typed at once, if it has not settled yet.
    Q_INVOKABLE void settle();

signals:
    void changed();
    void failed(const QString& message);

private:
    void find();
    void show(FoundAll found);
    /// Where the words stand in the records from `first` on, a screenful at a time.
    void showWords(std::size_t first);
    [[nodiscard]] RowListModel::Row rowOf(const FoundRecord& found) const;

    ServiceWorker& worker_;
    Clock& clock_;
    QString words_;
    bool searched_ = false;
    std::uint64_t asked_ = 0;
    /// Words are looked for when they settle: what a search shows is logged, once a search and not once a letter.
    QTimer settling_;
    SharedSight sight_ = std::make_shared<Sight>();
    std::vector<FoundRecord> records_; ///< What found_ shows.
    RowListModel found_;
    RowListModel children_;
};

} // namespace seenheard
