#include "app/headless/ViewJson.h"

#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

std::string_view wordFor(FieldKind kind) {
    return kind == FieldKind::Account ? "account" : "finding";
}

std::string_view wordFor(StandInPolicy policy) {
    switch (policy) {
    case StandInPolicy::Accounts: return "accounts";
    case StandInPolicy::Protective: return "protective";
    case StandInPolicy::Each: return "each";
    case StandInPolicy::Latest: return "latest";
    }
    return "accounts";
}

/// A value of a field that this version of the form does not know is written as if nothing were known of it.
ordered_json valueJson(const Field* field, const Value& value) {
    static const Field unknown;
    return jsonFrom(field ? *field : unknown, value);
}

ordered_json headJson(const HeadView& head, const Field* field) {
    ordered_json json;
    if (!head.choice.empty())
        json["choice"] = head.choice;
    json["value"] = valueJson(field, head.value);
    json["words"] = head.words;
    json["officer"] = head.officerName;
    json["device"] = head.tabletName;
    json["time"] = isoText(head.writtenAt);
    json["clock"] = wordFor(head.writtenAt.quality);
    // Accounts all stand, each for itself.
    json["stands_in"] = head.standsIn || (field && field->policy == StandInPolicy::Accounts);
    json["mine"] = head.mine;
    json["waiting"] = head.waiting;
    json["reason"] = head.reason.empty() ? ordered_json(nullptr) : ordered_json(head.reason);
    json["forked"] = head.forked;
    json["recovered_by"] = head.recoveredBy.empty() ? ordered_json(nullptr) : ordered_json(head.recoveredBy);
    json["entry"] = head.id.entry.hex();
    return json;
}

ordered_json standInJson(const FieldView& view) {
    if (view.field && view.field->policy == StandInPolicy::Each) {
        auto standing = ordered_json::array();
        for (const auto& head : view.heads)
            if (head.standsIn && !head.choice.empty()
                && std::find(standing.begin(), standing.end(), head.choice) == standing.end())
                standing.push_back(head.choice);
        return standing;
    }
    for (const auto& head : view.heads)
        if (head.standsIn || view.heads.size() == 1)
            return valueJson(view.field, head.value);
    return nullptr;
}

void addFields(ordered_json& fields, const std::vector<FieldView>& views) {
    for (const auto& view : views)
        fields[view.path] = jsonOf(view);
}

void addItems(ordered_json& items, ordered_json& fields, const std::vector<ItemView>& views) {
    for (const auto& view : views) {
        items.push_back({{"list", view.list}, {"id", view.id.hex()}, {"path", view.list + '/' + view.id.hex()},
            {"title", view.title}});
        addFields(fields, view.fields);
        addItems(items, fields, view.items);
    }
}

/// The published field with what it leaves unsaid spelt out: kind, policy, choices of a shared list, states.
ordered_json spelledOut(ordered_json published, const Field& field) {
    published.erase("choice_list");
    if (field.type != FieldType::List) {
        published["kind"] = wordFor(field.kind);
        published["policy"] = wordFor(field.policy);
        published["states"] = field.reasons.empty() ? std::vector<std::string>{"value"}
                                                    : std::vector<std::string>{"value", "not_obtained"};
    }
    if (!field.reasons.empty())
        published["reasons"] = field.reasons;
    if (!field.choices.empty()) {
        auto& choices = published["choices"] = ordered_json::array();
        for (const auto& choice : field.choices) {
            ordered_json made{{"name", choice.name}, {"label", choice.label}, {"number", choice.number}};
            if (field.policy == StandInPolicy::Protective)
                made["rank"] = choice.rank;
            if (!choice.excludes.empty())
                made["excludes"] = choice.excludes;
            choices.push_back(std::move(made));
        }
    }
    if (const auto inner = published.find("fields"); inner != published.end())
        for (std::size_t at = 0; at < field.fields.size() && at < inner->size(); ++at)
            (*inner)[at] = spelledOut((*inner)[at], field.fields[at]);
    return published;
}

