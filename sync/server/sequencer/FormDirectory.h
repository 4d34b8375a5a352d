#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/server/store/CatalogueStore.h"

#include <memory>
#include <shared_mutex>
#include <unordered_map>

namespace seenheard {

/// Published form definitions, read and compiled once each: what is published never changes.
class FormDirectory {
public:
    explicit FormDirectory(CatalogueStore& store) : store_(store) {}

    /// Nothing where no such definition has been published.
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> find(const Hash& hash);
    /// The form that administrative entries are made with.
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> builtIn();
    /// A definition that is being published in this very turn.
    std::shared_ptr<const FormDefinition> add(const FormDefinition& form);
    /// The newest version of that form; nothing where none has been published.
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> newest(const std::string& id);

private:
    /// The form that seals of the audit are made with; no tablet gets it.
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> auditSeal();

    CatalogueStore& store_;
    std::shared_mutex guard_;
    std::unordered_map<Hash, std::shared_ptr<const FormDefinition>> known_;
    std::shared_ptr<const FormDefinition> builtIn_;
    std::shared_ptr<const FormDefinition> auditSeal_;
};

} // namespace seenheard
