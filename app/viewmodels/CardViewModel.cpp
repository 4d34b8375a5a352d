#include "app/viewmodels/CardViewModel.h"

#include "app/services/Earshot.h"
#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>
#include <set>

namespace seenheard {

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
    takePicture(field);
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
        const bool isQuote = field.field->tier == Tier::Essential || list.appearance == "quotations";
        if (!quotation_ && field.field->verbatim && isQuote) {
            quotation_ = true;
            path_ = display::text(field.path);
            label_ = display::text(list.label);
            takeHeads(field.heads, now);
            continue;
        }
        if (field.field->type == FieldType::Picture) {
            takePicture(field);
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
    notAlone_ = quotation_ && somebodyCouldHear(item.fields);
    details_.setRows(std::move(details));
}

void CardViewModel::takePicture(const FieldView& field) {
    for (const auto& head : field.heads)
        if (const auto* picture = std::get_if<Picture>(&head.value))
            shown_ = *picture;
}

void CardViewModel::showPicture(ServiceWorker& worker, const RecordId& record) {
    if (!shown_)
        return;
    picture_ = new PictureViewModel(worker, this);
    picture_->show(record, shown_);
}

void CardViewModel::takeHeads(const std::vector<HeadView>& heads, const Instant& now) {
    std::set<OfficerId> officers;
    std::vector<RowListModel::Row> rows;
    for (const auto& head : heads) {
        officers.insert(head.officer);
        rows.push_back(headRow(head, now));
    }
    officers_ = officers.size();
    agree_ = std::all_of(
        heads.begin(), heads.end(), [&](const HeadView& head) { return head.words == heads.front().words; });
    heads_.setRows(std::move(rows));
}

} // namespace seenheard
