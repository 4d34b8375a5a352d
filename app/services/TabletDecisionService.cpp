#include "app/services/TabletDecisionService.h"

#include "sync/forms/Answers.h"
#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>

namespace seenheard {

Status TabletDecisionService::decide(
    const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) {
    auto row = store_.row(record);
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
