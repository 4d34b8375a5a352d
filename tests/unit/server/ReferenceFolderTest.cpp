#include "sync/server/reference/ReferenceFolder.h"

#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace seenheard;

namespace {

/// A folder of reference data that a test fills.
class Folder {
public:
    void put(const std::string& name, const std::string& content) const { std::ofstream(directory_ / name) << content; }

    [[nodiscard]] std::string refusal(const std::vector<ReferenceSet>& stored = {}) const {
        const auto loaded = readReferenceFolder(directory_.path(), stored);
        REQUIRE_FALSE(loaded.ok());
        auto message = loaded.error().message;
        if (message.starts_with(directory_.path().string()))
            message.erase(0, directory_.path().string().size() + 1);
        return message;
    }

    [[nodiscard]] nlohmann::json itemsOf(const std::string& set, const std::vector<ReferenceSet>& stored = {}) const {
        const auto loaded = readReferenceFolder(directory_.path(), stored);
        INFO((loaded ? std::string("loaded") : loaded.error().message));
        REQUIRE(loaded.ok());
        for (const auto& one : *loaded) {
            if (one.content.set == set)
                return nlohmann::json::parse(one.content.items);
        }
        return {};
    }

    [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

private:
    TempDirectory directory_;
};

} // namespace

TEST_CASE("JSON and CSV of the same content are the same set") {
    Folder json;
    json.put("people.json", R"([
  {"id": "p-2", "title": "Alex", "sex": "female", "kind": "person"},
  {"title": "Robin", "id": "p-1", "detail": "", "nickname": null}
])");
    json.put("incidents.json", R"([{"id": "i-1", "title": "Mill Lane", "people": ["p-1", "p-2"], "order": 7}])");
    json.put("flags.json", R"([{"id": "f-1", "title": "Plan", "subject": {"kind": "person", "id": "p-1"}}])");
    Folder csv;
    csv.put("people.csv", "id,title,sex\np-1,Robin,\np-2,Alex,female\n");
    csv.put("incidents.csv", "id,title,people,order\ni-1,Mill Lane,p-1; p-2,7\n");
    csv.put("flags.csv", "id,title,subject_kind,subject_id\nf-1,Plan,person,p-1\n");
    for (const auto* set : {"people", "incidents", "flags"})
        CHECK(json.itemsOf(set) == csv.itemsOf(set));
    CHECK(json.itemsOf("people")[0] == nlohmann::json{{"id", "p-1"}, {"title", "Robin"}, {"kind", "person"}});
}

TEST_CASE("A bad item is refused by file and line, and nothing is loaded") {
    const std::vector<std::pair<std::string, std::string>> bad{
        {R"({"title": "no id"})", "'id' is missing."},
        {R"({"id": "a b", "title": "x"})", "'id' has to be 1 to 64 letters, digits, '-', '_', '.' or '/'."},
        {R"({"id": "a"})", "'title' is missing."},
        {R"({"id": "a", "title": 5})", "'title' has to be a text of at most 400 characters."},
        {R"({"id": "a", "title": "x", "kind": "school"})", "'kind' is not 'person', which is what people holds."},
        {R"({"id": "a", "title": "x", "age": 3.5})",
            "'age' has to be a text of at most 400 characters, a whole number, true, false or a list of texts."},
        {R"({"id": "a", "title": "x", "boat_ref": "b"})",
            "'boat_ref' has to be an id, and the word before '_ref' has to be a kind."},
        {R"({"id": "a", "title": "x", "Bad Name": "b"})",
            "a field's name may hold lower-case letters, digits and '_' only."},
        {R"("text")", "an item has to be an object."},
        {R"({"id": "first", "title": "again"})", "the id 'first' is there already, at "},
    };
    for (const auto& [item, message] : bad) {
        Folder folder;
        folder.put("people.json", "[\n{\"id\": \"first\", \"title\": \"First\"},\n" + item + "\n]");
        CHECK(folder.refusal().starts_with("people.json: line 3: " + message));
    }
}

TEST_CASE("What an item refers to has to be there, in the folder or in the store") {
    Folder folder;
    folder.put("people.csv", "id,title,school_ref\np-1,Robin,s-1\n");
    CHECK(folder.refusal() == "people.csv: line 2: there is no school 's-1'.");
    const auto items = std::string(R"([{"id": "s-1", "kind": "school", "title": "Beck Street"}])");
    const ReferenceSet stored{{"schools", 3}, 0, copyOf(bytesOf(items))};
    CHECK(folder.itemsOf("people", {stored}).size() == 1);
    folder.put("schools.csv", "id,title\ns-2,Another\n");
    CHECK(folder.refusal({stored}) == "people.csv: line 2: there is no school 's-1'.");
}

TEST_CASE("Unknown files, broken files, two files of one set and an empty folder are refused") {
    {
        Folder folder;
        folder.put("boats.json", "[]");
        CHECK(folder.refusal().starts_with("boats.json: there is no such set."));
    }
    {
        Folder folder;
        folder.put("people.xml", "");
        CHECK(folder.refusal().starts_with("people.xml: there is no such set."));
    }
    {
        Folder folder;
        folder.put("people.json", "[{]");
        CHECK(folder.refusal().starts_with("people.json: "));
    }
    {
        Folder folder;
        folder.put("people.json", "{}");
        CHECK(folder.refusal() == "people.json: the file has to hold an array of objects.");
    }
    {
        Folder folder;
        folder.put("people.csv", "id,id\n1,2\n");
        CHECK(folder.refusal() == "people.csv: line 1: two columns have one name.");
    }
    {
        Folder folder;
        folder.put("people.csv", "id,title\n1,\xff\n");
        CHECK(folder.refusal() == "people.csv: the file is not valid UTF-8.");
    }
    {
        Folder folder;
        folder.put("people.csv", "id,title\n");
        folder.put("people.json", "[]");
        CHECK(folder.refusal().find("twice") != std::string::npos);
    }
    CHECK(Folder().refusal().find("empty") != std::string::npos);
    CHECK_FALSE(readReferenceFolder("/nowhere/at/all", {}).ok());
}

TEST_CASE("The demonstration set can be loaded") {
    const auto loaded = readReferenceFolder(std::filesystem::path(SEENHEARD_SOURCE_DIR) / "app/demo/reference", {});
    INFO((loaded ? std::string("loaded") : loaded.error().message));
    REQUIRE(loaded.ok());
    CHECK(loaded->size() == 11);
}
