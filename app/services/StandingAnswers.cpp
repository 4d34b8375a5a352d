#include "app/services/StandingAnswers.h"

#include "app/services/Prefill.h"

namespace seenheard {

namespace {

void addAnswers(const std::vector<FieldView>& fields, Answers& answers) {
    for (const auto& field : fields)
        for (const auto& head : field.heads) {
            auto key = field.key;
            const auto* choice = field.field ? field.field->choice(head.choice) : nullptr;
            if (choice)
                key.path.emplace_back(choice->number);
            if (head.standsIn)
                answers.insert_or_assign(std::move(key), head.value);
            else
                answers.emplace(std::move(key), head.value);
        }
}

void addAnswers(const std::vector<ItemView>& items, Answers& answers) {
    for (const auto& item : items) {
        addAnswers(item.fields, answers);
        addAnswers(item.items, answers);
    }
}

} // namespace

Answers standingAnswers(const RecordView& view) {
    Answers answers;
    addAnswers(view.fields, answers);
    addAnswers(view.items, answers);
    return answers;
}

Answers withLoaded(const FormDefinition& form, const Answers& answers, const Directory& directory) {
    auto known = answers;
    for (const auto& [key, value] : answers) {
        const auto* picked = std::get_if<Reference>(&value);
        const auto* field = form.fieldAt(key);
        if (!picked || picked->kind != "person" || !field || field->name != "person_ref")
            continue;
        const std::vector<RegisterKey::Component> item(key.path.begin(), key.path.end() - 1);
        const auto* list = item.empty() ? nullptr : form.fieldAt(RegisterKey{{item.begin(), item.end() - 1}});
        const auto& fields = list ? list->fields : form.fields();
        if (const auto person = directory.item(*picked))
            known.merge(prefilledFrom(form, fields, item, *person));
    }
    return known;
}

} // namespace seenheard
