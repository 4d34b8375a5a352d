#include "app/viewmodels/AppearanceViewModel.h"

#include "app/viewmodels/SpokenLanguage.h"
#include "platform/device/HardwareKeyboard.h"

#include <QGuiApplication>
#include <QInputMethod>
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

constexpr auto inputMethod = "QT_IM_MODULE";
constexpr auto keyboardOnScreenMethod = "qtvirtualkeyboard";
const auto keyboardKey = QStringLiteral("keyboardOnScreen");

bool wantsKeyboard(const std::filesystem::path& file) {
    const QSettings kept(fileName(file), QSettings::IniFormat);
    return kept.contains(keyboardKey) ? kept.value(keyboardKey).toBool() : !hasHardwareKeyboard();
}

} // namespace

AppearanceViewModel::AppearanceViewModel(
    std::filesystem::path file, Clock& clock, const std::filesystem::path& translations, QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , clock_(clock)
    , languages_({"code", "name"})
    , language_(SpokenLanguage::chosenIn(file_)) {
    std::vector<RowListModel::Row> languages;
    for (const auto& choice : SpokenLanguage::choicesIn(translations))
        languages.push_back({choice.code, choice.name});
    languages_.setRows(std::move(languages));
    if (language_.isEmpty())
        language_ = QStringLiteral("en");
    const QSettings kept(fileName(file_), QSettings::IniFormat);
    choice_ = static_cast<Choice>(std::clamp(kept.value(QStringLiteral("choice"), 0).toInt(), 0, 2));
    zoom_ = std::clamp(kept.value(QStringLiteral("zoom"), 1.0).toDouble(), 1.0, 2.0);
    motion_ = kept.value(QStringLiteral("motion"), true).toBool();
    keyboardOnScreen_ = wantsKeyboard(file_);
    connect(&minute_, &QTimer::timeout, this, &AppearanceViewModel::changed);
    minute_.start(std::chrono::minutes(1));
}

void AppearanceViewModel::setLanguage(const QString& code) {
    language_ = code;
    QSettings(fileName(file_), QSettings::IniFormat).setValue(QStringLiteral("language"), code);
    emit changed();
}

void AppearanceViewModel::setKeyboardOnScreen(bool wanted) {
    keyboardOnScreen_ = wanted;
    QSettings(fileName(file_), QSettings::IniFormat).setValue(keyboardKey, wanted);
    emit changed();
}

bool AppearanceViewModel::keyboardInUse() const {
    return qgetenv(inputMethod) == keyboardOnScreenMethod;
}

void AppearanceViewModel::showKeyboard() {
    QGuiApplication::inputMethod()->show();
}

void AppearanceViewModel::askForKeyboard(const std::filesystem::path& file) {
    if (qEnvironmentVariableIsEmpty(inputMethod) && wantsKeyboard(file))
        qputenv(inputMethod, keyboardOnScreenMethod);
    // The panel is ours, in our window, and made when it is needed: until then the engine would show one of its own.
    qputenv("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1");
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
