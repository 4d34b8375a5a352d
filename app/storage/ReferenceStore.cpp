#include "app/storage/ReferenceStore.h"

#include "app/storage/SearchStore.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr int mostDepth = 32;

std::string textAt(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string jsonOf(const nlohmann::json& object) {
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What is here stays, and says of what time it is, until the whole set comes.
Status askWhole(Database& database, const std::string& set) {
    auto update = database.prepare("UPDATE reference_sets SET version = 0, digest = NULL WHERE name = ?");
    if (!update)
        return update.error();
    return update->bind(0, set).run();
}

/// All texts in an item, for searching; its depth was capped while it was read.
void gatherWords(const nlohmann::json& json, std::string& words) {
    if (json.is_string())
        words += json.get_ref<const std::string&>() + ' ';
    else if (json.is_structured()) {
        for (const auto& inner : json)
            gatherWords(inner, words);
    }
}

StoredReference referenceAt(const Statement& row) {
    StoredReference item;
    item.reference = {row.text(0), row.text(1)};
    item.title = row.text(2);
    item.detail = row.text(3);
    item.order = row.integer(4);
    item.json = row.text(5);
    item.set = row.text(6);
    return item;
}

Result<std::vector<StoredReference>> referencesOf(Statement& select) {
    std::vector<StoredReference> items;
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return items;
        items.push_back(referenceAt(select));
    }
}

Result<nlohmann::json> arrayFrom(const ReferenceSet& set) {
    bool tooDeep = false;
    const auto json = [&] {
        try {
            return nlohmann::json::parse(
                set.items.begin(), set.items.end(),
                [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
                    tooDeep = tooDeep || depth > mostDepth;
                    return !tooDeep;
                },
                false);
        } catch (const nlohmann::json::exception&) {
            return nlohmann::json(nlohmann::json::value_t::discarded);
        }
    }();
    if (tooDeep || !json.is_array())
        return fail(ErrorCode::Malformed, "The reference data \"" + set.version.set + "\" is no array of objects.");
    return json;
}

} // namespace

Result<StoredReference> ReferenceStore::item(const Reference& reference) {
    auto select = database_.prepare("SELECT kind, id, title, detail, sort_order, json, set_name FROM reference_items "
                                    "WHERE kind = ? AND id = ? ORDER BY ref DESC LIMIT 1");
    if (!select)
        return select.error();
    const auto row = select->bind(0, reference.kind).bind(1, reference.id).row();
    if (!row)
        return row.error();
    if (!*row)
        return fail(ErrorCode::NotFound, "No " + reference.kind + " of that id has been loaded on this tablet.");
    return referenceAt(*select);
}

