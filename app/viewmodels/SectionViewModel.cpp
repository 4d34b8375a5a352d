#include "app/viewmodels/SectionViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/ItemViewModel.h"

namespace seenheard {

SectionViewModel::SectionViewModel(const Section& section, CapturePart part, ItemViewModel& of)
    : QObject(&of)
    , section_(section)
    , part_(part)
    , of_(of)
    , fields_("field") {}

QString SectionViewModel::name() const {
    return display::text(section_.name);
}

QString SectionViewModel::title() const {
    return display::text(section_.label);
}

ItemViewModel* SectionViewModel::child() const {
    const auto* child = opinion() ? nullptr : of_.childField();
    return child && child->field().section == section_.name ? &of_ : nullptr;
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
