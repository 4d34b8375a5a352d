#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

#include <QTimer>

namespace seenheard {

/// Whether a child is known twice: who it may be, both beside each other, linking and parting with a reason. Nothing is
/// ever linked by itself, and neither of the two is written on.
class SameChildViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY wordsChanged)
    Q_PROPERTY(QString foundWords READ foundWords NOTIFY changed)
    Q_PROPERTY(QString otherTitle READ otherTitle NOTIFY changed)
    Q_PROPERTY(QString alike READ alike NOTIFY changed)
    Q_PROPERTY(QString unlike READ unlike NOTIFY changed)
    Q_PROPERTY(bool chosen READ chosen NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* children READ children CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* facts READ facts CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* links READ links CONSTANT)

public:
    SameChildViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString words() const { return words_; }
    /// A name to look for; empty for who matches.
    void setWords(const QString& words);
    [[nodiscard]] QString foundWords() const;
    [[nodiscard]] QString otherTitle() const;
    [[nodiscard]] QString alike() const;
    [[nodiscard]] QString unlike() const;
    [[nodiscard]] bool chosen() const { return chosen_.has_value(); }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] RowListModel* children() { return &children_; }
    /// What is known of both, beside each other.
    [[nodiscard]] RowListModel* facts() { return &facts_; }
    /// Who is linked already.
    [[nodiscard]] RowListModel* links() { return &links_; }

    void open(const Reference& person, const QString& title);
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void close();

    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void chooseNone();
    /// Says that the chosen one is this child.
    Q_INVOKABLE void link(const QString& reason);
    /// Says of a linked pair that they are two.
    Q_INVOKABLE void part(int row, const QString& reason);
    /// Looks for what was typed at once, if it has not settled yet.
    Q_INVOKABLE void settle();

signals:
    void changed();
    void wordsChanged();
    void said(const QString& message);
    void failed(const QString& message);

private:
    using Saying = Result<RecordId> (PersonLinkService::*)(const Reference&, const Reference&, std::string_view);

    void find();
    void readLinks();
    void say(Saying saying, const Reference& one, const Reference& other, const QString& reason, const QString& done);

    ServiceWorker& worker_;
    Clock& clock_;
    std::optional<Reference> person_;
    QString title_;
    QString words_;
    std::vector<PossibleChild> found_;
    std::vector<LinkedPair> pairs_;
    std::optional<PossibleChild> chosen_;
    int asked_ = 0;
    QTimer settling_; ///< Names are looked for when the typing pauses: each search that shows somebody is logged.
    SharedSight sight_ = std::make_shared<Sight>();
    bool searched_ = false;
    bool busy_ = false;
    RowListModel children_;
    RowListModel facts_;
    RowListModel links_;
};

} // namespace seenheard
