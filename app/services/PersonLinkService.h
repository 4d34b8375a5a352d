#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"
#include "sync/records/Value.h"

namespace seenheard {

/// Says of two people who are known separately that they are one, or that they are not: an answer on a record of its
/// own, which travels, is signed and can be taken back like any other. Neither of the two is written on.
class PersonLinkService {
public:
    virtual ~PersonLinkService() = default;

    /// The record on which that pair stands; the same on every tablet. InvalidInput without a reason or for one person
    /// with himself; NotFound where one of them is not known here.
    [[nodiscard]] virtual Result<RecordId> link(
        const Reference& one, const Reference& other, std::string_view reason) = 0;
    /// The same, to say that they are two. What another officer linked then differs, until somebody decides.
    [[nodiscard]] virtual Result<RecordId> part(
        const Reference& one, const Reference& other, std::string_view reason) = 0;
};

} // namespace seenheard
