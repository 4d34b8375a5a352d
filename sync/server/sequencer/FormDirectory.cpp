#include "sync/server/sequencer/FormDirectory.h"

#include "sync/forms/AdministrationForm.h"
#include "sync/forms/AuditSealForm.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/AuditSeal.h"

#include <algorithm>
#include <mutex>

namespace seenheard {

Result<std::shared_ptr<const FormDefinition>> FormDirectory::find(const Hash& hash) {
    {
        const std::shared_lock lock(guard_);
        if (const auto known = known_.find(hash); known != known_.end())
            return known->second;
    }
    const auto published = store_.forms(std::span(&hash, 1));
    if (!published)
        return published.error();
    if (published->empty()) {
        auto seal = auditSeal();
        return !seal || (*seal)->hash() == hash ? seal : std::shared_ptr<const FormDefinition>();
    }
    auto definition = FormDefinition::fromJson(published->front().definition);
    if (!definition)
        return definition.error();
    auto shared = std::make_shared<const FormDefinition>(std::move(*definition));
    const std::scoped_lock lock(guard_);
    return known_.emplace(hash, std::move(shared)).first->second;
}

Result<std::shared_ptr<const FormDefinition>> FormDirectory::builtIn() {
    const std::scoped_lock lock(guard_);
    if (!builtIn_) {
        auto definition = FormDefinition::fromJson(bytesOf(administrationFormJson()));
        if (!definition)
            return definition.error();
        builtIn_ = std::make_shared<const FormDefinition>(std::move(*definition));
    }
    return builtIn_;
}

Result<std::shared_ptr<const FormDefinition>> FormDirectory::auditSeal() {
    const std::scoped_lock lock(guard_);
    if (!auditSeal_) {
        auto definition = FormDefinition::fromJson(bytesOf(auditSealFormJson()));
        if (!definition)
            return definition.error();
        auditSeal_ = std::make_shared<const FormDefinition>(std::move(*definition));
    }
    return auditSeal_;
}

std::shared_ptr<const FormDefinition> FormDirectory::add(const FormDefinition& form) {
    const std::scoped_lock lock(guard_);
    return known_.emplace(form.hash(), std::make_shared<const FormDefinition>(form)).first->second;
}

Result<std::shared_ptr<const FormDefinition>> FormDirectory::newest(const std::string& id) {
    if (id == administrationForm)
        return builtIn();
    if (id == auditSealForm)
        return auditSeal();
    const auto current = store_.currentForms();
    if (!current)
        return current.error();
    const auto found =
        std::find_if(current->begin(), current->end(), [&id](const FormVersion& version) { return version.id == id; });
    return found == current->end() ? std::shared_ptr<const FormDefinition>() : find(found->hash);
}

} // namespace seenheard