Result<std::vector<StoredReference>> ReferenceStore::list(std::string_view kind, std::size_t most) {
    auto select = database_.prepare("SELECT kind, id, title, detail, sort_order, json, set_name FROM reference_items "
                                    "WHERE kind = ? ORDER BY sort_order DESC, title, id LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, kind).bind(1, std::uint64_t{most});
    return referencesOf(*select);
}

Result<std::vector<StoredReference>> ReferenceStore::find(std::string_view text, std::size_t most) {
    const auto query = searchQueryOf(text);
    if (query.empty())
        return std::vector<StoredReference>{};
    auto select = database_.prepare("SELECT kind, id, title, detail, sort_order, json, set_name FROM reference_items "
                                    "WHERE ref IN (SELECT rowid FROM reference_words WHERE reference_words MATCH ?) "
                                    "ORDER BY title, kind, id LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, query).bind(1, std::uint64_t{most});
    return referencesOf(*select);
}

Result<std::vector<StoredReference>> ReferenceStore::referring(
    std::string_view field, std::string_view id, std::size_t most) {
    auto select = database_.prepare(
        "SELECT i.kind, i.id, i.title, i.detail, i.sort_order, i.json, i.set_name FROM reference_links AS l "
        "JOIN reference_items AS i ON i.ref = l.item WHERE l.field = ? AND l.id = ? "
        "ORDER BY i.sort_order DESC, i.title, i.id LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, field).bind(1, id).bind(2, std::uint64_t{most});
    return referencesOf(*select);
}

Result<std::vector<ReferenceVersion>> ReferenceStore::versions() {
    auto select = database_.prepare("SELECT name, version FROM reference_sets ORDER BY name");
    if (!select)
        return select.error();
    std::vector<ReferenceVersion> versions;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return versions;
        versions.push_back({select->text(0), static_cast<std::uint64_t>(select->integer(1))});
    }
}

Result<std::optional<std::int64_t>> ReferenceStore::asAtMs(std::string_view set) {
    auto select = database_.prepare("SELECT as_at_ms FROM reference_sets WHERE name = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, set).row();
    if (!row)
        return row.error();
    return *row ? std::optional(select->integer(0)) : std::optional<std::int64_t>{};
}

Result<std::optional<std::int64_t>> ReferenceStore::oldestAsAtMs() {
    auto select = database_.prepare("SELECT min(as_at_ms) FROM reference_sets");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return select->isNull(0) ? std::optional<std::int64_t>{} : std::optional(select->integer(0));
}

Status ReferenceStore::clear(std::string_view set) {
    auto words = database_.prepare(
        "DELETE FROM reference_words WHERE rowid IN (SELECT ref FROM reference_items WHERE set_name = ?)");
    if (!words)
        return words.error();
    if (auto ran = words->bind(0, set).run(); !ran)
        return ran;
    auto items = database_.prepare("DELETE FROM reference_items WHERE set_name = ?");
    if (!items)
        return items.error();
    return items->bind(0, set).run();
}

Result<std::size_t> ReferenceStore::replace(const ReferenceSet& set) {
    const auto array = arrayFrom(set);
    if (!array)
        return array.error();
    if (auto cleared = clear(set.version.set); !cleared)
        return cleared.error();
    if (auto kept = setVersion(set); !kept)
        return kept.error();
    std::size_t leftOut = 0;
    for (const auto& object : *array) {
        if (textAt(object, "kind").empty() || textAt(object, "id").empty()) {
            ++leftOut;
            continue;
        }
        if (auto added = add(set.version.set, object); !added)
            return added.error();
    }
    return leftOut;
}

Status ReferenceStore::setVersion(const ReferenceSet& set) {
    auto head = database_.prepare("INSERT INTO reference_sets(name, version, as_at_ms, digest) VALUES(?, ?, ?, ?) "
                                  "ON CONFLICT(name) DO UPDATE SET version = excluded.version, "
                                  "as_at_ms = excluded.as_at_ms, digest = excluded.digest");
    if (!head)
        return head.error();
    head->bind(0, set.version.set).bind(1, set.version.version).bind(2, set.asAtMs).bind(3, set.digest);
    return head->run();
}

Status ReferenceStore::remove(std::string_view set, std::string_view id, ReferenceDigest& digest) {
    auto select = database_.prepare("SELECT ref, json FROM reference_items WHERE set_name = ? AND id = ?");
    if (!select)
        return select.error();
    select->bind(0, set).bind(1, id);
    std::vector<std::int64_t> found;
    for (auto row = select->row();; row = select->row()) {
        if (!row)
            return row.error();
        if (!*row)
            break;
        found.push_back(select->integer(0));
        digest.remove(select->text(1));
    }
    for (const auto ref : found) {
        for (const auto* from :
            {"DELETE FROM reference_words WHERE rowid = ?", "DELETE FROM reference_items WHERE ref = ?"}) {
            auto gone = database_.prepare(from);
            if (!gone)
                return gone.error();
            if (auto ran = gone->bind(0, ref).run(); !ran)
                return ran;
        }
    }
    return success();
}

Status ReferenceStore::change(const ReferenceSet& difference) {
    const auto& name = difference.version.set;
    const auto array = arrayFrom(difference);
    if (!array)
        return array.error();
    auto select = database_.prepare("SELECT version, digest FROM reference_sets WHERE name = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, name).row();
    if (!row)
        return row.error();
    const bool fits = *row && difference.from && static_cast<std::uint64_t>(select->integer(0)) == *difference.from;
    const auto held = fits && !select->isNull(1) ? std::optional(select->id<Hash>(1)) : std::nullopt;
    if (!held)
        return askWhole(database_, name);
    ReferenceDigest digest(*held);
    for (const auto& id : difference.ended)
        if (auto gone = remove(name, id, digest); !gone)
            return gone;
    for (const auto& object : *array) {
        const auto id = textAt(object, "id");
        if (textAt(object, "kind").empty() || id.empty())
            continue;
        if (auto gone = remove(name, id, digest); !gone)
            return gone;
        if (auto added = add(name, object); !added)
            return added;
        digest.add(jsonOf(object));
    }
    if (auto kept = setVersion(difference); !kept)
        return kept;
    return difference.digest == digest.sum() ? success() : askWhole(database_, name);
}

Status ReferenceStore::add(std::string_view set, const nlohmann::json& object) {
    auto insert = database_.prepare("INSERT INTO reference_items(set_name, kind, id, title, detail, sort_order, json, "
                                    "unfiled) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    const auto kind = textAt(object, "kind");
    const auto id = textAt(object, "id");
    const auto title = textAt(object, "title");
    const auto detail = textAt(object, "detail");
    const auto json = jsonOf(object);
    const auto order = object.find("order");
    insert->bind(0, set).bind(1, kind).bind(2, id).bind(3, title).bind(4, detail);
    insert->bind(5, order != object.end() && order->is_number_integer() ? order->get<std::int64_t>() : std::int64_t{0});
    // People are filed at leisure (PeopleStore).
    if (auto ran = insert->bind(6, json).bind(7, kind == "person").run(); !ran)
        return ran;
    if (kind == "setting") // read by the tablet, never looked up by a person
        return success();
    const auto ref = database_.lastInsertedRow();

    std::string words;
    gatherWords(object, words);
    auto index = database_.prepare("INSERT INTO reference_words(rowid, words) VALUES(?, ?)");
    if (!index)
        return index.error();
    if (auto ran = index->bind(0, ref).bind(1, words).run(); !ran)
        return ran;

    return link(ref, object);
}

Status ReferenceStore::link(std::int64_t item, const nlohmann::json& object) {
    const auto add = [&](std::string_view field, const nlohmann::json& id) -> Status {
        if (!id.is_string())
            return success();
        auto insert = database_.prepare("INSERT OR IGNORE INTO reference_links(field, id, item) VALUES(?, ?, ?)");
        if (!insert)
            return insert.error();
        return insert->bind(0, field).bind(1, id.get_ref<const std::string&>()).bind(2, item).run();
    };
    for (const auto& [field, value] : object.items()) {
        auto linked = success();
        if (field.ends_with("_ref"))
            linked = add(field, value);
        else if (value.is_object() && value.contains("kind") && value.contains("id"))
            linked = add(field, value["id"]);
        else if (value.is_array() && field == "people") {
            for (auto one = value.begin(); linked && one != value.end(); ++one)
                linked = add(field, *one);
        }
        if (!linked)
            return linked;
    }
    return success();
}

} // namespace seenheard
