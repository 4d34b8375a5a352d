#include "tests/simulation/world/IncidentForm.h"

namespace seenheard {

namespace {

FormDefinition formCalled(const std::string& id) {
    const auto json = R"({"id": ")" + id + R"(", "version": "1", "title": "An incident of the simulation",
"about": ["incident"], "facts": ["today"], "scopes": {"author": "officer", "team": "team"},
"sections": [{"name": "all", "label": "All"}],
"reasons": [{"name": "asleep", "label": "Asleep"}],
"fields": [
  {"number": 16, "name": "concern", "type": "one", "label": "How concerned are you?", "section": "all",
   "tier": "essential", "kind": "finding", "policy": "protective", "not_obtained_rank": 2,
   "choices": [{"number": 1, "name": "serious", "label": "Serious", "rank": 4},
               {"number": 2, "name": "some", "label": "Some", "rank": 3},
               {"number": 3, "name": "none", "label": "None", "rank": 1}]},
  {"number": 17, "name": "words", "type": "text", "max_length": 4000, "label": "Words", "section": "all",
   "tier": "optional", "kind": "account"},
  {"number": 18, "name": "telephone", "type": "text", "max_length": 40, "label": "Telephone", "section": "all",
   "tier": "optional", "kind": "finding", "policy": "latest"},
  {"number": 19, "name": "risks", "type": "many", "label": "Risks", "section": "all",
   "tier": "optional", "kind": "finding", "policy": "each",
   "choices": [{"number": 1, "name": "weapon", "label": "Weapon"}, {"number": 2, "name": "drink", "label": "Drink"},
               {"number": 3, "name": "nothing", "label": "Nothing", "excludes": ["*"]}]},
  {"number": 20, "name": "children", "type": "list", "label": "Children", "section": "all", "tier": "optional",
   "item_noun": "Child", "fields": [
    {"number": 30, "name": "demeanour", "type": "text", "max_length": 400, "label": "Demeanour", "section": "all",
     "tier": "optional", "kind": "account"},
    {"number": 31, "name": "safety", "type": "one", "label": "How safe?", "section": "all",
     "tier": "essential", "kind": "finding", "policy": "protective", "not_obtained_rank": 2,
     "choices": [{"number": 1, "name": "unsafe", "label": "Unsafe", "rank": 4},
                 {"number": 2, "name": "safe", "label": "Safe", "rank": 1}]},
    {"number": 32, "name": "person_ref", "type": "reference", "reference_kind": "person", "scope": "child",
     "label": "Known child", "section": "all", "tier": "optional", "kind": "finding", "policy": "latest"}]}
]})";
    auto form = FormDefinition::fromJson(bytesOf(json));
    return std::move(form).value();
}

} // namespace

const FormDefinition& incidentForm() {
    static const FormDefinition form = formCalled("simulated_incident");
    return form;
}

const FormDefinition& lateForm() {
    static const FormDefinition form = formCalled("simulated_late");
    return form;
}

} // namespace seenheard
