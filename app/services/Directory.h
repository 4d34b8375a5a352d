#pragma once

#include "app/services/ReferenceService.h"
#include "platform/base/Id.h"
#include "sync/protocol/Certificate.h"

namespace seenheard {

/// Who a signer is, in words for a person.
struct SignerName {
    OfficerId officer;
    std::string officerName;
    std::string tabletName;
    Role role = Role::Officer;
};

/// Names behind ids, as this tablet knows them.
class Directory {
public:
    virtual ~Directory() = default;

    /// A signer whose certificate is not here yet gets a plain placeholder name.
    [[nodiscard]] virtual SignerName signer(const SignerId& signer) const = 0;
    /// Nothing where it was never loaded.
    [[nodiscard]] virtual std::optional<ReferenceItem> item(const Reference& reference) const = 0;
};

} // namespace seenheard
