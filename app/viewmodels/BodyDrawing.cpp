#include "app/viewmodels/BodyDrawing.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/ItemViewModel.h"

#include <QPainter>
#include <cmath>

namespace seenheard {

namespace {

constexpr double lineWidth = 0.7;

/// The age of the child that the question is asked of, or of whom the record is about.
std::string ageBandAround(const FieldViewModel& field) {
    for (const auto* item = &field.item(); item; item = item->list() ? &item->list()->item() : nullptr)
        if (const auto* band = item->field("age_band"))
            return display::utf8(band->choice());
    return {};
}

/// One choice, where the question has it; else none.
void answer(FieldViewModel* field, const std::string& name) {
    if (!field || field->choice() == display::text(name))
        return;
    if (field->field().choice(name))
        field->choose(display::text(name));
    else if (field->answered())
        field->takeBack();
}

QPainterPath pathOf(const BodyRegion::Shape& shape) {
    QPainterPath path;
    if (const auto* oval = std::get_if<BodyRegion::Oval>(&shape)) {
        path.addEllipse(QPointF(oval->x, oval->y), oval->radiusX, oval->radiusY);
        return path;
    }
    const auto& limb = std::get<BodyRegion::Limb>(shape);
    const QPointF from(limb.x1, limb.y1), to(limb.x2, limb.y2);
    const double length = std::hypot(limb.x2 - limb.x1, limb.y2 - limb.y1);
    const QPointF across((limb.y1 - limb.y2) / length, (limb.x2 - limb.x1) / length);
    path.addPolygon(QPolygonF{from + across * limb.radius1, to + across * limb.radius2, to - across * limb.radius2,
        from - across * limb.radius1});
    path.closeSubpath();
    QPainterPath ends;
    ends.addEllipse(from, limb.radius1, limb.radius1);
    path = path.united(ends);
    ends.clear();
    ends.addEllipse(to, limb.radius2, limb.radius2);
    return path.united(ends);
}

} // namespace

BodyDrawing::BodyDrawing(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &BodyDrawing::coloursChanged, this, [this] { update(); });
}

void BodyDrawing::setField(FieldViewModel* field) {
    if (field_ == field)
        return;
    if (field_)
        disconnect(field_, nullptr, this, nullptr);
    field_ = field;
    if (field_)
        for (auto* one : {field_, beside("side"), beside("seen_from")})
            if (one)
                connect(one, &FieldViewModel::changed, this, [this] { update(); });
    rebuild();
}

void BodyDrawing::setView(View view) {
    if (view_ == view)
        return;
    view_ = view;
    rebuild();
}

FieldViewModel* BodyDrawing::beside(std::string_view name) const {
    return field_->item().field(name);
}

void BodyDrawing::rebuild() {
    regions_.clear();
    paths_.clear();
    outlines_.clear();
    if (field_) {
        const auto build = buildOf(ageBandAround(*field_));
        const auto view = static_cast<BodyView>(view_);
        regions_ = bodyRegions(build, view);
        for (const auto& region : regions_)
            paths_.push_back(pathOf(region.shape()));
        for (const auto& outline : bodyOutlines(build, view))
            outlines_.push_back(pathOf(outline));
    }
    emit fieldChanged();
    geometryChange({}, {});
}

void BodyDrawing::geometryChange(const QRectF& now, const QRectF& before) {
    const bool head = view_ == View::Face || view_ == View::BackOfHead;
    setImplicitHeight(unit() * (head ? headHeight : bodyHeight));
    QQuickPaintedItem::geometryChange(now, before);
    update();
}

bool BodyDrawing::isMarked(const BodyRegion& region) const {
    if (field_->choice() != display::text(region.place()))
        return false;
    const auto* side = beside("side");
    const auto sideWords = side ? side->choice() : QString();
    const auto* from = beside("seen_from");
    const auto fromWords = from ? from->choice() : QString();
    return (sideWords.isEmpty() || sideWords == QLatin1String("both") || sideWords == display::text(region.side()))
        && (fromWords.isEmpty() || (fromWords == QLatin1String("back")) == isFromBehind());
}

void BodyDrawing::paint(QPainter* painter) {
    if (!field_)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(unit(), unit());
    painter->setPen(QPen(ink_, lineWidth));
    painter->setBrush(Qt::NoBrush);
    for (const auto& outline : outlines_)
        painter->drawPath(outline);
    for (std::size_t at = 0; at < regions_.size(); ++at) {
        const auto& region = regions_[at];
        // A form that does not ask of that part does not have it tapped.
        const bool asked = field_->field().choice(region.place()) != nullptr;
        painter->setBrush(asked ? QBrush(isMarked(region) ? mark_ : fill_) : QBrush());
        painter->drawPath(paths_[at]);
    }
}

void BodyDrawing::tap(double x, double y) {
    const auto* region = regionAt(regions_, x / unit(), y / unit());
    if (!region || !field_->field().choice(region->place()))
        return;
    if (isMarked(*region))
        return field_->takeBack();
    // The answer may make the item real, which is no reason for the regions to go.
    const auto place = region->place(), side = region->side();
    answer(field_, place);
    answer(beside("side"), side);
    answer(beside("seen_from"), isFromBehind() ? "back" : "front");
}

} // namespace seenheard
