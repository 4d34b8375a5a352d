#pragma once

#include "sync/engine/Transport.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/Messages.h"
#include "tests/support/FakeClock.h"
#include "tests/support/SeededRandom.h"

#include <map>
#include <set>

namespace seenheard {

/// The server's side of an exchange in memory, of one scope, made of the real protocol code: it checks requests, keeps
/// a log, signs tree heads and proves what it says. What it lets a test change is behaviour that a real server may
/// show.
class FakeServer {
public:
    static constexpr std::string_view name = "test.example";

    FakeServer();

    [[nodiscard]] SignerCertificate enrol(const SigningKey& key, const std::string& officerName);
    [[nodiscard]] PublicKey issuingKey() const { return issuing_.publicKey(); }
    [[nodiscard]] const IssuingCertificate& issuing() const { return issuingCertificate_; }
    [[nodiscard]] const SigningKey& root() const { return root_; }

    [[nodiscard]] HttpResponse answer(const HttpRequest& request);
    /// Gives a leaf to everything that was received and not sequenced.
    void sequence();
    /// Writes an act of an administrator down as the next leaf; what it releases comes with it.
    void act(const AdministrativeAct& act);
    /// Forgets an entry that was received and has no leaf.
    void forget(const EntryId& entry) { received_.erase(entry); }

    Bytes identityKey = Bytes(32, 77); ///< Of the force.
    std::size_t leavesInPage = 1000;
    bool sequencesAtOnce = true;
    std::map<EntryId, HoldReason> holds;
    std::map<EntryId, HoldReason> refusals;
    std::vector<PublishedForm> forms;
    std::vector<ReferenceSet> references;
    std::int64_t timeMs = FakeClock::startUtcMs;
    /// What the last step before sending does to an answer.
    std::function<void(ExchangeResponse&)> spoil;
    std::vector<ExchangeRequest> seen;

    [[nodiscard]] std::size_t leaves() const { return log_.size(); }
    [[nodiscard]] TreeHead treeHead() const;

private:
    struct Leaf {
        EntryId id;
        Bytes entry;
        SignerId signer;
        HoldReason held = HoldReason::None;
        Bytes released = {};
    };
    void append(Leaf leaf);
    [[nodiscard]] std::vector<RecordId> recordsOf(const Leaf& leaf) const;
    void receive(const Bytes& canonical, std::vector<EntryId>& brought);
    [[nodiscard]] Receipt receiptFor(const EntryId& id) const;
    [[nodiscard]] Result<Hash> node(std::uint8_t level, std::uint64_t index) const;
    [[nodiscard]] ExchangeResponse exchange(const ExchangeRequest& request);

    SeededRandom random_{4711};
    SigningKey root_;
    SigningKey issuing_;
    IssuingCertificate issuingCertificate_;
    SigningKey administrator_;
    std::uint64_t acts_ = 0;
    EntryId lastAct_;
    std::map<RecordId, RecordState> subjects_;
    std::map<SignerId, SignerCertificate> signers_;
    std::vector<Leaf> log_;
    std::map<EntryId, std::uint64_t> leafOf_;
    std::map<EntryId, Leaf> received_;
    std::vector<EntryId> order_;
    std::set<RecordId> records_;
    std::vector<FeedMark> marks_; ///< Of the one scope, which everybody follows.
    MerkleFrontier frontier_;
    std::map<std::pair<std::uint8_t, std::uint64_t>, Hash> nodes_;
};

/// A key made from a number, so that a test names its signers.
[[nodiscard]] SigningKey signingKeyNumbered(std::uint8_t number);

/// A signer that writes entries one after the other.
class FakeAuthor {
public:
    FakeAuthor(FakeServer& server, std::uint8_t number);

    /// One entry that says one thing of one record, next in the chain.
    [[nodiscard]] Entry write(const RecordId& record, FieldNumber field, const std::string& words);
    [[nodiscard]] Entry write(const std::vector<Part>& parts);

    SigningKey key;
    SignerCertificate certificate;
    std::uint64_t number = 0;
    EntryId head;

private:
    SeededRandom random_;
};

} // namespace seenheard
