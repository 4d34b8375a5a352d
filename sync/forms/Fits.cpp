#include "sync/forms/Fits.h"

#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"
#include "sync/forms/Utf8.h"

#include <algorithm>

namespace seenheard {
namespace {

constexpr std::size_t longestNote = 400;
constexpr std::size_t longestId = 200;

Error misfit(std::string_view path, const std::string& what) {
    return fail(ErrorCode::InvalidInput, std::string(path) + ": " + what + ".");
}

/// The choices in order, for somebody who has to pick another.
std::string listed(const Field& field) {
    std::string names;
    for (const Choice& choice : field.choices)
        names += (names.empty() ? "" : ", ") + choice.name;
    if (!field.itemsOf.empty())
        names += (names.empty() ? "" : ", or ") + ("the id of one of the " + field.itemsOf);
    return names;
}

Status fitsChoice(const Field& field, std::string_view name, std::string_view path) {
    if (field.choice(name) != nullptr || (!field.itemsOf.empty() && isItemName(name)))
        return success();
    return misfit(path, quotedIfName(name) + " is not one of: " + listed(field));
}

Status fitsText(const Field& field, const Text& text, std::string_view path) {
    const auto length = codePointsIn(text);
    if (!length)
        return misfit(path, "this is not valid UTF-8");
    if (*length == 0)
        return misfit(path, "an empty text is no answer; leave it out, or say why it was not obtained");
    if (*length > field.maxLength)
        return misfit(path,
            "the text has " + std::to_string(*length) + " characters; at most " + std::to_string(field.maxLength)
                + " fit");
    return success();
}

Status fitsChoices(const Field& field, const Choices& choices, std::string_view path) {
    if (choices.names.empty())
        return misfit(path, "no choice is no answer; leave it out, or say why it was not obtained");
    if (!std::is_sorted(choices.names.begin(), choices.names.end())
        || std::adjacent_find(choices.names.begin(), choices.names.end()) != choices.names.end())
        return misfit(path, "the choices are not sorted and without repeats");
    for (const auto& name : choices.names)
        if (auto fit = fitsChoice(field, name, path); !fit)
            return fit;
    return success();
}

Status fitsReference(const Field& field, const Reference& reference, std::string_view path) {
    const auto length = codePointsIn(reference.id);
    if (!length || *length == 0 || *length > longestId)
        return misfit(path, "the id of what is referred to has 1 to 200 characters");
    if (!looksLikeName(reference.kind) || (!field.referenceKind.empty() && reference.kind != field.referenceKind))
        return misfit(path, "this refers to something else than a " + field.referenceKind);
    return success();
}

Status fitsPicture(const Picture& picture, std::string_view path) {
    if (picture.octets == 0 || picture.octets > largestPicture)
        return misfit(path, "a picture has at most " + std::to_string(largestPicture) + " octets");
    if (picture.width == 0 || picture.width > longestPictureEdge || picture.height == 0
        || picture.height > longestPictureEdge)
        return misfit(path, "a picture has 1 to " + std::to_string(longestPictureEdge) + " pixels either way");
    return isPlausible(picture.takenAt) ? success() : misfit(path, "the picture was taken at no moment that can be");
}

Status fitsReason(const FormDefinition& form, const Field& field, const NotObtained& given, std::string_view path) {
    if (field.reasons.empty())
        return misfit(path, "this field has no 'not_obtained'");
    if (form.reason(given.reason) == nullptr
        || std::find(field.reasons.begin(), field.reasons.end(), given.reason) == field.reasons.end()) {
        std::string reasons;
        for (const auto& reason : field.reasons)
            reasons += (reasons.empty() ? "" : ", ") + reason;
        return misfit(path, quotedIfName(given.reason) + " is not one of the reasons: " + reasons);
    }
    const auto length = codePointsIn(given.note);
    if (!length || *length > longestNote)
        return misfit(path, "the note is longer than 400 characters or not valid UTF-8");
    return success();
}

Status fitsType(const Field& field, const Value& value, std::string_view path) {
    const auto* text = std::get_if<Text>(&value);
    switch (field.type) {
    case FieldType::One:
    case FieldType::Tri:
        return text != nullptr ? fitsChoice(field, *text, path) : misfit(path, "one choice is expected");
    case FieldType::Many:
        if (field.policy == StandInPolicy::Each)
            return misfit(path, "each choice of this field has a register of its own");
        if (const auto* choices = std::get_if<Choices>(&value))
            return fitsChoices(field, *choices, path);
        return misfit(path, "a list of choices is expected");
    case FieldType::Text: return text != nullptr ? fitsText(field, *text, path) : misfit(path, "a text is expected");
    case FieldType::Date:
        return text != nullptr && dateFrom(*text) ? success() : misfit(path, "a date is expected, as YYYY-MM-DD");
    case FieldType::Instant:
        if (const auto* instant = std::get_if<Instant>(&value)) {
            return isPlausible(*instant)
                ? success()
                : misfit(path, "the moment is before 1900, after 2199, or more than 14 hours from UTC");
        }
        return misfit(path, "a date and time is expected, as 2022-03-05T02:07:00+00:00");
    case FieldType::Integer:
        return std::holds_alternative<std::int64_t>(value) ? success() : misfit(path, "a whole number is expected");
    case FieldType::Reference:
        if (const auto* reference = std::get_if<Reference>(&value))
            return fitsReference(field, *reference, path);
        return misfit(path, "a reference is expected");
    case FieldType::Picture:
        if (const auto* picture = std::get_if<Picture>(&value))
            return fitsPicture(*picture, path);
        return misfit(path, "a picture is expected; it is taken, drawn or chosen, not written");
    case FieldType::List: break;
    }
    return misfit(path, "a list's answers stand in its items");
}

Status fitsAt(
    const FormDefinition& form, const Field& field, const RegisterKey& key, const Value& value, std::string_view path) {
    const bool ofAChoice = field.policy == StandInPolicy::Each && key.path.size() > 1
        && std::holds_alternative<FieldNumber>(key.path[key.path.size() - 2]);
    if ((ofAChoice || isEnvelope(key, envelope::submitted)) && saysSomething(value))
        return std::holds_alternative<bool>(value) ? success() : misfit(path, "true or false is expected");
    if (isEnvelope(key, envelope::recovered))
        return std::holds_alternative<Bytes>(value) ? success() : misfit(path, "octets are expected");
    return fits(form, field, value, path);
}

} // namespace

bool isItemName(std::string_view name) {
    return name.size() == 2 * ItemId::size && ItemId::fromHex(name).has_value()
        && std::none_of(name.begin(), name.end(), [](char letter) { return letter >= 'A' && letter <= 'F'; });
}

Status fits(const FormDefinition& form, const Field& field, const Value& value, std::string_view path) {
    if (field.calculatedOnly)
        return misfit(path, "this is calculated and cannot be written");
    return fitsDerived(form, field, value, path);
}

Status fitsDerived(const FormDefinition& form, const Field& field, const Value& value, std::string_view path) {
    if (!saysSomething(value))
        return success();
    if (const auto* given = std::get_if<NotObtained>(&value))
        return fitsReason(form, field, *given, path);
    return fitsType(field, value, path);
}

Status checkFits(const FormDefinition& form, const RegisterKey& key, const Value& value) {
    const Field* field = form.fieldAt(key);
    if (field == nullptr)
        return fail(ErrorCode::UnknownField, "Form '" + form.id() + "' has no field at this register.");
    if (fitsAt(form, *field, key, value, {}))
        return success();
    // Only a misfit needs to be told by its path.
    const auto path = form.pathOf(key);
    return path ? fitsAt(form, *field, key, value, *path) : Status(path.error());
}

} // namespace seenheard
