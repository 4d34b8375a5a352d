#include "sync/server/reference/ReferenceSteps.h"

#include "sync/server/reference/ReferenceItems.h"

namespace seenheard {

ReferenceStep stepOf(const ReferenceContent& content, std::optional<BytesView> before) {
    ReferenceStep step;
    const auto after = content.forTablets ? referenceItemsIn(content.items) : Result<ReferenceItems>(Error{});
    if (!after)
        return step;
    step.digest = digestOf(*after);
    if (const auto was = before ? referenceItemsIn(*before) : Result<ReferenceItems>(Error{}))
        step.change = changeBetween(*was, *after);
    return step;
}

void ReferenceSteps::add(ReferenceChanges head, std::uint64_t version, std::uint64_t madeFrom, Bytes change) {
    gap_ = gap_ || madeFrom != at_;
    at_ = version;
    if (!changes_)
        changes_ = std::move(head);
    changes_->changes.push_back(std::move(change));
}

std::optional<ReferenceChanges> ReferenceSteps::all() && {
    return changes_ && !gap_ && changes_->version.version == at_ ? std::move(changes_) : std::nullopt;
}

} // namespace seenheard
