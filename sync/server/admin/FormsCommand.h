#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/server/admin/Command.h"

namespace seenheard {

/// The newest published version of a form; nothing where none was published.
[[nodiscard]] Result<std::optional<FormDefinition>> newestForm(CatalogueStore& catalogue, const std::string& id);
/// Who withdrew a version of a form, and why; nothing where it is not withdrawn.
struct Withdrawal {
    std::string by;
    std::string why;
};
[[nodiscard]] Result<std::optional<Withdrawal>> withdrawalOf(ServerStore& store, const Hash& form);

/// Who publishes, and where results go.
struct ByWhom {
    std::string name;
    std::ostream& out;
};
/// Publishes a definition to every tablet if it may follow the versions before; one that was withdrawn is offered
/// again.
[[nodiscard]] Status publishForm(
    ServerStore& store, const FormDefinition& form, const ByWhom& by, const CommandContext& context);

} // namespace seenheard
