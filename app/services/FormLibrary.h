#pragma once

#include "app/storage/FormStore.h"
#include "sync/forms/FormDefinition.h"
#include "sync/protocol/Entry.h"

#include <unordered_map>

namespace seenheard {

/// Form definitions read once and kept: an entry names the one it was made with, new records take the newest.
class FormLibrary {
public:
    explicit FormLibrary(FormStore& store) : store_(store) {}

    using Form = std::shared_ptr<const FormDefinition>;

    /// The definition that was published under this hash.
    [[nodiscard]] Result<Form> form(const Hash& hash);
    /// UnknownForm where none of that id was ever fetched.
    [[nodiscard]] Result<Form> newest(std::string_view id);
    /// Those that officers fill in, the newest of each.
    [[nodiscard]] Result<std::vector<Form>> all();

private:
    [[nodiscard]] Result<Form> kept(const StoredForm& stored);

    FormStore& store_;
    std::unordered_map<Hash, Form> forms_;
};

} // namespace seenheard
