#pragma once

#include "app/viewmodels/FieldViewModel.h"
#include "platform/device/Dictation.h"

#include <QPointer>
#include <memory>

namespace seenheard {

/// Words spoken instead of typed, where this device can do that alone. Without being held it listens only where
/// nobody else could hear; what it wrote is put right like everything typed.
class DictationViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to Capture")
    Q_PROPERTY(bool available READ available CONSTANT)
    Q_PROPERTY(bool listening READ listening NOTIFY changed)

public:
    /// Without a dictation there is none, and nothing offers it.
    explicit DictationViewModel(std::unique_ptr<Dictation> dictation, QObject* parent = nullptr);

    [[nodiscard]] bool available() const { return dictation_ != nullptr; }
    [[nodiscard]] bool listening() const { return !field_.isNull(); }
    /// Whether the answer beside it says that nobody else could hear.
    [[nodiscard]] Q_INVOKABLE bool isAlone(const seenheard::FieldViewModel* field) const;
    /// `held`: for as long as a finger or a key is down.
    Q_INVOKABLE void listen(seenheard::FieldViewModel* field, bool held);
    Q_INVOKABLE void stop();

signals:
    void changed();
    void failed(const QString& why);

private:
    void take(const Result<std::string>& words);

    std::unique_ptr<Dictation> dictation_;
    QPointer<FieldViewModel> field_; ///< What is spoken into; nothing while it does not listen.
};

} // namespace seenheard
