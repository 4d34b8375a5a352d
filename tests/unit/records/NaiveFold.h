#pragma once

#include "sync/records/RecordState.h"

namespace seenheard {

/// The fold's judge: keeps every part and computes the state from the definition, with no thought for speed.
class NaiveFold {
public:
    explicit NaiveFold(RecordId record) : record_(record) {}

    void take(const FoldInput& part);
    [[nodiscard]] RecordState state() const;

private:
    [[nodiscard]] bool isNamed(const OperationId& id, const RegisterKey& key) const;
    [[nodiscard]] bool knows(const OperationId& id) const;

    RecordId record_;
    std::vector<FoldInput> parts_;
};

} // namespace seenheard
