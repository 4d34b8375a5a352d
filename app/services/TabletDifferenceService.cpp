#include "app/services/TabletDifferenceService.h"

#include "app/services/RecordViewBuilder.h"
#include "sync/forms/Answers.h"
#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 500;

std::string whyOf(const FieldView& view) {
    if (view.field && view.field->policy == StandInPolicy::Each)
        return "these answers cannot both hold; both stand until someone decides";
    return "the safer value stands until someone decides";
}

} // namespace

Result<std::vector<DifferenceView>> TabletDifferenceService::open() {
    auto rows = store_.records().differing(mostRecords);
    if (!rows)
        return rows.error();
    std::vector<DifferenceView> open;
    for (const auto& row : *rows) {
        auto view = records_.show(row.id);
        if (!view)
            return view.error();
        for (auto& difference : differencesIn(*view)) {
            auto why = whyOf(difference.field);
            open.push_back({view->summary, std::move(difference.about), std::move(difference.field), std::move(why)});
        }
    }
    return open;
}

Status TabletDifferenceService::decide(
    const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) {
    auto row = store_.records().row(record);
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "There is no record of that id on this tablet. An exchange may bring it.");
    if (!row)
        return row.error();
    auto form = forms_.form(row->form.hash);
    if (!form)
        return form.error();
    auto key = (*form)->keyOf(path);
    if (!key)
        return key.error();
    const auto* field = (*form)->fieldAt(*key);
    if (!field || field->type == FieldType::List)
        return fail(ErrorCode::UnknownField, "That path names no field that can be decided.");
    auto json = parseJson(valueJson);
    if (!json)
        return json.error();
    const auto* last = std::get_if<FieldNumber>(&key->path.back());
    const bool oneChoice = last && *last != field->number;
    if (oneChoice && !json->is_boolean())
        return fail(ErrorCode::InvalidInput, "The path names one choice: its value is true or false.");
    auto value = oneChoice ? Result<Value>(Value(json->get<bool>())) : valueFromJson(**form, *field, *json, path);
    if (!value)
        return value.error();

    auto written = writer_.read(record);
    if (!written)
        return written.error();
    auto operations = decisionFor(writer_.context(*written, **form, std::string(reason)), *key, *field, *value);
    if (!operations)
        return operations.error();
    return writer_.write({record, row->form, *std::move(operations), DraftId{}, false});
}

} // namespace seenheard
