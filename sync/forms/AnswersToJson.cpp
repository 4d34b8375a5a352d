#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

using nlohmann::json;

class AnswersWriter {
public:
    AnswersWriter(const FormDefinition& form, const Answers& answers) : form_(form), answers_(answers) {}

    json level(const std::vector<Field>& fields, const RegisterKey& above) const {
        json object = json::object();
        for (const Field& field : fields) {
            json written = answer(field, keyBelow(above, field.number));
            if (!written.is_discarded())
                object[field.name] = std::move(written);
        }
        return object;
    }

private:
    /// Discarded where there is no answer: null is an answer, namely one that was taken back.
    json answer(const Field& field, const RegisterKey& key) const {
        const auto own = answers_.find(key);
        if (field.type == FieldType::List) {
            json items = json::array();
            for (const ItemId& id : itemsIn(form_, answers_, key)) {
                json item = level(field.fields, keyBelow(key, id));
                item["id"] = id.hex();
                items.push_back(std::move(item));
            }
            if (!items.empty())
                return items;
        }
        if (own != answers_.end())
            return jsonFrom(field, own->second);
        return field.policy == StandInPolicy::Each ? each(field, key) : json(json::value_t::discarded);
    }

    json each(const Field& field, const RegisterKey& key) const {
        json chosen = json::array();
        json spelledOut = json::object();
        for (const Choice& choice : field.choices) {
            const auto found = answers_.find(keyBelow(key, choice.number));
            if (found == answers_.end())
                continue;
            spelledOut[choice.name] = jsonFrom(field, found->second);
            if (found->second == Value(true))
                chosen.push_back(choice.name);
        }
        if (spelledOut.empty())
            return json(json::value_t::discarded);
        return chosen.size() == spelledOut.size() ? chosen : spelledOut;
    }

    const FormDefinition& form_;
    const Answers& answers_;
};

} // namespace

json jsonFrom(const FormDefinition& form, const Answers& answers) {
    return AnswersWriter(form, answers).level(form.fields(), {});
}

} // namespace seenheard
