#pragma once

#include "tests/simulation/tablet/ModelTables.h"

namespace seenheard {

/// Takes into the model's tables what came from the feeds: what is followed, records as they stand, pages with their
/// marks, history; and forgets what left with the last scope that held it.
class ModelFeed {
public:
    explicit ModelFeed(ModelTables& tables) : tables_(tables) {}

    void take(const VerifiedAnswer& answer);
    [[nodiscard]] BesideCursor besideCursor(std::int64_t historyAfter) const;
    /// What is held of the scopes that are not still being filled.
    [[nodiscard]] std::vector<ScopeHeld> held() const;

private:
    void follow(const std::vector<RecordScope>& scopes, bool fromTheStart);
    void takeRecord(const VerifiedRecord& present, const std::vector<RecordScope>& scopes);
    void takePage(const VerifiedAnswer& answer);
    void takeMark(const FeedMark& mark, const std::vector<RecordScope>& scopes);
    void takeParts(const VerifiedEntry& entry);
    void takeHistory(const std::vector<VerifiedLeaf>& history);
    /// Where all of its context is here by now: folds it anew.
    void checkHistory(ModelRecord& record);
    [[nodiscard]] ModelRecord& at(const RecordId& id);

    ModelTables& tables_;
};

} // namespace seenheard
