#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// This tablet: who it is enrolled to, and how store, black box and the server's log stand.
class ThisTabletViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(seenheard::RowListModel* facts READ facts CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* standing READ standing CONSTANT)
    Q_PROPERTY(bool couldUseKeyStore READ couldUseKeyStore NOTIFY secretChanged)
    Q_PROPERTY(bool usesKeyStore READ usesKeyStore NOTIFY secretChanged)

public:
    ThisTabletViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    /// Label and words of each.
    [[nodiscard]] RowListModel* facts() { return &facts_; }
    /// The same; `wrong` where somebody has to look at it.
    [[nodiscard]] RowListModel* standing() { return &standing_; }

    /// The device's part of the key lies in a file, and the system has a key store.
    [[nodiscard]] bool couldUseKeyStore() const;
    [[nodiscard]] bool usesKeyStore() const;

    void setEnrolment(const Enrolment& enrolment);
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();

signals:
    void secretChanged();

private:
    void show();
    void showEnrolment();
    [[nodiscard]] QString logWords() const;
    [[nodiscard]] QString comparedWords() const;
    [[nodiscard]] QString boxWords() const;
    [[nodiscard]] QString gapWords() const;
    [[nodiscard]] QString heldWords() const;
    [[nodiscard]] QString viewWords() const;
    [[nodiscard]] QString putAwayWords() const;
    [[nodiscard]] QString exchangeWords() const;
    [[nodiscard]] QString connectionWords() const;
    [[nodiscard]] QString rollbackWords() const;
    [[nodiscard]] QString outsideHeadWords() const;
    [[nodiscard]] QString sweptWords() const;
    [[nodiscard]] QString foundWords() const;
    [[nodiscard]] QString mendedWords() const;

    ServiceWorker& worker_;
    Clock& clock_;
    Enrolment enrolment_;
    RowListModel facts_;
    RowListModel standing_;
    std::optional<TabletStanding> read_;
    std::optional<SendingStatus> status_;
    std::optional<SecretStanding> secret_; ///< Where the device's part of the key lies.
    std::optional<IntegrityStatus> integrity_;
};

} // namespace seenheard
