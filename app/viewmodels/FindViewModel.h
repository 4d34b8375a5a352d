#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// Any word, any name, as it is typed.
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

signals:
    void changed();
    void failed(const QString& message);

private:
    void find();
    void findChildren(const std::string& words);

    ServiceWorker& worker_;
    Clock& clock_;
    QString words_;
    bool searched_ = false;
    std::uint64_t asked_ = 0;
    RowListModel found_;
    RowListModel children_;
};

} // namespace seenheard
