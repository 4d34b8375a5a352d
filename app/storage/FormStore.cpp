#include "app/storage/FormStore.h"

#include "sync/forms/FormDefinition.h"

namespace seenheard {

namespace {

StoredForm formAt(const Statement& row) {
    StoredForm form;
    form.order = static_cast<std::uint64_t>(row.integer(0));
    form.hash = row.id<Hash>(1);
    form.id = row.text(2);
    form.version = row.text(3);
    form.definition = copyOf(row.blob(4));
    return form;
}

} // namespace

Result<StoredForm> FormStore::form(const Hash& hash) {
    auto select = database_.prepare("SELECT arrived, hash, id, version, definition FROM forms WHERE hash = ?");
    if (!select)
        return select.error();
    if (auto found = select->bind(0, hash).one(); !found)
        return found.error();
    return formAt(*select);
}

Result<std::vector<StoredForm>> FormStore::newest() {
    auto select =
        database_.prepare("SELECT max(arrived), hash, id, version, definition FROM forms GROUP BY id ORDER BY id");
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
    auto select = database_.prepare(
        "SELECT arrived, hash, id, version, definition FROM forms WHERE id = ? ORDER BY arrived DESC LIMIT 1");
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
    auto insert = database_.prepare(
        "INSERT INTO forms(hash, id, version, definition) VALUES(?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING");
    if (!insert)
        return insert.error();
    insert->bind(0, form.hash).bind(1, definition->id()).bind(2, definition->version()).bind(3, form.definition);
    if (auto ran = insert->run(); !ran)
        return ran.error();
    return database_.changes() > 0 ? std::optional(definition->id()) : std::optional<std::string>{};
}

} // namespace seenheard
