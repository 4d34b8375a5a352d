#pragma once

#include "app/viewmodels/RowListModel.h"
#include "platform/base/Clock.h"

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QTimer>
#include <filesystem>

namespace seenheard {

/// How screens look to this officer: light or dark, by hand or by time of day; text size; motion. Kept beside the
/// profile, for it says nothing of anyone.
class AppearanceViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY changed)
    Q_PROPERTY(bool keyboardOnScreen READ keyboardOnScreen WRITE setKeyboardOnScreen NOTIFY changed)
    Q_PROPERTY(bool keyboardInUse READ keyboardInUse CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* languages READ languages CONSTANT)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY changed)

public:
    enum class Choice { ByTimeOfDay, Light, Dark };
    Q_ENUM(Choice)

    /// `translations` is the folder in which the screens' translations lie; there may be none.
    AppearanceViewModel(std::filesystem::path file, Clock& clock, const std::filesystem::path& translations = {},
        QObject* parent = nullptr);

    [[nodiscard]] Choice choice() const { return choice_; }
    void setChoice(Choice choice);
    /// By time of day: dark from 19:00 to 07:00.
    [[nodiscard]] bool dark() const;
    [[nodiscard]] double zoom() const { return zoom_; }
    /// From 1 to 2.
    void setZoom(double zoom);
    [[nodiscard]] bool motion() const { return motion_; }
    void setMotion(bool motion);

    /// British English and those whose translations are on this device: code and name.
    [[nodiscard]] RowListModel* languages() { return &languages_; }
    /// The one that was chosen, for screens and forms; from the next start on, which the next unlocking is too.
    [[nodiscard]] QString language() const { return language_; }
    void setLanguage(const QString& code);

    /// Wanted: by hand, else where the device has no other. From the next start on: a keyboard on screen has to be
    /// asked for before there is an application.
    [[nodiscard]] bool keyboardOnScreen() const { return keyboardOnScreen_; }
    void setKeyboardOnScreen(bool wanted);
    /// It was asked for when the program started.
    [[nodiscard]] bool keyboardInUse() const;
    /// For the text that has the cursor.
    Q_INVOKABLE void showKeyboard();
    /// To be called before there is an application: asks for it where it is wanted.
    static void askForKeyboard(const std::filesystem::path& file);

signals:
    void changed();

private:
    void keep();

    std::filesystem::path file_;
    Clock& clock_;
    QTimer minute_;
    RowListModel languages_;
    QString language_;
    Choice choice_ = Choice::ByTimeOfDay;
    double zoom_ = 1;
    bool motion_ = true;
    bool keyboardOnScreen_ = false;
};

} // namespace seenheard
