#include "sync/forms/Answers.h"
#include "sync/forms/Fits.h"
#include "sync/forms/Utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace seenheard {
namespace {

using nlohmann::json;

class AnswersReader {
public:
    AnswersReader(const FormDefinition& form, const ItemIds& itemIds) : form_(form), itemIds_(itemIds) {}

    Result<Answers> run(const json& object) {
        level(form_.fields(), object, {}, "");
        if (failure_)
            return *failure_;
        return std::move(answers_);
    }

private:
    void refuse(const std::string& path, const std::string& what, ErrorCode code = ErrorCode::InvalidInput) {
        if (!failure_)
            failure_ = fail(code, (path.empty() ? "The answers" : path) + ": " + what + ".");
    }

    void level(
        const std::vector<Field>& fields, const json& object, const RegisterKey& above, const std::string& path) {
        if (!object.is_object())
            return refuse(path, "an object of field names and answers is expected");
        for (const auto& [name, given] : object.items()) {
            const bool identifies = !above.path.empty() && name == "id";
            if (failure_ || identifies)
                continue;
            const std::string here = (path.empty() ? "" : path + ".") + (looksLikeName(name) ? name : "…");
            const Field* found = nullptr;
            for (const Field& field : fields)
                if (field.name == name)
                    found = &field;
            if (found == nullptr)
                refuse(here, "form '" + form_.id() + "' has no such field here", ErrorCode::UnknownField);
            else
                answer(*found, given, keyBelow(above, found->number), here);
        }
    }

    void answer(const Field& field, const json& given, const RegisterKey& key, const std::string& path) {
        if (field.type == FieldType::List && given.is_array())
            return items(field, given, key, path);
        if (field.policy == StandInPolicy::Each && !isNotObtained(given) && !given.is_null())
            return each(field, given, key, path);
        keep(field, given, key, path);
    }

    static bool isNotObtained(const json& given) { return given.is_object() && given.contains("not_obtained"); }

    void keep(const Field& field, const json& given, const RegisterKey& key, const std::string& path) {
        auto value = valueFromJson(form_, field, field.itemsOf.empty() ? given : withPicked(field, given), path);
        if (!value) {
            if (!failure_)
                failure_ = value.error();
            return;
        }
        answers_.insert_or_assign(key, std::move(value).value());
    }

    /// Where an item may be chosen, {"person_ref": "…"} stands for the id of the item that picked this person.
    json withPicked(const Field& field, const json& given) const {
        if (given.is_array()) {
            json resolved = json::array();
            for (const auto& each : given)
                resolved.push_back(withPicked(field, each));
            return resolved;
        }
        const auto list = std::find_if(form_.fields().begin(), form_.fields().end(),
            [&](const Field& each) { return each.name == field.itemsOf; });
        const Field* person = list == form_.fields().end() ? nullptr : list->field("person_ref");
        const auto picked = given.is_object() && given.size() == 1 ? given.find("person_ref") : given.end();
        if (person == nullptr || picked == given.end() || !picked->is_string())
            return given;
        return itemIds_(list->name, Reference{person->referenceKind, picked->get<std::string>()}).hex();
    }

    void each(const Field& field, const json& given, const RegisterKey& key, const std::string& path) {
        if (field.calculatedOnly)
            return refuse(path, "this is calculated and cannot be written");
        if (given.is_array() && given.empty())
            return refuse(path, "no choice is no answer; leave it out, or say why it was not obtained");
        if (given.is_object()) {
            for (const auto& [name, chosen] : given.items())
                oneOfEach(field, name, chosen, key, path);
            return;
        }
        if (!given.is_array())
            return refuse(path, "a list of choices is expected, or an object of choices and true or false");
        for (const auto& name : given) {
            if (!name.is_string())
                return refuse(path, "a list of choices is expected");
            oneOfEach(field, name.get<std::string>(), true, key, path);
        }
    }

    void oneOfEach(const Field& field, const std::string& name, const json& chosen, const RegisterKey& key,
        const std::string& path) {
        const Choice* choice = field.choice(name);
        if (choice == nullptr) {
            // The same words as for every other field of choices.
            const auto fit = fits(form_, asAccount(field), Choices{{name}}, path);
            if (!fit && !failure_)
                failure_ = fit.error();
            return;
        }
        if (!chosen.is_boolean() && !chosen.is_null())
            return refuse(path + "." + name, "true or false is expected");
        answers_.insert_or_assign(
            keyBelow(key, choice->number), chosen.is_null() ? Value(Cleared{}) : Value(chosen.get<bool>()));
    }

    static Field asAccount(const Field& field) {
        Field account = field;
        account.policy = StandInPolicy::Accounts;
        return account;
    }

    void items(const Field& field, const json& given, const RegisterKey& key, const std::string& path) {
        std::set<ItemId> seen;
        for (std::size_t index = 0; index < given.size() && !failure_; ++index) {
            const std::string here = path + "[" + std::to_string(index) + "]";
            const auto id = itemOf(field, given[index], here);
            if (!id)
                return;
            if (!seen.insert(*id).second)
                return refuse(here, "the same item stands twice in this list");
            level(field.fields, given[index], keyBelow(key, *id), here);
        }
    }

    /// The id given, or the one that follows from the person picked, or a new one.
    std::optional<ItemId> itemOf(const Field& field, const json& item, const std::string& path) {
        if (!item.is_object()) {
            refuse(path, "an object of field names and answers is expected");
            return std::nullopt;
        }
        if (const auto given = item.find("id"); given != item.end()) {
            const auto* text = given->get_ptr<const std::string*>();
            if (text == nullptr || !isItemName(*text)) {
                refuse(path + ".id", "the id of an item has 32 lower-case hexadecimal digits");
                return std::nullopt;
            }
            return ItemId::fromHex(*text);
        }
        std::optional<Reference> picked;
        const Field* person = field.field("person_ref");
        if (const auto given = item.find("person_ref"); given != item.end() && person != nullptr && given->is_string())
            picked = Reference{person->referenceKind, given->get<std::string>()};
        return itemIds_(field.name, picked);
    }

    const FormDefinition& form_;
    const ItemIds& itemIds_;
    Answers answers_;
    std::optional<Error> failure_;
};

} // namespace

Result<Answers> answersFromJson(const FormDefinition& form, const json& object, const ItemIds& itemIds) {
    return AnswersReader(form, itemIds).run(object);
}

} // namespace seenheard
