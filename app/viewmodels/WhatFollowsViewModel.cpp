#include "app/viewmodels/WhatFollowsViewModel.h"

#include "app/viewmodels/DisplayWords.h"

namespace seenheard {

struct WhatFollowsViewModel::Outlook {
    std::vector<Consequence> consequences;
    std::vector<Missing> hindrances;
};

WhatFollowsViewModel::WhatFollowsViewModel(
    ServiceWorker& worker, Clock& clock, CaptureViewModel& capture, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , capture_(capture)
    , consequences_({"key", "what", "why", "due", "overdue", "urgent", "rule", "about", "starts", "phone"})
    , hindrances_({"path", "label"}) {}

void WhatFollowsViewModel::refresh() {
    ready_ = false;
    emit changed();
    capture_.settle([this] {
        worker_.ask<Outlook>(
            this,
            [draft = capture_.draftId()](OpenTablet& tablet) -> Result<Outlook> {
                auto consequences = tablet.capture().whatFollows(draft);
                if (!consequences)
                    return consequences.error();
                auto hindrances = tablet.capture().hindrances(draft);
                if (!hindrances)
                    return hindrances.error();
                return Outlook{std::move(*consequences), std::move(*hindrances)};
            },
            [this](Result<Outlook> outlook) {
                if (outlook)
                    show(*outlook);
                else
                    emit failed(display::text(outlook.error().message));
            });
    });
}

void WhatFollowsViewModel::show(const Outlook& outlook) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> consequences, hindrances;
    for (const auto& each : outlook.consequences) {
        const auto due = each.due
            ? tr("by %1, %2").arg(display::moment(*each.due, now), display::until(each.due->utcMs, now))
            : QString();
        const auto child = each.child ? display::text(each.child->hex()) : QString();
        consequences.push_back({display::text(each.rule + each.what) + child, display::text(each.what),
            display::text(each.why), due, each.due && each.due->utcMs < now.utcMs, each.urgent,
            display::text(each.rule), each.child ? capture_.titleOfChild(*each.child) : QString(),
            display::text(each.starts), display::text(each.phone)});
    }
    for (const auto& each : outlook.hindrances)
        hindrances.push_back({display::text(each.path), display::text(each.label)});
    consequences_.setRows(std::move(consequences));
    hindrances_.setRows(std::move(hindrances));
    ready_ = true;
    emit changed();
}

void WhatFollowsViewModel::submit() {
    if (submitting_)
        return;
    submitting_ = true;
    emit changed();
    capture_.settle([this] {
        worker_.ask<void>(
            this,
            [draft = capture_.draftId(), reason = display::utf8(capture_.reason())](
                OpenTablet& tablet) { return tablet.capture().submit(draft, reason); },
            [this](const Status& status) {
                submitting_ = false;
                emit changed();
                if (status)
                    emit submitted();
                else
                    emit failed(display::text(status.error().message));
            });
    });
}

} // namespace seenheard
