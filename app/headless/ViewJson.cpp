#include "app/headless/ViewJson.h"

#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

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

ordered_json valueJson(const Field* field, const Value& value) {
    if (const auto* withdrawn = std::get_if<Withdrawn>(&value))
        return {{"withdrawn", withdrawn->reason}};
    if (std::holds_alternative<Cleared>(value))
        return nullptr;
    if (const auto* chosen = std::get_if<bool>(&value))
        return *chosen;
    if (field)
        return jsonFrom(*field, value);
    if (const auto* text = std::get_if<Text>(&value))
        return *text;
    return nullptr;
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
    json["stands_in"] = head.standsIn;
    json["mine"] = head.mine;
    json["waiting"] = head.waiting;
    json["reason"] = head.reason.empty() ? ordered_json(nullptr) : ordered_json(head.reason);
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
        if (head.standsIn)
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

ordered_json fieldJson(const Field& field) {
    static constexpr std::array<std::string_view, 9> types{
        "one", "many", "tri", "text", "dt", "date", "int", "ref", "list"};
    static constexpr std::array<std::string_view, 4> tiers{"automatic", "essential", "end_of_duty", "optional"};
    ordered_json json;
    json["name"] = field.name;
    json["number"] = field.number;
    json["type"] = types.at(static_cast<std::size_t>(field.type));
    json["label"] = field.label;
    json["section"] = field.section;
    json["part"] = field.part == CapturePart::InTheRoom ? "in_the_room" : "before_you_drive_off";
    json["tier"] = tiers.at(static_cast<std::size_t>(field.tier));
    if (field.type != FieldType::List) {
        json["kind"] = wordFor(field.kind);
        json["policy"] = wordFor(field.policy);
    }
    if (field.maxLength > 0)
        json["max_length"] = field.maxLength;
    if (!field.reasons.empty())
        json["not_obtained_reasons"] = field.reasons;
    if (!field.choices.empty()) {
        auto& choices = json["choices"] = ordered_json::array();
        for (const auto& choice : field.choices) {
            ordered_json made{{"name", choice.name}, {"label", choice.label}};
            if (field.policy == StandInPolicy::Protective)
                made["rank"] = choice.rank;
            if (!choice.excludes.empty())
                made["excludes"] = choice.excludes;
            choices.push_back(std::move(made));
        }
    }
    if (!field.fields.empty()) {
        auto& inner = json["fields"] = ordered_json::array();
        for (const auto& one : field.fields)
            inner.push_back(fieldJson(one));
    }
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
    auto items = ordered_json::array();
    auto fields = ordered_json::object();
    addFields(fields, view.fields);
    addItems(items, fields, view.items);
    json["items"] = std::move(items);
    json["fields"] = std::move(fields);
    return json;
}

ordered_json jsonOf(const HistoryRow& row) {
    ordered_json json;
    json["path"] = row.path;
    json["label"] = row.label;
    json.update(headJson(row.operation, nullptr));
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
    return json;
}

ordered_json jsonOf(const ReferenceItem& item) {
    return {{"ref", item.reference.id}, {"kind", item.reference.kind}, {"title", item.title}, {"detail", item.detail}};
}

ordered_json jsonOf(const ExchangeReport& report) {
    return {{"pushed", report.pushed}, {"pulled", report.pulled}, {"held", report.held}, {"refused", report.refused},
        {"differences", report.differences}, {"round_trips", report.roundTrips}, {"bytes_up", report.bytesUp},
        {"bytes_down", report.bytesDown}};
}

ordered_json jsonOf(const SendingStatus& status) {
    ordered_json json;
    json["waiting"] = status.waiting;
    json["received"] = status.received;
    json["held"] = status.held;
    json["last_exchange"] = status.lastExchange ? ordered_json(isoText(*status.lastExchange)) : ordered_json(nullptr);
    json["last_failure"] = status.lastFailure ? ordered_json(*status.lastFailure) : ordered_json(nullptr);
    json["missing_numbers"] = status.missingNumbers;
    return json;
}

ordered_json jsonOf(const FormDefinition& form) {
    ordered_json json;
    json["id"] = form.id();
    json["version"] = form.version();
    json["hash"] = form.hash().hex();
    json["title"] = form.title();
    json["about"] = form.aboutKinds();
    auto& reasons = json["reasons"] = ordered_json::array();
    for (const auto& reason : form.reasons())
        reasons.push_back({{"name", reason.name}, {"label", reason.label}});
    auto& fields = json["fields"] = ordered_json::array();
    for (const auto& field : form.fields())
        fields.push_back(fieldJson(field));
    return json;
}

} // namespace seenheard
