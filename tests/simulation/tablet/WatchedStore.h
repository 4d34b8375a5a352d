#pragma once

#include "sync/engine/LocalStore.h"

#include <functional>

namespace seenheard {

/// Passes everything through and tells of each answer that was taken in.
class WatchedStore final : public LocalStore {
public:
    /// Gets the leaf at which the cursor stood before.
    using Took = std::function<void(std::uint64_t from, const VerifiedAnswer&)>;
    /// When a comparison begins gets nothing, then what was found not to be as the server has it.
    using Compared = std::function<void(const std::set<RecordId>* differing)>;
    WatchedStore(LocalStore& store, Took took, Compared compared)
        : store_(store)
        , took_(std::move(took))
        , compared_(std::move(compared)) {}

    [[nodiscard]] Result<SyncPosition> position() override { return store_.position(); }
    [[nodiscard]] Status keepPosition() override { return store_.keepPosition(); }
    [[nodiscard]] Result<ChainHead> chainHead() override { return store_.chainHead(); }
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override {
        return store_.outgoing(after, mostBytes, most);
    }
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) override {
        return store_.awaiting(after, most);
    }
    [[nodiscard]] Result<Bytes> ownEntry(std::uint64_t number) override { return store_.ownEntry(number); }
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) override {
        return store_.certificate(signer);
    }
    [[nodiscard]] Result<std::vector<Hash>> formsHeld() override { return store_.formsHeld(); }
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referencesHeld() override { return store_.referencesHeld(); }
    [[nodiscard]] Result<BesideCursor> besideCursor(std::int64_t historyAfter) override {
        return store_.besideCursor(historyAfter);
    }
    [[nodiscard]] Result<std::optional<std::vector<ScopeHeld>>> toCompare() override;
    [[nodiscard]] Status noteCompared(const std::set<RecordId>& differing) override;
    [[nodiscard]] Status apply(const VerifiedAnswer& answer) override;

private:
    LocalStore& store_;
    Took took_;
    Compared compared_;
};

} // namespace seenheard
