#pragma once

#include "sync/server/store/FeedStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// The feeds on PostgreSQL.
class PostgresFeedStore final : public FeedStore {
public:
    explicit PostgresFeedStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<FeedRows> rows(
        std::span<const RecordScope> scopes, std::uint64_t from, std::uint64_t below, std::size_t most) override;
    [[nodiscard]] Result<std::vector<StoredLeaf>> leaves(
        std::span<const ReadableLeaf> wanted, std::size_t maxBytes) override;
    [[nodiscard]] Result<std::vector<ScopeMember>> members(
        const RecordScope& scope, std::uint64_t after, std::size_t most) override;
    [[nodiscard]] Result<std::vector<HeldDigest>> digests(
        const RecordScope& scope, const RecordId& lowest, const RecordId& highest) override;
    [[nodiscard]] Result<std::vector<std::optional<std::uint64_t>>> leavesOf(
        std::span<const EntryName> entries) override;

private:
    PostgresConnections& connections_;
};

} // namespace seenheard
