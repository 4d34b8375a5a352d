#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// What is asked, right where the officer is, before he is shown what others wrote: the PIN again, and why he looks.
/// Then what he asked for goes on.
class AskFirstViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(bool asks READ asks NOTIFY changed)
    Q_PROPERTY(bool asksPin READ asksPin NOTIFY changed)
    Q_PROPERTY(int entered READ entered NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* reasons READ reasons CONSTANT)

public:
    explicit AskFirstViewModel(ServiceWorker& worker, QObject* parent = nullptr);
    ~AskFirstViewModel() override;

    [[nodiscard]] bool asks() const { return !waiting_.empty(); }
    /// The PIN, and after it the reason where that is asked.
    [[nodiscard]] bool asksPin() const { return asks() && asked_.pin; }
    [[nodiscard]] int entered() const { return static_cast<int>(pin_.size()); }
    [[nodiscard]] bool checking() const { return checking_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] RowListModel* reasons() { return &reasons_; }

    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void confirm();
    /// One of the reasons, by its name.
    Q_INVOKABLE void say(const QString& reason);
    /// The officer does not go on: nothing is shown.
    Q_INVOKABLE void refuse();
    /// The tablet is locked: nothing waits any more.
    void clear();

signals:
    void changed();
    void refused();
    /// It was wrong for the twentieth time: the keys are gone.
    void erased(const QString& why);

private:
    struct Waiting {
        SharedSight sight;
        std::function<void()> go;
    };

    void ask(const AskedFirst& asked, const SharedSight& sight, const std::function<void()>& go);
    void goOn();
    void forgetPin();

    ServiceWorker& worker_;
    AskedFirst asked_;
    std::vector<Waiting> waiting_;
    std::string pin_;
    QString problem_;
    bool checking_ = false;
    RowListModel reasons_;
};

} // namespace seenheard
