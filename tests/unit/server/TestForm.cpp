#include "tests/unit/server/TestForm.h"

namespace seenheard {

std::string testFormJson(const std::string& version, const std::string& id) {
    return R"({"id": ")" + id + R"(", "version": ")" + version + R"(", "title": "A form of the tests",
"about": ["incident"],
"scopes": {"author": "officer", "team": "team"},
"facts": ["today"],
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
  {"number": 19, "name": "child", "type": "reference", "reference_kind": "person", "label": "Child", "section": "all",
   "scope": "child", "tier": "optional", "kind": "finding", "policy": "latest"},
  {"number": 18, "name": "telephone", "type": "text", "max_length": 40, "label": "Telephone", "section": "all",
   "tier": "optional", "kind": "finding", "policy": "latest"},
  {"number": 20, "name": "picture", "type": "picture", "label": "Photograph", "section": "all",
   "tier": "optional", "kind": "account"}
]})";
}

namespace test_form {

RegisterKey concern() {
    return {{FieldNumber{16}}};
}
RegisterKey words() {
    return {{FieldNumber{17}}};
}
RegisterKey picture() {
    return {{FieldNumber{20}}};
}
RegisterKey telephone() {
    return {{FieldNumber{18}}};
}
RegisterKey child() {
    return {{FieldNumber{19}}};
}
RegisterKey team() {
    return {{envelope::team}};
}
RegisterKey submitted() {
    return {{envelope::submitted}};
}

} // namespace test_form

} // namespace seenheard
