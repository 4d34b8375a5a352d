#pragma once

#include "sync/server/store/AssignmentStore.h"
#include "sync/server/store/FeedStore.h"
#include "tests/simulation/server/ServerTables.h"

namespace seenheard {

/// The feeds over tables in memory.
class MemoryFeedStore final : public FeedStore {
public:
    explicit MemoryFeedStore(ServerTables& tables) : tables_(tables) {}

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
    ServerTables& tables_;
};

/// Assignments over tables in memory.
class MemoryAssignmentStore final : public AssignmentStore {
public:
    explicit MemoryAssignmentStore(ServerMachine& machine) : machine_(machine) {}

    [[nodiscard]] Result<std::vector<RecordScope>> assigned(const OfficerId& officer) override;
    [[nodiscard]] Result<bool> assign(const OfficerId& officer, const RecordScope& scope) override;
    [[nodiscard]] Result<bool> unassign(const OfficerId& officer, const RecordScope& scope) override;

private:
    ServerMachine& machine_;
};

} // namespace seenheard
