#include "sync/forms/FieldReader.h"

#include "sync/forms/Expression.h"
#include "sync/forms/StrictObject.h"
#include "sync/forms/Utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

constexpr std::size_t mostFields = 2000;
constexpr std::size_t mostChoices = 1000;
constexpr std::size_t deepestList = 4;
constexpr std::int64_t highestNumber = 1'000'000;

/// One word of a closed list, e.g. a type.
template<typename Enum>
Enum oneOf(StrictObject& object, const char* attribute, const std::string& text,
    std::initializer_list<std::pair<std::string_view, Enum>> words) {
    for (const auto& [word, value] : words)
        if (word == text)
            return value;
    object.refuse(attribute, quotedIfName(text) + " is not known here");
    return words.begin()->second;
}

std::shared_ptr<const Expression> expression(StrictObject& object, const char* attribute) {
    const std::string text = object.textOr(attribute, "");
    if (text.empty())
        return nullptr;
    auto compiled = Expression::compile(text);
    if (compiled)
        return *compiled;
    object.refuse(attribute, compiled.error().message);
    return nullptr;
}

std::string name(StrictObject& object) {
    std::string text = object.text("name");
    if (!looksLikeName(text))
        object.refuse("name", "up to 40 lower-case letters, digits and underscores are expected");
    return text;
}

Choice choiceFrom(const nlohmann::json& json, const std::string& where, std::optional<Error>& failure) {
    StrictObject object(json, where, failure);
    Choice choice;
    choice.name = name(object);
    object.rename(where + " '" + choice.name + "'");
    choice.number = static_cast<FieldNumber>(object.integer("number", 1, highestNumber));
    choice.label = object.text("label");
    choice.rank = object.integerOr("rank", 0);
    choice.excludes = object.texts("excludes", mostChoices);
    choice.allWell = object.flag("all_well");
    choice.asks = object.textOr("asks", "");
    choice.relevant = expression(object, "relevant");
    choice.translations = object.translations();
    object.finish();
    return choice;
}

/// "*" stands for every other choice.
void spellOutExclusions(std::vector<Choice>& choices) {
    for (Choice& choice : choices) {
        if (choice.excludes != std::vector<std::string>{"*"})
            continue;
        choice.excludes.clear();
        for (const Choice& other : choices)
            if (other.name != choice.name)
                choice.excludes.push_back(other.name);
    }
}

std::vector<Choice> triChoices() {
    std::vector<Choice> choices(3);
    choices[0].number = 1;
    choices[0].name = "yes";
    choices[0].label = "Yes";
    choices[1].number = 2;
    choices[1].name = "no";
    choices[1].label = "No";
    choices[2].number = 3;
    choices[2].name = "not_known";
    choices[2].label = "Not known";
    return choices;
}

std::vector<Choice> choicesOf(
    StrictObject& object, FieldType type, const nlohmann::json* lists, std::optional<Error>& failure) {
    const nlohmann::json* json = object.array("choices", mostChoices);
    if (const std::string shared = object.textOr("choice_list", ""); !shared.empty()) {
        if (json != nullptr)
            object.refuse("choice_list", "stands beside 'choices'; give one of them");
        else if (lists == nullptr || !lists->contains(shared) || !(*lists)[shared].is_array())
            object.refuse("choice_list", quotedIfName(shared) + " is not in 'choice_lists'");
        else
            json = &(*lists)[shared];
    }
    std::vector<Choice> choices;
    if (json == nullptr)
        return type == FieldType::Tri ? triChoices() : choices;
    for (const auto& each : *json)
        choices.push_back(choiceFrom(each, object.where() + ", choice", failure));
    spellOutExclusions(choices);
    return choices;
}

void readKind(StrictObject& object, Field& field) {
    if (field.type == FieldType::List) {
        if (object.has("kind") || object.has("policy"))
            object.refuse("kind", "a list has none; the fields of its items have");
        return;
    }
    field.kind = oneOf<FieldKind>(
        object, "kind", object.text("kind"), {{"account", FieldKind::Account}, {"finding", FieldKind::Finding}});
    const bool account = field.kind == FieldKind::Account;
    field.policy =
        oneOf<StandInPolicy>(object, "policy", account ? object.textOr("policy", "accounts") : object.text("policy"),
            {{"accounts", StandInPolicy::Accounts}, {"protective", StandInPolicy::Protective},
                {"each", StandInPolicy::Each}, {"latest", StandInPolicy::Latest}});
    if (account != (field.policy == StandInPolicy::Accounts))
        object.refuse("policy", "accounts have the policy 'accounts', findings one of the others");
    field.notObtainedRank = object.integerOr("not_obtained_rank", 0);
}

/// Three legal states (DOMAIN 2): every essential question may be answered by "not obtained" and why.
void readStates(StrictObject& object, Field& field, const std::vector<Reason>& known) {
    const auto states = object.texts("states", 2);
    for (const auto& state : states)
        if (state != "value" && state != "not_obtained")
            object.refuse("states", quotedIfName(state) + " is not 'value' or 'not_obtained'");
    const bool asked = std::find(states.begin(), states.end(), "not_obtained") != states.end();
    if (field.tier == Tier::Essential && !states.empty() && !asked)
        object.refuse("states", "an essential field may always be 'not_obtained'");
    field.reasons = object.texts("reasons", 40);
    if (!asked && field.tier != Tier::Essential) {
        if (!field.reasons.empty())
            object.refuse("reasons", "this field has no state 'not_obtained'");
        return;
    }
    for (const auto& reason : field.reasons)
        if (std::none_of(known.begin(), known.end(), [&](const Reason& each) { return each.name == reason; }))
            object.refuse("reasons", quotedIfName(reason) + " is not among the form's reasons");
    if (field.reasons.empty())
        for (const Reason& each : known)
            field.reasons.push_back(each.name);
}