ordered_json jsonOf(const std::vector<OutcomeView>& outcomes) {
    auto json = ordered_json::array();
    for (const auto& one : outcomes)
        json.push_back({{"entry", one.entry.hex()},
            {"record", one.record.isZero() ? ordered_json(nullptr) : ordered_json(one.record.hex())},
            {"held", wordFor(one.reason)}, {"outcome", one.released ? "released" : "refused"}, {"by", one.by},
            {"why", one.why}, {"at", isoText(Instant{one.atMs, 0, ClockQuality::Synced})}});
    return json;
}

} // namespace

ordered_json jsonOf(const RecordSummary& summary) {
    ordered_json json;
    json["record"] = summary.id.hex();
    json["form"] = summary.formId;
    json["title"] = summary.title;
    json["children"] = summary.children;
    json["updated"] = isoText(summary.updatedAt);
    json["officer"] = summary.officerName;
    json["mine"] = summary.mine;
    json["submitted"] = summary.submitted;
    json["sending"] = wordFor(summary.sending);
    json["held"] = summary.held == HoldReason::None ? ordered_json(nullptr) : ordered_json(wordFor(summary.held));
    json["differences"] = summary.differences;
    return json;
}

ordered_json jsonOf(const FieldView& view) {
    ordered_json json;
    json["path"] = view.path;
    json["label"] = view.label;
    if (view.field) {
        json["kind"] = wordFor(view.field->kind);
        json["policy"] = wordFor(view.field->policy);
    }
    json["difference"] = view.difference;
    json["stand_in"] = standInJson(view);
    auto& heads = json["heads"] = ordered_json::array();
    for (const auto& head : view.heads)
        heads.push_back(headJson(head, view.field));
    return json;
}

ordered_json jsonOf(const RecordView& view) {
    auto json = jsonOf(view.summary);
    json["form_version"] = view.form->version();
    json["as_kept"] = view.asKept;
    auto items = ordered_json::array();
    auto fields = ordered_json::object();
    addFields(fields, view.envelope);
    addFields(fields, view.fields);
    addItems(items, fields, view.items);
    json["items"] = std::move(items);
    json["fields"] = std::move(fields);
    json["outcomes"] = jsonOf(view.outcomes);
    return json;
}

ordered_json jsonOf(const HistoryRow& row) {
    ordered_json json;
    json["path"] = row.path;
    json["label"] = row.label;
    json.update(headJson(row.operation, row.field));
    json.erase("stands_in");
    json["stands"] = row.isHead;
    json["replaces"] = row.supersedes.size();
    return json;
}

ordered_json jsonOf(const DifferenceView& difference) {
    ordered_json json;
    json["record"] = difference.record.id.hex();
    json["title"] = difference.record.title;
    json["about"] = difference.about;
    json.update(jsonOf(difference.field));
    json["why"] = difference.whyStandsIn;
    json["reopened"] = difference.reopened.empty() ? ordered_json(nullptr) : ordered_json(difference.reopened);
    return json;
}

ordered_json jsonOf(const ReferenceItem& item) {
    return {{"ref", item.reference.id}, {"kind", item.reference.kind}, {"title", item.title}, {"detail", item.detail}};
}

ordered_json jsonOf(const ExchangeReport& report) {
    return {{"pushed", report.pushed}, {"pulled", report.pulled}, {"held", report.held}, {"refused", report.refused},
        {"pictures_sent", report.picturesSent}, {"pictures_fetched", report.picturesFetched},
        {"differences", report.differences}, {"round_trips", report.roundTrips}, {"bytes_up", report.bytesUp},
        {"bytes_down", report.bytesDown}};
}

