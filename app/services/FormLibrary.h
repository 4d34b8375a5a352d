#pragma once

#include "app/storage/FormStore.h"
#include "sync/forms/FormDefinition.h"
#include "sync/protocol/Entry.h"
#include "sync/records/RecordState.h"

#include <unordered_map>

namespace seenheard {

/// Form definitions read once and kept: an entry names the one it was made with, new records take the newest.
class FormLibrary {
public:
    explicit FormLibrary(FormStore& store) : store_(store) {}

    using Form = std::shared_ptr<const FormDefinition>;

    /// The definition that was published under this hash.
    [[nodiscard]] Result<Form> form(const Hash& hash);
    /// The one to read a record by: what its newest entry was made with, or where another entry answers what that one
    /// does not ask, the newest of its id, which knows whatever an earlier one asked.
    [[nodiscard]] Result<Form> formOf(const FormRef& madeWith, const RecordState& state);
    /// UnknownForm where none of that id was ever fetched.
    [[nodiscard]] Result<Form> newest(std::string_view id);
    /// Whether new records may start with the newest of that id: it was not withdrawn.
    [[nodiscard]] Result<bool> offers(std::string_view id);
    /// Those that officers fill in, the newest of each that was not withdrawn.
    [[nodiscard]] Result<std::vector<Form>> all();
    /// Likewise, with those that were.
    [[nodiscard]] Result<std::vector<Form>> withWithdrawn();
    /// From here on forms are given in that language as far as they were translated.
    void speak(std::string language);

private:
    [[nodiscard]] Result<Form> kept(const StoredForm& stored);

    [[nodiscard]] Result<std::vector<Form>> newestOfAll(bool withWithdrawn);

    FormStore& store_;
    std::string language_;
    std::unordered_map<Hash, Form> forms_;
};

} // namespace seenheard
