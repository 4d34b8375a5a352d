#include "app/services/NotedPeople.h"

#include "app/services/ItemTitles.h"
#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

/// What is written beside a child's name, by the names of the fields.
using NotedWords = std::map<std::string, std::string, std::less<>>;

nlohmann::json loaded(const ReferenceItem& item) {
    auto json = nlohmann::json::parse(item.json, nullptr, false);
    return json.is_object() ? json : nlohmann::json::object();
}

std::string textIn(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string wordIn(const NotedWords& words, std::string_view name) {
    const auto found = words.find(name);
    return found == words.end() ? std::string() : found->second;
}

year_month_day yearsBefore(const year_month_day& day, int count) {
    const auto earlier = day - years{count};
    return earlier.ok() ? earlier : earlier.year() / earlier.month() / std::chrono::last;
}

/// "under_1", "5_to_9"; an unborn child has no birth to compare.
std::optional<BirthSpan> spanOf(const std::string& band, const year_month_day& at) {
    int youngest = 0;
    int oldest = 0;
    if (std::sscanf(band.c_str(), "under_%d", &oldest) == 1)
        --oldest;
    else if (std::sscanf(band.c_str(), "%d_to_%d", &youngest, &oldest) != 2)
        return std::nullopt;
    return BirthSpan{year_month_day(sys_days(yearsBefore(at, oldest + 1)) + days{1}), yearsBefore(at, youngest)};
}

/// The address that a loaded thing names, or is.
std::optional<PersonPlace> placeOf(const ReferenceItem& item, const Directory& directory) {
    if (item.reference.kind == "address")
        return PersonPlace{item.reference.id, item.title};
    const auto id = textIn(loaded(item), "address_ref");
    if (id.empty())
        return std::nullopt;
    const auto address = directory.item(Reference{"address", id});
    return PersonPlace{id, address ? address->title : std::string()};
}

PersonFacts factsFrom(const NotedWords& words, const std::optional<Reference>& about, const Directory& directory,
    const year_month_day& at) {
    PersonFacts facts;
    facts.name = plainName(wordIn(words, "name"));
    facts.born = dateFrom(wordIn(words, "date_of_birth"));
    if (!facts.born)
        facts.bornBetween = spanOf(wordIn(words, "age_band"), at);
    if (const auto sex = wordIn(words, "sex"); sex != "not_known")
        facts.sex = sex;
    const auto item = about && about->kind != "person" ? directory.item(*about) : std::nullopt;
    if (const auto place = item ? placeOf(*item, directory) : std::nullopt)
        facts.places.push_back(*place);
    return facts;
}

const HeadView* shownIn(const FieldView& field) {
    const auto stands =
        std::find_if(field.heads.begin(), field.heads.end(), [](const HeadView& head) { return head.standsIn; });
    if (stands != field.heads.end())
        return &*stands;
    return field.heads.empty() ? nullptr : &field.heads.front();
}

NotedWords wordsIn(const std::vector<FieldView>& fields) {
    NotedWords words;
    for (const auto& field : fields)
        if (const auto* head = field.field ? shownIn(field) : nullptr)
            if (const auto* text = std::get_if<Text>(&head->value))
                words.emplace(field.field->name, *text);
    return words;
}

std::optional<Reference> aboutOf(const RecordView& view) {
    for (const auto& field : view.envelope)
        if (field.key == RegisterKey{{envelope::about}})
            if (const auto* head = shownIn(field))
                if (const auto* about = std::get_if<Reference>(&head->value))
                    return *about;
    return std::nullopt;
}

/// Whether the form asks for a child at this level, whatever was answered; the person picked, where one was.
bool asksForAChild(const std::vector<Field>& fields) {
    return std::any_of(fields.begin(), fields.end(), namesAChild);
}

std::string pickedIn(const std::vector<FieldView>& fields) {
    for (const auto& field : fields)
        if (field.field && namesAChild(*field.field))
            if (const auto* head = shownIn(field))
                if (const auto* picked = std::get_if<Reference>(&head->value))
                    return picked->id;
    return {};
}

/// The two whom a record holds for one; nothing where it does not.
std::optional<std::pair<std::string, std::string>> linkedIn(const RecordView& view) {
    std::map<std::string_view, const Value*> said;
    for (const auto& field : view.fields)
        if (const auto* head = field.field ? shownIn(field) : nullptr)
            said.emplace(field.field->name, &head->value);
    const auto idIn = [&](std::string_view name) {
        const auto found = said.find(name);
        const auto* person = found == said.end() ? nullptr : std::get_if<Reference>(found->second);
        return person ? person->id : std::string();
    };
    const auto same = said.find("same");
    if (same == said.end() || *same->second != Value(Text("yes")) || idIn("one").empty() || idIn("other").empty())
        return std::nullopt;
    return std::pair(idIn("one"), idIn("other"));
}

/// Gathers who is noted, level by level.
class Gathering {
public:
    Gathering(const RecordView& view, const Directory& directory)
        : view_(view)
        , directory_(directory)
        , about_(aboutOf(view))
        , at_(localDay(view.summary.updatedAt)) {}

    [[nodiscard]] std::vector<KnownPerson> everybody() {
        if (asksForAChild(view_.form->fields()))
            add(view_.fields, ItemId{}, {});
        addItems(view_.items);
        return std::move(found_);
    }

private:
    void addItems(const std::vector<ItemView>& items) {
        for (const auto& item : items) {
            const auto key = view_.form->keyOf(item.list);
            const auto* list = key ? view_.form->fieldAt(*key) : nullptr;
            if (list && asksForAChild(list->fields))
                add(item.fields, item.id, item.title);
            addItems(item.items);
        }
    }

    void add(const std::vector<FieldView>& fields, const ItemId& item, const std::string& title) {
        const auto words = wordsIn(fields);
        KnownPerson person;
        person.noted = notedPersonId(view_.summary.id, item);
        person.person = pickedIn(fields);
        person.facts = factsFrom(words, about_, directory_, at_);
        person.title = wordIn(words, "name");
        if (const auto known = directory_.item(Reference{"person", person.person}); known && person.title.empty())
            person.title = known->title;
        person.initials = initialsOf(person.title);
        if (person.title.empty())
            person.title = person.initials = title.empty() ? view_.form->title() : title;
        if (person.person.empty())
            person.person = person.noted;
        person.record = view_.summary.id;
        person.item = item;
        person.atMs = view_.summary.updatedAt.utcMs;
        found_.push_back(std::move(person));
    }

    const RecordView& view_;
    const Directory& directory_;
    std::optional<Reference> about_;
    year_month_day at_;
    std::vector<KnownPerson> found_;
};

} // namespace