ordered_json jsonOf(const IntegrityStatus& status) {
    auto found = ordered_json::array();
    for (const auto& finding : status.standing.findings)
        found.push_back({{"kind", wordFor(finding.kind)},
            {"record", finding.record ? ordered_json(finding.record->hex()) : ordered_json(nullptr)},
            {"number", finding.number > 0 ? ordered_json(finding.number) : ordered_json(nullptr)}});
    ordered_json json{{"whole", found.empty()}, {"found", std::move(found)}, {"mends_next", status.mendsAtUnlock}};
    const auto& mended = status.standing.mended;
    json["mended"] = mended ? ordered_json{{"at_ms", mended->atMs}, {"records_kept", mended->recordsKept},
                         {"records_wanted", mended->recordsWanted}, {"entries_left_out", mended->entriesLeftOut},
                         {"unreadable", mended->unreadable}}
                            : ordered_json(nullptr);
    return json;
}

ordered_json jsonOf(const SendingStatus& status) {
    ordered_json json;
    json["waiting"] = status.waiting;
    json["received"] = status.received;
    json["held"] = status.held;
    json["pictures"] = {{"all", status.pictures.all}, {"received", status.pictures.received}};
    json["last_exchange"] = status.lastExchange ? ordered_json(isoText(*status.lastExchange)) : ordered_json(nullptr);
    json["last_failure"] = status.lastFailure ? ordered_json(*status.lastFailure) : ordered_json(nullptr);
    json["missing_numbers"] = status.missingNumbers;
    json["server_gathers"] = status.serverGathers;
    json["lost_by_rollback"] = status.lostByRollback;
    json["outside_head"] = wordFor(status.outsideHead);
    json["forked"] = status.forked;
    json["box"] = {{"head", status.box.head}, {"bytes", status.box.bytes}, {"damaged", status.box.damaged},
        {"opened_by", status.box.openedBy.empty() ? ordered_json(nullptr) : ordered_json(status.box.openedBy)},
        {"opened_why", status.box.openedWhy.empty() ? ordered_json(nullptr) : ordered_json(status.box.openedWhy)}};
    json["certificate_until"] = status.connection
        ? ordered_json(isoText(Instant{status.connection->certificateMs, 0, ClockQuality::Synced}))
        : ordered_json(nullptr);
    json["authority_until"] = status.connection
        ? ordered_json(isoText(Instant{status.connection->authorityMs, 0, ClockQuality::Synced}))
        : ordered_json(nullptr);
    json["standing"] = wordFor(status.standing);
    json["closed_by"] = status.closedBy.empty() ? ordered_json(nullptr) : ordered_json(status.closedBy);
    json["closed_why"] = status.closedWhy.empty() ? ordered_json(nullptr) : ordered_json(status.closedWhy);
    json["outcomes"] = jsonOf(status.outcomes);
    return json;
}

ordered_json jsonOf(const TabletStanding& standing) {
    auto held = ordered_json::array();
    for (const auto& entry : standing.held)
        held.push_back({{"number", entry.number}, {"record", entry.record.hex()}, {"title", entry.title},
            {"state", entry.refused ? "refused" : "held"}, {"reason", wordFor(entry.reason)},
            {"why", sentenceFor(entry.reason)}, {"since_ms", entry.sinceMs}});
    return {{"held_entries", std::move(held)}, {"own_entries", standing.ownEntries}, {"records", standing.records},
        {"views_to_send", standing.viewsToSend},
        {"put_away", {{"records", standing.putAway.records}, {"last_ms", standing.putAway.lastAtMs}}},
        {"log", {{"size", standing.logSize}, {"signed_ms", standing.logSignedAtMs}}},
        {"compared",
            standing.comparedAtMs
                ? ordered_json{{"at_ms", *standing.comparedAtMs}, {"differing", standing.comparedDiffering}}
                : ordered_json(nullptr)},
        {"store_bytes", standing.storeBytes}};
}

ordered_json jsonOf(const FormDefinition& form) {
    auto json = ordered_json::parse(form.octets(), nullptr, false);
    json["hash"] = form.hash().hex();
    json.erase("choice_lists");
    auto& fields = json["fields"];
    for (std::size_t at = 0; at < form.fields().size() && at < fields.size(); ++at)
        fields[at] = spelledOut(fields[at], form.fields()[at]);
    return json;
}

} // namespace seenheard
