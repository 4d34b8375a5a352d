#include "app/services/DraftViewBuilder.h"

#include "app/services/DraftAnswers.h"
#include "app/services/ForceSettings.h"
#include "app/services/ItemTitles.h"
#include "app/services/StandingAnswers.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

void addFactsOf(const ReferenceItem& item, std::map<std::string, Value>& facts) {
    const auto json = nlohmann::json::parse(item.json, nullptr, false);
    if (!json.is_object())
        return;
    for (const auto& [name, value] : json.items()) {
        if (!value.is_string())
            continue;
        constexpr std::string_view suffix = "_ref";
        if (name.size() > suffix.size() && name.ends_with(suffix)) {
            const auto kind = name.substr(0, name.size() - suffix.size());
            facts.emplace(item.reference.id + '/' + kind, Reference{kind, value.get<std::string>()});
        } else {
            facts.emplace(item.reference.id + '/' + name, Text(value.get<std::string>()));
        }
    }
}

} // namespace

DraftView DraftViewBuilder::build() const {
    DraftView view;
    view.id = source_.handle;
    view.record = source_.draft.record;
    view.form = source_.form;
    view.about = source_.draft.about;
    view.title = recordTitle(*source_.form, source_.draft.about, directory_);
    view.answers = withDraft(source_.standing, source_.draft.answers);
    view.evaluation = evaluate(*source_.form, view.answers, facts());
    view.place = source_.draft.place;
    view.amending = source_.submitted;
    view.revision = source_.draft.revision;
    view.photographsAllowed = allowsPictures(directory_, PictureKind::Photograph);
    view.drawingsAllowed = allowsPictures(directory_, PictureKind::Drawing);
    return view;
}

Answers DraftViewBuilder::known() const {
    const auto view = build();
    auto known = withLoaded(*source_.form, view.answers, directory_);
    known.insert(view.evaluation.derived.begin(), view.evaluation.derived.end());
    return known;
}

std::map<std::string, Value> DraftViewBuilder::facts() const {
    std::map<std::string, Value> facts;
    facts.emplace("today", Text(isoText(localDay(now_))));
    facts.emplace("now", now_);
    facts.emplace("officer_role", Text(wordFor(role_)));
    for (const auto kind : {PictureKind::Photograph, PictureKind::Drawing})
        if (allowsPictures(directory_, kind))
            facts.emplace(std::string(wordFor(kind)) + "s_allowed", Text("yes"));
    for (const auto* answers : {&source_.standing, &source_.draft.answers})
        for (const auto& [key, value] : *answers)
            if (const auto* reference = std::get_if<Reference>(&value); reference && reference->kind == "person")
                if (const auto person = directory_.item(*reference))
                    addFactsOf(*person, facts);
    return facts;
}

} // namespace seenheard
