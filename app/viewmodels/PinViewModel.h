#pragma once

#include "app/viewmodels/ServiceWorker.h"

#include <QtQml/qqmlregistration.h>

namespace seenheard {

/// The PIN once more, of an open tablet: to change it, or to keep the device's part of the key somewhere else.
class PinViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString asks READ asks NOTIFY changed)
    Q_PROPERTY(QString explains READ explains NOTIFY changed)
    Q_PROPERTY(QString confirms READ confirms NOTIFY changed)
    Q_PROPERTY(int entered READ entered NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum class Purpose { Change, KeepInKeyStore, KeepInFile };

    explicit PinViewModel(ServiceWorker& worker, QObject* parent = nullptr);
    ~PinViewModel() override;

    /// From the beginning, with the rules that the force has now.
    void begin(Purpose purpose);
    /// Nothing that was entered stays.
    void clear();

    [[nodiscard]] QString title() const;
    /// What is to be entered now.
    [[nodiscard]] QString asks() const;
    /// What will come of it, and the rules; said before anything is entered.
    [[nodiscard]] QString explains() const;
    /// The word on the key that goes on.
    [[nodiscard]] QString confirms() const;
    [[nodiscard]] int entered() const { return static_cast<int>(entered_.size()); }
    [[nodiscard]] bool checking() const { return checking_; }
    [[nodiscard]] QString problem() const { return problem_; }

    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void confirm();

signals:
    void changed();
    void done(const QString& words);
    /// Another PIN opens the tablet from now on, and it is one that the force wants.
    void pinChanged();
    /// The twentieth wrong PIN in a row: the keys are erased.
    void erased(const QString& why);

private:
    enum class Step { Now, Wanted, Again };

    void takeWanted();
    void carryOut();
    void ask(std::function<Status(KeyService&)> work, std::function<void()> then);
    void refused(const Error& why);
    void say(const QString& problem, Step step);

    ServiceWorker& worker_;
    Purpose purpose_ = Purpose::Change;
    Step step_ = Step::Now;
    PinRules rules_;
    std::string entered_;
    std::string now_;
    std::string wanted_;
    QString problem_;
    bool checking_ = false;
    std::uint64_t visit_ = 0; ///< Counts beginnings: an answer to an earlier one says nothing here.
};

} // namespace seenheard
