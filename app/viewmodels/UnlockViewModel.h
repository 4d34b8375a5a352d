#pragma once

#include "app/viewmodels/ServiceWorker.h"

#include <QtQml/qqmlregistration.h>

namespace seenheard {

/// The PIN pad: who the tablet belongs to, what was entered, and why it does not open.
class UnlockViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(bool enrolled READ enrolled CONSTANT)
    Q_PROPERTY(QString officerName READ officerName CONSTANT)
    Q_PROPERTY(QString tabletName READ tabletName CONSTANT)
    Q_PROPERTY(int entered READ entered NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    UnlockViewModel(ServiceWorker& worker, Result<Enrolment> enrolment, QObject* parent = nullptr);
    ~UnlockViewModel() override;

    [[nodiscard]] bool enrolled() const { return enrolment_.ok(); }
    [[nodiscard]] QString officerName() const;
    [[nodiscard]] QString tabletName() const;
    [[nodiscard]] int entered() const { return static_cast<int>(pin_.size()); }
    [[nodiscard]] bool checking() const { return checking_; }
    [[nodiscard]] QString problem() const { return problem_; }

    /// Why it was locked, where nobody here did it.
    void say(const QString& why);

    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void unlock();

signals:
    void changed();
    void opened(const seenheard::Enrolment& enrolment);

private:
    void forgetPin();

    ServiceWorker& worker_;
    Result<Enrolment> enrolment_;
    std::string pin_;
    QString problem_;
    bool checking_ = false;
};

} // namespace seenheard
