#include "sync/forms/DefinitionCheck.h"

#include "sync/forms/Expression.h"
#include "sync/forms/Utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace seenheard {
namespace {

constexpr std::array reservedNames{"team", "district", "submitted", "about", "id", "not_obtained", "note", "withdrawn"};

using Levels = std::vector<const std::vector<Field>*>;

const Field* fieldNamed(const std::vector<Field>& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

/// Looks from the innermost level outwards, as expressions do.
const Field* visible(const Levels& levels, std::string_view name) {
    for (auto level = levels.rbegin(); level != levels.rend(); ++level)
        if (const Field* found = fieldNamed(**level, name))
            return found;
    return nullptr;
}

class Checker {
public:
    Checker(const std::string& form, const std::vector<Section>& sections, const std::vector<std::string>& facts)
        : form_(form)
        , sections_(sections)
        , facts_(facts) {}

    Status run(const std::vector<Field>& fields) {
        level(fields, form_);
        return failure_ ? Status(*failure_) : success();
    }

private:
    void refuse(const std::string& where, std::string_view attribute, const std::string& what) {
        if (!failure_)
            failure_ =
                fail(ErrorCode::InvalidInput, where + ", attribute '" + std::string(attribute) + "': " + what + ".");
    }

    void level(const std::vector<Field>& fields, const std::string& above) {
        levels_.push_back(&fields);
        std::set<std::string> names;
        for (const Field& field : fields) {
            const std::string where = above + ", field '" + field.name + "'";
            if (!names.insert(field.name).second)
                refuse(where, "name", "stands twice on one level");
            if (std::find(reservedNames.begin(), reservedNames.end(), field.name) != reservedNames.end())
                refuse(where, "name", "is kept for the record itself");
            if (!numbers_.insert(field.number).second)
                refuse(where, "number", std::to_string(field.number) + " stands twice in the form");
            if (std::none_of(sections_.begin(), sections_.end(),
                    [&](const Section& section) { return section.name == field.section; }))
                refuse(where, "section", "'" + field.section + "' is not in 'sections'");
            choices(field, where);
            list(field, where);
            expressions(field, where);
            level(field.fields, where);
        }
        levels_.pop_back();
    }

    void choices(const Field& field, const std::string& where) {
        const bool chooses =
            field.type == FieldType::One || field.type == FieldType::Many || field.type == FieldType::Tri;
        if (chooses && field.choices.empty() && field.itemsOf.empty())
            refuse(where, "choices", "is missing");
        if (!field.itemsOf.empty()) {
            const Field* list = visible(levels_, field.itemsOf);
            if (list == nullptr || list->type != FieldType::List)
                refuse(where, "items_of", "'" + field.itemsOf + "' is not a list that can be seen from here");
        }
        if (field.policy == StandInPolicy::Each && (field.type != FieldType::Many || !field.itemsOf.empty()))
            refuse(where, "policy", "'each' is for fields of type many with choices of their own");
        if (field.policy == StandInPolicy::Protective
            && (!chooses || field.type == FieldType::Many || !field.itemsOf.empty()))
            refuse(where, "policy", "'protective' is for fields of type one or tri with choices of their own");
        if (field.type == FieldType::Tri && !isTri(field))
            refuse(where, "choices", "a tri has yes (1), no (2) and not_known (3)");
        std::set<std::string> names;
        std::set<FieldNumber> numbers;
        bool allWell = false;
        for (const Choice& choice : field.choices) {
            const std::string here = where + ", choice '" + choice.name + "'";
            if (!names.insert(choice.name).second)
                refuse(here, "name", "stands twice");
            if (!numbers.insert(choice.number).second)
                refuse(here, "number", std::to_string(choice.number) + " stands twice");
            if (allWell && !choice.allWell)
                refuse(here, "all_well", "the choices that say all is well stand last");
            allWell = choice.allWell;
            companion(choice, here);
            exclusions(field, choice, here);
            reads(choice.relevant, here, "relevant");
        }
        ranks(field, where);
    }

    static bool isTri(const Field& field) {
        const Choice* yes = field.choice("yes");
        const Choice* no = field.choice("no");
        const Choice* unknown = field.choice("not_known");
        return field.choices.size() == 3 && yes != nullptr && yes->number == 1 && no != nullptr && no->number == 2
            && unknown != nullptr && unknown->number == 3;
    }

    void companion(const Choice& choice, const std::string& where) {
        if (choice.allWell && choice.asks.empty())
            refuse(where, "asks", "a choice that says all is well asks what was seen");
        if (!choice.asks.empty() && fieldNamed(*levels_.back(), choice.asks) == nullptr)
            refuse(where, "asks", "there is no field '" + choice.asks + "' beside this one");
    }

    void exclusions(const Field& field, const Choice& choice, const std::string& where) {
        if (!choice.excludes.empty() && field.type != FieldType::Many)
            refuse(where, "excludes", "only choices of a field of type many can stand together");
        for (const std::string& other : choice.excludes)
            if (field.choice(other) == nullptr || other == choice.name)
                refuse(where, "excludes", quotedIfName(other) + " is not another choice of this field");
    }

    void ranks(const Field& field, const std::string& where) {
        const bool protective = field.policy == StandInPolicy::Protective;
        std::set<std::int64_t> ranks;
        for (const Choice& choice : field.choices) {
            const std::string here = where + ", choice '" + choice.name + "'";
            if (protective && choice.rank <= 0)
                refuse(here, "rank", "a protective finding's choices each have a rank of 1 or more");
            if (!protective && choice.rank != 0)
                refuse(here, "rank", "only a protective finding's choices have ranks");
            if (protective && (!ranks.insert(choice.rank).second || choice.rank == field.notObtainedRank))
                refuse(here, "rank", std::to_string(choice.rank) + " stands twice");
        }
        if (protective != (field.notObtainedRank > 0))
            refuse(where, "not_obtained_rank", "a protective finding has one of 1 or more, no other field has");
    }

    void list(const Field& field, const std::string& where) {
        if (field.type != FieldType::List)
            return;
        if (!field.itemName.empty() && fieldNamed(field.fields, field.itemName) == nullptr)
            refuse(where, "item_name", "the item has no field '" + field.itemName + "'");
        const Field* order = fieldNamed(field.fields, field.orderBy);
        if (!field.orderBy.empty() && (order == nullptr || order->type != FieldType::Instant))
            refuse(where, "order_by", "the item has no instant '" + field.orderBy + "'");
        const Field* person = fieldNamed(field.fields, "person_ref");
        if (person != nullptr && person->type != FieldType::Reference)
            refuse(where, "fields", "'person_ref' has to be a reference");
    }

    void expressions(const Field& field, const std::string& where) {
        reads(field.relevant, where, "relevant");
        reads(field.required, where, "required");
        reads(field.constraint, where, "constraint");
        reads(field.calculation, where, "calculation");
    }

    void reads(
        const std::shared_ptr<const Expression>& expression, const std::string& where, std::string_view attribute) {
        if (!expression)
            return;
        for (const std::string& name : expression->names())
            if (!isKnown(name))
                refuse(where, attribute, "there is no field or fact '" + name + "'");
    }

    bool isKnown(const std::string& name) const {
        const auto slash = name.find('/');
        if (slash != std::string::npos) {
            const Field* list = visible(levels_, name.substr(0, slash));
            return list != nullptr && fieldNamed(list->fields, name.substr(slash + 1)) != nullptr;
        }
        return visible(levels_, name) != nullptr || std::find(facts_.begin(), facts_.end(), name) != facts_.end();
    }

    const std::string& form_;
    const std::vector<Section>& sections_;
    const std::vector<std::string>& facts_;
    Levels levels_;
    std::set<FieldNumber> numbers_;
    std::optional<Error> failure_;
};

} // namespace

Status checkDefinition(const std::string& form, const std::vector<Field>& fields, const std::vector<Section>& sections,
    const std::vector<std::string>& facts) {
    return Checker(form, sections, facts).run(fields);
}

void openCompanions(std::vector<Field>& fields) {
    for (Field& companion : fields) {
        openCompanions(companion.fields);
        std::string condition;
        for (const Field& field : fields)
            for (const Choice& choice : field.choices)
                if (choice.asks == companion.name)
                    condition +=
                        (condition.empty() ? "" : " or ") + ("selected(${" + field.name + "}, '" + choice.name + "')");
        if (companion.relevant || condition.empty())
            continue;
        if (auto compiled = Expression::compile(condition))
            companion.relevant = *compiled;
    }
}

} // namespace seenheard
