#include "platform/crypto/Hashing.h"
#include "sync/forms/DefinitionCheck.h"
#include "sync/forms/FieldReader.h"
#include "sync/forms/Json.h"
#include "sync/forms/StrictObject.h"
#include "sync/forms/Utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

constexpr std::int64_t lastPlaceOnToday = 1'000;
constexpr std::size_t mostOctets = std::size_t{1024} * 1024;

template<typename Named>
std::ptrdiff_t occurrences(const std::vector<Named>& items, const std::string& name) {
    return std::count_if(items.begin(), items.end(), [&](const Named& each) { return each.name == name; });
}

std::vector<Reason> reasonsFrom(StrictObject& form, std::optional<Error>& failure) {
    std::vector<Reason> reasons;
    const nlohmann::json* list = form.array("reasons", 40);
    if (list == nullptr)
        return reasons;
    for (const auto& each : *list) {
        StrictObject object(each, form.where() + ", a reason", failure);
        reasons.push_back({object.text("name"), object.text("label"), object.flag("asks_note"), object.translations()});
        if (!looksLikeName(reasons.back().name) || occurrences(reasons, reasons.back().name) > 1)
            object.refuse("name", "a name of its own is expected");
        object.finish();
    }
    return reasons;
}

std::vector<Section> sectionsFrom(StrictObject& form, std::optional<Error>& failure) {
    std::vector<Section> sections;
    const nlohmann::json* list = form.array("sections", 200);
    if (list == nullptr)
        return sections;
    for (const auto& each : *list) {
        StrictObject object(each, form.where() + ", a section", failure);
        sections.push_back({object.text("name"), object.text("label"), object.translations()});
        if (!looksLikeName(sections.back().name) || occurrences(sections, sections.back().name) > 1)
            object.refuse("name", "a name of its own is expected");
        object.finish();
    }
    return sections;
}

std::optional<ScopeKind> scopeOf(
    StrictObject& object, const char* attribute, std::initializer_list<ScopeKind> fitting) {
    const std::string word = object.textOr(attribute, "");
    if (word.empty())
        return std::nullopt;
    const auto kind = scopeKindFrom(word);
    if (!kind || std::find(fitting.begin(), fitting.end(), *kind) == fitting.end())
        object.refuse(attribute, quotedIfName(word) + " is not a scope that this can make");
    return kind;
}

EnvelopeScopes scopesFrom(StrictObject& form, std::optional<Error>& failure) {
    EnvelopeScopes scopes;
    const nlohmann::json* json = form.object("scopes");
    if (json == nullptr) {
        form.refuse("scopes", "is missing; nobody would hold such a record");
        return scopes;
    }
    StrictObject object(*json, form.where() + ", scopes", failure);
    scopes.everyRecord = scopeOf(object, "every_record", {ScopeKind::Force});
    scopes.author = scopeOf(object, "author", {ScopeKind::Officer});
    scopes.team = scopeOf(object, "team", {ScopeKind::Team});
    scopes.district = scopeOf(object, "district", {ScopeKind::MissingChildren});
    if (!scopes.everyRecord && !scopes.author)
        object.refuse("author", "is missing; who wrote in a record always holds it");
    object.finish();
    return scopes;
}

/// Registers that every record has; their names are kept, so that no form's field can hide them.
std::vector<Field> fieldsOfEveryRecord() {
    const auto text = [](FieldNumber number, const char* name, const char* label) {
        Field field;
        field.number = number;
        field.name = name;
        field.label = label;
        field.tier = Tier::Automatic;
        field.maxLength = 200;
        return field;
    };
    std::vector<Field> fields{text(envelope::team, "team", "Team"), text(envelope::district, "district", "District"),
        text(envelope::submitted, "submitted", "Finished"), text(envelope::about, "about", "About"),
        text(envelope::recovered, "recovered", "Recovered from a black box"),
        text(envelope::recoveredFor, "recovered_for", "Recovered words are of"),
        text(envelope::recoveredBy, "recovered_by", "Recovered by")};
    fields[2].type = FieldType::Tri;
    fields[2].maxLength = 0;
    fields[3].type = FieldType::Reference;
    fields[3].maxLength = 0;
    fields[4].maxLength = 0;
    fields[5].type = FieldType::Reference;
    fields[5].referenceKind = "officer";
    fields[5].maxLength = 0;
    fields[6].maxLength = 256;
    return fields;
}

} // namespace

Result<FormDefinition> FormDefinition::fromJson(BytesView json) {
    if (json.size() > mostOctets)
        return fail(ErrorCode::TooLarge, "The form definition is larger than 1 MiB.");
    const auto parsed = parseJson(textOf(json));
    if (!parsed)
        return fail(parsed.error().code, "The form definition cannot be read. " + parsed.error().message);

    std::optional<Error> failure;
    FormDefinition form;
    StrictObject object(*parsed, "The form definition", failure);
    form.id_ = object.text("id");
    if (!looksLikeName(form.id_))
        object.refuse("id", "up to 40 lower-case letters, digits and underscores are expected");
    else
        object.rename("Form '" + form.id_ + "'");
    form.version_ = object.text("version");
    form.title_ = object.text("title");
    form.language_ = object.textOr("language", "");
    form.aboutKinds_ = object.texts("about", 10);
    form.anewKinds_ = object.texts("anew", 10);
    for (const auto& kind : form.anewKinds_)
        if (std::find(form.aboutKinds_.begin(), form.aboutKinds_.end(), kind) == form.aboutKinds_.end())
            object.refuse("anew", quotedIfName(kind) + " is not in 'about'");
    form.scopes_ = scopesFrom(object, failure);
    form.facts_ = object.texts("facts", 40);
    const auto writtenBy = object.textOr("written_by", "officers");
    form.writtenBy_ = writtenBy == "server" ? FormWriter::Server
        : writtenBy == "tablet"             ? FormWriter::Tablet
                                            : FormWriter::Officers;
    if (writtenBy != "officers" && form.writtenBy_ == FormWriter::Officers)
        object.refuse("written_by", "'officers', 'server' or 'tablet' is expected");
    const auto startedFrom = object.textOr("started_from", "today");
    form.startsOnToday_ = startedFrom == "today";
    if (!form.startsOnToday_ && startedFrom != "record")
        object.refuse("started_from", "'today' or 'record' is expected");
    form.placeOnToday_ = object.integerOr("place_on_today", lastPlaceOnToday);
    form.reasons_ = reasonsFrom(object, failure);
    form.sections_ = sectionsFrom(object, failure);
    const nlohmann::json* lists = object.object("choice_lists");
    if (const nlohmann::json* fields = object.array("fields", 2000))
        form.fields_ = FieldReader(form.reasons_, lists, failure).fields(*fields, object.where(), 0);
    else
        object.refuse("fields", "is missing");
    object.finish();
    if (failure)
        return *failure;
    openCompanions(form.fields_);
    if (auto checked = checkDefinition(object.where(), form.fields_, form.sections_, form.facts_); !checked)
        return checked.error();
    form.envelopeFields_ = fieldsOfEveryRecord();
    form.octets_ = copyOf(json);
    form.hash_ = sha256(json);
    return form;
}

} // namespace seenheard
