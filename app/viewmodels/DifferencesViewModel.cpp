#include "app/viewmodels/DifferencesViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/Retire.h"
#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

DifferencesViewModel::DifferencesViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , cards_("card") {}

void DifferencesViewModel::refresh() {
    worker_.look<bool>(
        this, [](TabletReads& reads) { return Result(reads.differences().mayDecide()); },
        [this](const Result<bool>& mayDecide) { mayDecide_ = mayDecide && *mayDecide; });
    using Open = std::vector<DifferenceView>;
    worker_.view<Open>(
        this, sight_, [](RecordsToShow& records) { return records.differences(); },
        [this](const Result<Open>& open) {
            if (open) {
                show(*open);
                return;
            }
            // What an earlier look showed is not for this one.
            show({});
            looked_ = false;
            emit changed();
            if (open.error().code != ErrorCode::Locked)
                emit failed(display::text(open.error().message));
        });
}

void DifferencesViewModel::clear() {
    leave();
    show({});
    looked_ = false;
}

void DifferencesViewModel::leave() {
    sight_ = std::make_shared<Sight>();
}

void DifferencesViewModel::show(const std::vector<DifferenceView>& open) {
    looked_ = true;
    // A card that is the same stays the same object: somebody may be writing a reason into it.
    const auto before = cards_.objects();
    QList<QObject*> cards;
    for (const auto& difference : open) {
        auto* card = new DifferenceCardViewModel(difference, clock_.now(), this);
        const auto same = std::find_if(before.begin(), before.end(), [&](QObject* object) {
            auto* old = static_cast<DifferenceCardViewModel*>(object);
            return old->key() == card->key() && old->sameHeadsAs(*card);
        });
        if (same != before.end())
            delete std::exchange(card, static_cast<DifferenceCardViewModel*>(*same));
        cards.append(card);
    }
    cards_.setObjects(cards);
    for (auto* object : before)
        if (!cards.contains(object))
            retire(object);
    emit changed();
}

void DifferencesViewModel::decide(DifferenceCardViewModel* card, int head, const QString& reason) {
    const auto& field = card->view().field;
    if (head < 0 || head >= card->heads()->count() || !field.field)
        return;
    const auto& chosen = field.heads[static_cast<std::size_t>(head)];
    const auto json =
        chosen.choice.empty() ? jsonFrom(*field.field, chosen.value) : nlohmann::json::array({chosen.choice});
    worker_.ask<void>(
        this,
        [record = card->view().record.id, path = field.path, value = json.dump(), reason = display::utf8(reason)](
            OpenTablet& tablet) { return tablet.decisions().decide(record, path, value, reason); },
        [this](const Status& status) {
            if (!status)
                emit failed(display::text(status.error().message));
            else
                emit decided();
            refresh();
        });
}

} // namespace seenheard
