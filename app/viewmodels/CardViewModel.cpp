#include "app/viewmodels/CardViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

/// Could anybody but the officer hear? A choice that excludes all others says that nobody could.
bool somebodyCouldHear(const FieldView& field) {
    if (!field.field || field.field->itemsOf.empty() || field.field->type != FieldType::Many)
        return false;
    for (const auto& head : field.heads)
        if (const auto* chosen = std::get_if<Choices>(&head.value))
            for (const auto& name : chosen->names) {
                const auto* choice = field.field->choice(name);
                if (!choice || choice->excludes.empty())
                    return true;
            }
    return false;
}

} // namespace

CardViewModel::CardViewModel(const FieldView& field, const QString& section, const Instant& now, QObject* parent)
    : QObject(parent)
    , path_(display::text(field.path))
    , label_(display::text(field.label))
    , section_(section)
    , heads_(headRoles())
    , details_({"path", "label", "words"})
    , quotation_(field.field && field.field->verbatim)
    , opinion_(field.field && field.field->part == CapturePart::BeforeYouDriveOff)
    , difference_(field.difference) {
    takeHeads(field.heads, now);
}

CardViewModel::CardViewModel(
    const ItemView& item, const Field& list, const QString& section, const Instant& now, QObject* parent)
    : QObject(parent)
    , label_(display::text(item.title))
    , section_(section)
    , heads_(headRoles())
    , details_({"path", "label", "words"}) {
    std::vector<RowListModel::Row> details;
    for (const auto& field : item.fields) {
        if (!field.field || field.field->appearance == "hidden")
            continue;
        notAlone_ = notAlone_ || somebodyCouldHear(field);
        if (!quotation_ && field.field->verbatim && field.field->tier == Tier::Essential) {
            quotation_ = true;
            path_ = display::text(field.path);
            label_ = display::text(list.label);
            takeHeads(field.heads, now);
            continue;
        }
        QStringList words;
        for (const auto& head : field.heads)
            words.append(field.field->verbatim ? tr("“%1”").arg(display::text(head.words)) : display::text(head.words));
        details.push_back({display::text(field.path), display::text(field.label), words.join(QStringLiteral("; "))});
    }
    if (!quotation_)
        notAlone_ = false;
    details_.setRows(std::move(details));
}

void CardViewModel::takeHeads(const std::vector<HeadView>& heads, const Instant& now) {
    std::set<OfficerId> officers;
    std::vector<RowListModel::Row> rows;
    for (const auto& head : heads) {
        officers.insert(head.officer);
        rows.push_back(headRow(head, now));
    }
    officers_ = officers.size();
    heads_.setRows(std::move(rows));
}

} // namespace seenheard