void readLook(StrictObject& object, Field& field) {
    field.label = object.text("label");
    field.hint = object.textOr("hint", "");
    field.section = object.text("section");
    field.part = oneOf<CapturePart>(object, "part", object.textOr("part", "in_the_room"),
        {{"in_the_room", CapturePart::InTheRoom}, {"before_you_drive_off", CapturePart::BeforeYouDriveOff}});
    field.folded = object.flag("folded");
    field.appearance = object.textOr("appearance", "");
}

/// What is picked or typed names the scope; a picked child is meant, never a name like his. Officers are in no
/// reference data: the id of one is a text.
void readScope(StrictObject& object, Field& field) {
    const std::string word = object.textOr("scope", "");
    if (word.empty())
        return;
    field.scope = scopeKindFrom(word);
    const bool named = field.type == FieldType::Reference || field.type == FieldType::Text;
    const bool takesId = field.scope && *field.scope != ScopeKind::Force;
    if (!takesId)
        object.refuse("scope", quotedIfName(word) + " is not 'team', 'officer', 'home', 'missing_children' or 'child'");
    else if (!named || (*field.scope == ScopeKind::Child && field.type != FieldType::Reference)
        || (*field.scope == ScopeKind::Officer && field.type != FieldType::Text))
        object.refuse(
            "scope", "is made by a reference, or by a text where it is not a child's; an officer's by a text");
}

void readByType(StrictObject& object, Field& field) {
    if (field.type == FieldType::Text) {
        field.maxLength = static_cast<std::size_t>(object.integer("max_length", 1, 20'000));
        field.verbatim = object.flag("verbatim");
    }
    if (field.type == FieldType::Reference)
        field.referenceKind = object.text("reference_kind");
    readScope(object, field);
    if (field.type == FieldType::One || field.type == FieldType::Many)
        field.itemsOf = object.textOr("items_of", "");
    if (field.type == FieldType::List) {
        field.itemNoun = object.text("item_noun");
        field.itemName = object.textOr("item_name", "");
        field.orderBy = object.textOr("order_by", "");
    }
}

void readLogic(StrictObject& object, Field& field) {
    field.relevant = expression(object, "relevant");
    field.required = expression(object, "required");
    field.constraint = expression(object, "constraint");
    field.constraintMessage = object.textOr("constraint_message", "");
    field.calculation = expression(object, "calculation");
    field.calculatedOnly = object.flag("calculated_only");
    if ((field.constraint != nullptr) == field.constraintMessage.empty())
        object.refuse("constraint_message", "stands with 'constraint', one not without the other");
    if (field.calculatedOnly && field.calculation == nullptr)
        object.refuse("calculated_only", "needs a 'calculation'");
    if (field.required && (field.tier == Tier::Automatic || field.tier == Tier::Optional))
        object.refuse("required", "says when an essential or end-of-duty field is owed; this field is neither");
}

} // namespace

std::vector<Field> FieldReader::fields(const nlohmann::json& list, const std::string& where, std::size_t depth) {
    std::vector<Field> result;
    for (const auto& each : list) {
        if (failure_)
            break;
        result.push_back(field(each, where, depth));
    }
    return result;
}

Field FieldReader::field(const nlohmann::json& json, const std::string& where, std::size_t depth) {
    StrictObject object(json, where + ", a field", failure_);
    Field field;
    field.name = name(object);
    object.rename(where + ", field '" + field.name + "'");
    if (++read_ > mostFields)
        object.refuse("name", "a form has at most 2,000 fields");
    field.number = static_cast<FieldNumber>(object.integer("number", envelope::firstFormField, highestNumber));
    field.type = oneOf<FieldType>(object, "type", object.text("type"),
        {{"text", FieldType::Text}, {"one", FieldType::One}, {"many", FieldType::Many}, {"tri", FieldType::Tri},
            {"instant", FieldType::Instant}, {"date", FieldType::Date}, {"integer", FieldType::Integer},
            {"reference", FieldType::Reference}, {"picture", FieldType::Picture}, {"list", FieldType::List}});
    field.tier = oneOf<Tier>(object, "tier", object.text("tier"),
        {{"automatic", Tier::Automatic}, {"essential", Tier::Essential}, {"end_of_duty", Tier::EndOfDuty},
            {"optional", Tier::Optional}});
    readLook(object, field);
    readKind(object, field);
    readStates(object, field, reasons_);
    readByType(object, field);
    readLogic(object, field);
    field.translations = object.translations();
    if (field.type == FieldType::One || field.type == FieldType::Many || field.type == FieldType::Tri)
        field.choices = choicesOf(object, field.type, choiceLists_, failure_);
    if (field.type == FieldType::List) {
        if (depth >= deepestList)
            object.refuse("fields", "lists stand in lists at most 4 deep");
        else if (const nlohmann::json* below = object.array("fields", mostFields))
            field.fields = fields(*below, object.where(), depth + 1);
        else
            object.refuse("fields", "is missing");
    }
    object.finish();
    return field;
}

} // namespace seenheard
