#include "app/storage/FormStore.h"

#include "sync/forms/FormDefinition.h"

namespace seenheard {

namespace {

constexpr std::string_view columns =
    "SELECT hash, id, version, definition, EXISTS(SELECT 1 FROM withdrawn_forms w WHERE w.hash = f.hash) FROM forms f ";
/// Of two published in one moment the one that came later.
constexpr std::string_view lastFirst = "ORDER BY published_ms DESC, arrived DESC LIMIT 1";

StoredForm formAt(const Statement& row) {
    StoredForm form;
    form.hash = row.id<Hash>(0);
    form.id = row.text(1);
    form.version = row.text(2);
    form.definition = copyOf(row.blob(3));
    form.offered = row.integer(4) == 0;
    return form;
}

} // namespace

Result<StoredForm> FormStore::form(const Hash& hash) {
    auto select = database_.prepare(std::string(columns) + "WHERE hash = ?");
    if (!select)
        return select.error();
    if (auto found = select->bind(0, hash).one(); !found)
        return found.error();
    return formAt(*select);
}

Result<std::vector<StoredForm>> FormStore::newest() {
    auto select = database_.prepare(std::string(columns) + "WHERE hash = (SELECT hash FROM forms g WHERE g.id = f.id "
        + std::string(lastFirst) + ") ORDER BY id");
    if (!select)
        return select.error();
    std::vector<StoredForm> forms;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return forms;
        forms.push_back(formAt(*select));
    }
}

Result<StoredForm> FormStore::newest(std::string_view id) {
    auto select = database_.prepare(std::string(columns) + "WHERE id = ? " + std::string(lastFirst));
    if (!select)
        return select.error();
    const auto row = select->bind(0, id).row();
    if (!row)
        return row.error();
    if (!*row)
        return fail(ErrorCode::UnknownForm, "No form \"" + std::string(id) + "\" is on this tablet.");
    return formAt(*select);
}

Result<std::vector<Hash>> FormStore::hashes() {
    auto select = database_.prepare("SELECT hash FROM forms ORDER BY arrived");
    if (!select)
        return select.error();
    std::vector<Hash> hashes;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return hashes;
        hashes.push_back(select->id<Hash>(0));
    }
}

Result<std::optional<std::string>> FormStore::add(const PublishedForm& form) {
    const auto definition = FormDefinition::fromJson(form.definition);
    if (!definition)
        return fail(ErrorCode::Malformed, "A published form cannot be read: " + definition.error().message);
    if (definition->hash() != form.hash)
        return fail(ErrorCode::Malformed, "A published form is not the one that its hash names.");
    auto insert =
        database_.prepare("INSERT INTO forms(hash, id, version, definition, published_ms) VALUES(?, ?, ?, ?, ?) "
                          "ON CONFLICT(hash) DO NOTHING");
    if (!insert)
        return insert.error();
    insert->bind(0, form.hash).bind(1, definition->id()).bind(2, definition->version()).bind(3, form.definition);
    insert->bind(4, form.publishedAtMs);
    if (auto ran = insert->run(); !ran)
        return ran.error();
    return database_.changes() > 0 ? std::optional(definition->id()) : std::optional<std::string>{};
}

Status FormStore::setOffered(const Hash& hash, bool offered) {
    auto change = offered
        ? database_.prepare("DELETE FROM withdrawn_forms WHERE hash = ?")
        : database_.prepare("INSERT INTO withdrawn_forms(hash) VALUES(?) ON CONFLICT(hash) DO NOTHING");
    return change ? change->bind(0, hash).run() : Status(change.error());
}

} // namespace seenheard
