#include "app/services/RecordLines.h"

#include "app/services/RecordViewBuilder.h"
#include "app/services/StoreDirectory.h"

namespace seenheard {

namespace {

/// What the server never took is shown as held: nobody has looked at it yet.
bool isByPerson(HoldReason reason) {
    switch (reason) {
    case HoldReason::BadSignature:
    case HoldReason::Malformed:
    case HoldReason::TooLarge:
    case HoldReason::UnknownSigner: return false;
    default: return true;
    }
}

/// Of several own entries on one record the one that is least far tells where the record is.
SendingState stateOf(const RecordSending& sending) {
    if (sending.held > 0)
        return SendingState::Held;
    if (sending.refused > 0)
        return isByPerson(sending.reason) ? SendingState::Refused : SendingState::Held;
    if (sending.waiting > 0)
        return SendingState::OnThisTablet;
    return sending.received > 0 ? SendingState::Received : SendingState::Applied;
}

} // namespace

RecordLine RecordLines::lineOf(const ShownRecord& record, const RecordSources& sources) {
    if (!forms_)
        forms_.emplace(sources.forms);
    const StoreDirectory directory(sources.signers, sources.references, sources.people);
    const auto form = forms_->form(record.form.hash);
    if (!form) {
        RecordLine line;
        line.title = "A record whose form has not arrived yet";
        line.entries = static_cast<std::uint32_t>(record.state.folded.size());
        for (const auto& entry : record.state.folded)
            if (entry.writtenAt.utcMs >= line.updatedAt.utcMs)
                line.updatedAt = entry.writtenAt;
        return line;
    }
    const RecordSource source{record.state.id, *form, &record.state, nullptr, directory.signer(self_).officer};
    const auto summary = RecordViewBuilder(source, directory).summary();
    return {summary.title, summary.children, summary.updatedAt, summary.officerName, summary.submitted, summary.mine,
        summary.differences, summary.finished, static_cast<std::uint32_t>(record.state.folded.size())};
}

RecordSummary summaryOf(const RecordRow& row) {
    RecordSummary summary;
    summary.id = row.id;
    summary.formId = row.form.id;
    summary.title = row.line.title;
    summary.children = row.line.children;
    summary.updatedAt = row.line.updatedAt;
    summary.officerName = row.line.officerName;
    summary.submitted = row.line.submitted;
    summary.mine = row.line.mine;
    summary.differences = row.line.differences;
    summary.finished = row.line.finished;
    summary.sending = stateOf(row.sending);
    summary.held = row.sending.reason;
    summary.sendingAtMs = row.sending.receiptAtMs;
    return summary;
}

std::vector<OutcomeView> outcomesOf(const std::vector<HoldOutcome>& outcomes) {
    std::vector<OutcomeView> views;
    views.reserve(outcomes.size());
    for (const auto& one : outcomes)
        views.push_back({one.entry, one.record, one.reason, one.released, one.by, one.why, one.atMs});
    return views;
}

} // namespace seenheard
