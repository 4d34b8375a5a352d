#include "app/viewmodels/SectionViewModel.h"

#include "app/viewmodels/DisplayWords.h"

namespace seenheard {

SectionViewModel::SectionViewModel(const Section& section, QObject* parent)
    : QObject(parent)
    , section_(section)
    , fields_("field") {}

QString SectionViewModel::name() const {
    return display::text(section_.name);
}

QString SectionViewModel::title() const {
    return display::text(section_.label);
}

void SectionViewModel::unfold() {
    unfolded_ = true;
    setFields(QList(asked_));
}

void SectionViewModel::setFields(const QList<FieldViewModel*>& asked) {
    asked_ = asked;
    QList<QObject*> shown;
    foldedCount_ = 0;
    for (auto* field : asked) {
        if (unfolded_ || !field->waitsFolded())
            shown.append(field);
        else
            ++foldedCount_;
    }
    fields_.setObjects(shown);
    emit foldingChanged();
}

} // namespace seenheard
