#include "tests/unit/workbooks/FormPlayer.h"

#include "sync/forms/IsoTime.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard::testing {
namespace {

bool isAsked(const Field& field) {
    return !field.calculatedOnly && field.tier != Tier::Automatic && field.type != FieldType::Reference;
}

bool breaks(const DraftView& draft, const RegisterKey& key) {
    return std::any_of(draft.evaluation.breaches.begin(), draft.evaluation.breaches.end(),
        [&](const Breach& breach) { return breach.key == key; });
}

} // namespace

std::vector<Value> FormPlayer::valuesFor(const DraftView& draft, const RegisterKey& key, const Field& field) const {
    std::vector<Value> values;
    const auto wanted = answers_.find(field.name);
    const auto now = *instantFrom("2026-03-02T08:00:00Z");
    std::vector<std::string> offered;
    for (const auto& choice : field.choices)
        if (!draft.evaluation.choicesNotOffered.contains(keyBelow(key, choice.number)))
            offered.push_back(choice.name);
    switch (field.type) {
    case FieldType::One:
    case FieldType::Tri:
        for (const auto& name : offered)
            values.emplace_back(Text(name));
        break;
    case FieldType::Many:
        if (wanted != answers_.end())
            values.emplace_back(Choices{{wanted->second}});
        for (const auto& name : offered)
            values.emplace_back(Choices{{name}});
        break;
    case FieldType::Text:
        if (wanted != answers_.end())
            values.emplace_back(Text(wanted->second));
        for (const auto* words : {"A few words.", "JB"})
            values.emplace_back(Text(words));
        break;
    case FieldType::Integer:
        if (wanted != answers_.end())
            values.emplace_back(std::int64_t{std::stoll(wanted->second)});
        for (const std::int64_t number : {1, 2, 4, 15, 0, 10})
            values.emplace_back(number);
        break;
    case FieldType::Instant: values.emplace_back(now); break;
    case FieldType::Date:
        values.emplace_back(Text("2026-03-02"));
        values.emplace_back(Text("2025-06-01"));
        break;
    default: break;
    }
    return values;
}

void FormPlayer::answer(DraftView& draft, RegisterKey key, const Field& field) {
    const auto path = draft.form->pathOf(key);
    REQUIRE(path.ok());
    for (const auto& value : valuesFor(draft, key, field)) {
        auto next = tablet_.capture().answer(draft.id, key, value, *path);
        CAPTURE(*path);
        INFO((next.ok() ? std::string() : next.error().message));
        REQUIRE(next.ok());
        draft = *std::move(next);
        if (!breaks(draft, key)) {
            ++answered_;
            return;
        }
    }
    FAIL_CHECK("No answer fits " + *path);
    unanswerable_.insert(key);
}

bool FormPlayer::addItem(DraftView& draft, RegisterKey key, const Field& list) {
    filledLists_.insert(key);
    for (const auto& field : list.fields) {
        if (field.type == FieldType::List || !isAsked(field) || field.relevant)
            continue;
        const auto path = draft.form->pathOf(key);
        REQUIRE(path.ok());
        // The first answer makes the item; its place in it is the field's number below the item.
        const auto values = valuesFor(draft, keyBelow(key, field.number), field);
        if (values.empty())
            continue;
        auto added =
            tablet_.capture().addItem(draft.id, *path, std::nullopt, {{RegisterKey{{field.number}}, values.front()}});
        INFO((added.ok() ? std::string() : added.error().message));
        REQUIRE(added.ok());
        draft = std::move(added->first);
        ++answered_;
        return true;
    }
    return false;
}

bool FormPlayer::pass(DraftView& draft) {
    for (const auto& key : draft.evaluation.relevant) {
        const auto* field = draft.form->fieldAt(key);
        if (!field || !isAsked(*field) || unanswerable_.contains(key))
            continue;
        if (field->type == FieldType::List) {
            if (!filledLists_.contains(key) && addItem(draft, key, *field))
                return true;
            continue;
        }
        if (!answerOf(*field, key, draft.answers) || breaks(draft, key)) {
            answer(draft, key, *field);
            return true;
        }
    }
    return false;
}

DraftView FormPlayer::play(const std::string& form) {
    auto draft = tablet_.capture().start(form, std::nullopt);
    INFO((draft.ok() ? std::string() : draft.error().message));
    REQUIRE(draft.ok());
    for (int step = 0; step < 3'000 && pass(*draft); ++step) {
    }
    return *std::move(draft);
}

} // namespace seenheard::testing
