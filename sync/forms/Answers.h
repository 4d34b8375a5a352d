#pragma once

#include "sync/forms/FormDefinition.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <set>

namespace seenheard {

/// One officer's own answers on one record: value a register. An `each` field has one register a choice
/// (bool); its not_obtained stands in the field's own register.
using Answers = std::map<RegisterKey, Value>;

/// A value that says something: neither taken back nor withdrawn.
[[nodiscard]] bool saysSomething(const Value& value);
/// The register one step below a level: a field of the record or of an item, an item of a list, a choice.
[[nodiscard]] RegisterKey keyBelow(const RegisterKey& level, const RegisterKey::Component& component);
/// Items of the list with that key that still say something, in the order they were noted.
[[nodiscard]] std::vector<ItemId> itemsIn(const FormDefinition& form, const Answers& answers, const RegisterKey& list);
/// The answer of one field; of an `each` field the set of its chosen choices, of a list its number of items.
[[nodiscard]] std::optional<Value> answerOf(const Field& field, const RegisterKey& key, const Answers& answers);

/// Gives the id of a list item: for {"id": hex} that id, for {"person_ref": "…"} the derived one, else new.
using ItemIds = std::function<ItemId(std::string_view list, const std::optional<Reference>& picked)>;

/// Reads answers as people write them (docs/headless.md): objects keyed by field name, lists of objects,
/// {"not_obtained": reason, "note": words}, choice names. Checks types, choices, lengths, reasons; the error
/// names the path. JSON null means: take my answer back (Cleared). An `each` field is a list of choices, which
/// adds them, or an object of choice and true or false, which also takes back. Where an item of a list may be
/// chosen, its id or {"person_ref": "…"} names it.
[[nodiscard]] Result<Answers> answersFromJson(
    const FormDefinition& form, const nlohmann::json& json, const ItemIds& itemIds);
/// The same shape back; items carry their `id`.
[[nodiscard]] nlohmann::json jsonFrom(const FormDefinition& form, const Answers& answers);

/// One value as JSON, as `record show` prints it, and back.
[[nodiscard]] nlohmann::json jsonFrom(const Field& field, const Value& value);
[[nodiscard]] Result<Value> valueFromJson(
    const FormDefinition& form, const Field& field, const nlohmann::json& json, std::string_view path);
/// In words for a person: choice labels, "not obtained: asleep", dates as in the United Kingdom.
[[nodiscard]] std::string wordsFor(const FormDefinition& form, const Field& field, const Value& value);

/// Does a value fit its field (type, choice, length, reason)? The server holds what does not.
[[nodiscard]] Status checkFits(const FormDefinition& form, const RegisterKey& key, const Value& value);

} // namespace seenheard
