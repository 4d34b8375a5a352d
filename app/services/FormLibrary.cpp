#include "app/services/FormLibrary.h"

namespace seenheard {

Result<FormLibrary::Form> FormLibrary::form(const Hash& hash) {
    if (const auto found = forms_.find(hash); found != forms_.end())
        return found->second;
    auto stored = store_.form(hash);
    if (!stored)
        return stored.error();
    return kept(*stored);
}

Result<FormLibrary::Form> FormLibrary::newest(std::string_view id) {
    auto stored = store_.newest(id);
    if (!stored)
        return stored.error();
    return kept(*stored);
}

Result<std::vector<FormLibrary::Form>> FormLibrary::all() {
    auto stored = store_.newest();
    if (!stored)
        return stored.error();
    std::vector<Form> forms;
    for (const auto& one : *stored) {
        auto form = kept(one);
        if (!form)
            return form.error();
        if (!(*form)->writtenByServer())
            forms.push_back(*std::move(form));
    }
    return forms;
}

Result<FormLibrary::Form> FormLibrary::kept(const StoredForm& stored) {
    if (const auto found = forms_.find(stored.hash); found != forms_.end())
        return found->second;
    auto read = FormDefinition::fromJson(stored.definition);
    if (!read)
        return read.error();
    auto form = std::make_shared<const FormDefinition>(*std::move(read));
    forms_.emplace(stored.hash, form);
    return form;
}

} // namespace seenheard
