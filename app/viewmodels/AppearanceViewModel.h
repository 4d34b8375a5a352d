#pragma once

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
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY changed)

public:
    enum class Choice { ByTimeOfDay, Light, Dark };
    Q_ENUM(Choice)

    AppearanceViewModel(std::filesystem::path file, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] Choice choice() const { return choice_; }
    void setChoice(Choice choice);
    /// By time of day: dark from 19:00 to 07:00.
    [[nodiscard]] bool dark() const;
    [[nodiscard]] double zoom() const { return zoom_; }
    /// From 1 to 2.
    void setZoom(double zoom);
    [[nodiscard]] bool motion() const { return motion_; }
    void setMotion(bool motion);

signals:
    void changed();

private:
    void keep();

    std::filesystem::path file_;
    Clock& clock_;
    QTimer minute_;
    Choice choice_ = Choice::ByTimeOfDay;
    double zoom_ = 1;
    bool motion_ = true;
};

} // namespace seenheard
