#include "app/viewmodels/DictationViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/ItemViewModel.h"

#include <utility>

namespace seenheard {

namespace {

constexpr auto whoCouldHear = "could_hear";
constexpr auto nobodyElse = "nobody_else";

QStringList chosenIn(const RowListModel& choices) {
    QStringList names;
    for (int row = 0; row < choices.count(); ++row)
        if (choices.at(row, "chosen").toBool())
            names.append(choices.at(row, "name").toString());
    return names;
}

} // namespace

DictationViewModel::DictationViewModel(std::unique_ptr<Dictation> dictation, QObject* parent)
    : QObject(parent)
    , dictation_(std::move(dictation)) {}

bool DictationViewModel::isAlone(const FieldViewModel* field) const {
    auto* hearers = field ? field->item().field(whoCouldHear) : nullptr;
    if (!hearers)
        return false;
    return chosenIn(*hearers->choices()) + chosenIn(*hearers->allWellChoices()) == QStringList{nobodyElse};
}

void DictationViewModel::listen(FieldViewModel* field, bool held) {
    if (!available() || listening() || !(held || isAlone(field)))
        return;
    field_ = field;
    dictation_->listen([this](const Result<std::string>& words) { take(words); });
    emit changed();
}

void DictationViewModel::stop() {
    if (listening())
        dictation_->stop();
}

void DictationViewModel::take(const Result<std::string>& words) {
    const auto field = std::exchange(field_, {});
    if (!words) {
        emit failed(display::text(words.error().message));
    } else if (field && !words->empty()) {
        const auto before = field->text();
        field->type(before.isEmpty() ? display::text(*words) : before + QLatin1Char(' ') + display::text(*words));
        field->settle();
    }
    emit changed();
}

} // namespace seenheard