bool namesAChild(const Field& field) {
    return field.type == FieldType::Reference && field.referenceKind == "person" && field.scope == ScopeKind::Child;
}

const std::vector<Field>* fieldsAt(const FormDefinition& form, const RegisterKey& place) {
    if (place.path.empty())
        return &form.fields();
    const auto* list = form.fieldAt(RegisterKey{{place.path.begin(), place.path.end() - 1}});
    return list ? &list->fields : nullptr;
}

PersonFacts factsOf(const ReferenceItem& person, const Directory& directory) {
    const auto json = loaded(person);
    PersonFacts facts;
    facts.name = plainName(person.title);
    facts.born = dateFrom(textIn(json, "date_of_birth"));
    facts.sex = textIn(json, "sex");
    facts.contact = textIn(json, "telephone");
    if (const auto place = placeOf(person, directory))
        facts.places.push_back(*place);
    return facts;
}

PersonFacts factsNoted(
    const DraftView& draft, const RegisterKey& place, const Directory& directory, const Instant& now) {
    NotedWords words;
    const auto* fields = fieldsAt(*draft.form, place);
    for (const auto& field : fields ? *fields : std::vector<Field>())
        if (const auto answer = answerOf(field, keyBelow(place, field.number), draft.answers))
            if (const auto* text = std::get_if<Text>(&*answer))
                words.emplace(field.name, *text);
    return factsFrom(words, draft.about, directory, localDay(now));
}

std::string childIn(const RecordView& view, const ItemView* item) {
    const auto key = item ? view.form->keyOf(item->list) : Result<RegisterKey>(RegisterKey{});
    const auto* list = key && item ? view.form->fieldAt(*key) : nullptr;
    const auto* fields = list ? &list->fields : item ? nullptr : &view.form->fields();
    if (!fields || !asksForAChild(*fields))
        return {};
    auto picked = pickedIn(item ? item->fields : view.fields);
    return picked.empty() ? notedPersonId(view.summary.id, item ? item->id : ItemId{}) : picked;
}

RecordPeople peopleOf(const RecordView& view, const Directory& directory) {
    if (view.form->id() == personLinkForm)
        return {{}, linkedIn(view)};
    return {Gathering(view, directory).everybody(), std::nullopt};
}

} // namespace seenheard
