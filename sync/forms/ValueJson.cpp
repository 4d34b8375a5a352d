#include "sync/forms/Answers.h"
#include "sync/forms/Fits.h"
#include "sync/forms/IsoTime.h"
#include "sync/forms/Utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using nlohmann::json;

Error misfit(std::string_view path, const std::string& what) {
    return fail(ErrorCode::InvalidInput, std::string(path) + ": " + what + ".");
}

/// The text of an attribute; nothing if it is absent or something else.
const std::string* textAt(const json& object, const char* attribute) {
    const auto found = object.find(attribute);
    return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

Result<Value> notObtainedFrom(const json& object, std::string_view path) {
    const std::string* reason = textAt(object, "not_obtained");
    const std::string* note = textAt(object, "note");
    if (reason == nullptr || (object.contains("note") && note == nullptr)
        || object.size() != (object.contains("note") ? 2U : 1U))
        return misfit(path, "'not_obtained' takes a reason, and beside it a 'note' in words or nothing");
    return Value(NotObtained{*reason, note == nullptr ? std::string() : *note});
}

Result<Value> momentFrom(const json& given, std::string_view path) {
    constexpr std::string_view expected = "a date and time is expected, as 2022-03-05T02:07:00+00:00";
    const std::string* text = given.is_object() ? textAt(given, "at") : given.get_ptr<const std::string*>();
    auto instant = text == nullptr ? std::nullopt : instantFrom(*text);
    if (!instant)
        return misfit(path, std::string(expected));
    if (given.is_object()) {
        const std::string* clock = textAt(given, "clock");
        if (clock == nullptr || given.size() != 2)
            return misfit(path, "beside 'at' stands 'clock': synced, drifting or suspect");
        for (const auto quality : {ClockQuality::Synced, ClockQuality::Drifting, ClockQuality::Suspect}) {
            if (wordFor(quality) == *clock) {
                instant->quality = quality;
                return Value(*instant);
            }
        }
        return misfit(path, "'clock' is synced, drifting or suspect");
    }
    return Value(*instant);
}

Result<Value> choicesFrom(const json& given, std::string_view path) {
    Choices choices;
    if (!given.is_array())
        return misfit(path, "a list of choices is expected");
    for (const auto& each : given) {
        const auto* name = each.get_ptr<const std::string*>();
        if (name == nullptr)
            return misfit(path, "a list of choices is expected");
        choices.names.push_back(*name);
    }
    std::sort(choices.names.begin(), choices.names.end());
    if (std::adjacent_find(choices.names.begin(), choices.names.end()) != choices.names.end())
        return misfit(path, "a choice stands twice");
    return Value(choices);
}

Result<Value> referenceFrom(const Field& field, const json& given, std::string_view path) {
    if (const auto* id = given.get_ptr<const std::string*>(); id != nullptr && !field.referenceKind.empty())
        return Value(Reference{field.referenceKind, *id});
    if (given.is_object() && given.size() == 2) {
        const std::string* kind = textAt(given, "kind");
        const std::string* id = textAt(given, "id");
        if (kind != nullptr && id != nullptr)
            return Value(Reference{*kind, *id});
    }
    return misfit(
        path, "the id of a " + (field.referenceKind.empty() ? "reference" : field.referenceKind) + " is expected");
}

Result<Value> byType(const Field& field, const json& given, std::string_view path) {
    switch (field.type) {
    case FieldType::Many: return choicesFrom(given, path);
    case FieldType::Instant: return momentFrom(given, path);
    case FieldType::Reference: return referenceFrom(field, given, path);
    case FieldType::Integer:
        if (given.is_number_unsigned() && given.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
            return misfit(path, "the number is too large");
        if (given.is_number_integer())
            return Value(given.get<std::int64_t>());
        return misfit(path, "a whole number is expected");
    case FieldType::List: return misfit(path, "a list of objects is expected");
    case FieldType::Picture: return misfit(path, "a picture is taken, drawn or chosen, not written");
    case FieldType::One:
    case FieldType::Tri:
    case FieldType::Text:
    case FieldType::Date: break;
    }
    if (const auto* text = given.get_ptr<const std::string*>())
        return Value(*text);
    return misfit(path,
        field.type == FieldType::Text       ? "a text is expected"
            : field.type == FieldType::Date ? "a date is expected, as YYYY-MM-DD"
                                            : "the name of one choice is expected");
}

json jsonFor(const Field& field, const Reference& reference) {
    if (reference.kind == field.referenceKind)
        return reference.id;
    return json{{"kind", reference.kind}, {"id", reference.id}};
}

json jsonFor(const Instant& instant) {
    if (instant.quality == ClockQuality::Synced)
        return isoText(instant);
    return json{{"at", isoText(instant)}, {"clock", std::string(wordFor(instant.quality))}};
}

json jsonFor(const NotObtained& given) {
    json object{{"not_obtained", given.reason}};
    if (!given.note.empty())
        object["note"] = given.note;
    return object;
}

/// Without its key, which is for the tablet alone.
json jsonFor(const Picture& picture) {
    return {{"picture", picture.id.hex()}, {"kind", wordFor(picture.kind)}, {"content", picture.content.hex()},
        {"octets", picture.octets}, {"width", picture.width}, {"height", picture.height},
        {"taken_at", isoText(picture.takenAt)}};
}

} // namespace

Result<Value> valueFromJson(const FormDefinition& form, const Field& field, const json& given, std::string_view path) {
    auto value = [&]() -> Result<Value> {
        if (given.is_null())
            return Value(Cleared{});
        if (given.is_boolean() && field.policy == StandInPolicy::Each)
            return Value(given.get<bool>());
        if (given.is_object() && given.contains("not_obtained"))
            return notObtainedFrom(given, path);
        return byType(field, given, path);
    }();
    if (!value || std::holds_alternative<bool>(*value))
        return value;
    if (auto fit = fits(form, field, *value, path); !fit)
        return fit.error();
    return value;
}

json jsonFrom(const Field& field, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number;
    if (const auto* text = std::get_if<Text>(&value))
        return *text;
    if (const auto* choices = std::get_if<Choices>(&value))
        return choices->names;
    if (const auto* instant = std::get_if<Instant>(&value))
        return jsonFor(*instant);
    if (const auto* reference = std::get_if<Reference>(&value))
        return jsonFor(field, *reference);
    if (const auto* picture = std::get_if<Picture>(&value))
        return jsonFor(*picture);
    if (const auto* bytes = std::get_if<Bytes>(&value))
        return toHex(*bytes);
    if (const auto* given = std::get_if<NotObtained>(&value))
        return jsonFor(*given);
    if (const auto* withdrawn = std::get_if<Withdrawn>(&value))
        return json{{"withdrawn", withdrawn->reason}};
    return nullptr;
}

} // namespace seenheard
