#include "app/services/FormLibrary.h"

#include <algorithm>

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

Result<FormLibrary::Form> FormLibrary::formOf(const FormRef& madeWith, const RecordState& state) {
    auto own = form(madeWith.hash);
    if (!own)
        return own;
    const bool knowsAll = std::all_of(state.registers.begin(), state.registers.end(),
        [&](const auto& each) { return (*own)->fieldAt(each.first) != nullptr; });
    if (knowsAll)
        return own;
    auto last = newest(madeWith.id);
    return last ? last : own;
}

Result<bool> FormLibrary::offers(std::string_view id) {
    const auto stored = store_.newest(id);
    return stored ? Result<bool>(stored->offered) : stored.error();
}

void FormLibrary::speak(std::string language) {
    language_ = std::move(language);
    forms_.clear();
}

Result<std::vector<FormLibrary::Form>> FormLibrary::all() {
    return newestOfAll(false);
}

Result<std::vector<FormLibrary::Form>> FormLibrary::withWithdrawn() {
    return newestOfAll(true);
}

Result<std::vector<FormLibrary::Form>> FormLibrary::newestOfAll(bool withWithdrawn) {
    auto stored = store_.newest();
    if (!stored)
        return stored.error();
    std::vector<Form> forms;
    for (const auto& one : *stored) {
        if (!one.offered && !withWithdrawn)
            continue;
        auto form = kept(one);
        if (!form)
            return form.error();
        if ((*form)->writtenBy() == FormWriter::Officers)
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
    auto form =
        std::make_shared<const FormDefinition>(language_.empty() ? *std::move(read) : read->inLanguage(language_));
    forms_.emplace(stored.hash, form);
    return form;
}

} // namespace seenheard
