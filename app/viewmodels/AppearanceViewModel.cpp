#include "app/viewmodels/AppearanceViewModel.h"

#include <QSettings>
#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

constexpr int morning = 7;
constexpr int evening = 19;

QString fileName(const std::filesystem::path& file) {
    return QString::fromStdString(file.string());
}

} // namespace

AppearanceViewModel::AppearanceViewModel(std::filesystem::path file, Clock& clock, QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , clock_(clock) {
    const QSettings kept(fileName(file_), QSettings::IniFormat);
    choice_ = static_cast<Choice>(std::clamp(kept.value(QStringLiteral("choice"), 0).toInt(), 0, 2));
    zoom_ = std::clamp(kept.value(QStringLiteral("zoom"), 1.0).toDouble(), 1.0, 2.0);
    motion_ = kept.value(QStringLiteral("motion"), true).toBool();
    connect(&minute_, &QTimer::timeout, this, &AppearanceViewModel::changed);
    minute_.start(std::chrono::minutes(1));
}

bool AppearanceViewModel::dark() const {
    if (choice_ != Choice::ByTimeOfDay)
        return choice_ == Choice::Dark;
    const auto now = clock_.now();
    const auto hour = (now.utcMs / 60'000 + now.offsetMinutes) / 60 % 24;
    return hour < morning || hour >= evening;
}

void AppearanceViewModel::setChoice(Choice choice) {
    choice_ = choice;
    keep();
}

void AppearanceViewModel::setZoom(double zoom) {
    zoom_ = std::clamp(zoom, 1.0, 2.0);
    keep();
}

void AppearanceViewModel::setMotion(bool motion) {
    motion_ = motion;
    keep();
}

void AppearanceViewModel::keep() {
    QSettings kept(fileName(file_), QSettings::IniFormat);
    kept.setValue(QStringLiteral("choice"), static_cast<int>(choice_));
    kept.setValue(QStringLiteral("zoom"), zoom_);
    kept.setValue(QStringLiteral("motion"), motion_);
    emit changed();
}

} // namespace seenheard
