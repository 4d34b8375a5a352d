#include "tests/unit/server/ServerStoreSuite.h"

#include "platform/crypto/Hashing.h"
#include "platform/crypto/SystemRandom.h"
#include "sync/server/admin/ServerCreation.h"
#include "sync/server/reference/ReferenceItems.h"
#include "tests/support/FakeClock.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard::server_store_suite {

namespace {

/// A store with one officer's signer, and entries as the sequencer would bring them.
class Scene {
public:
    explicit Scene(const StoreUnderTest& made) : made_(made) {
        auto created = createServer("Suite", {"localhost"}, clock_, random_);
        REQUIRE(created.ok());
        end_ = created->end;
        identityBytes_ = canonicalBytes(created->identity);
        store = made.create(created->identity, created->end);
        enrol(tablet);
    }

    void reopen() {
        store.reset();
        store = made_.reopen();
    }

    void enrol(ScriptedTablet& one) {
        const auto hash = sha256(one.key().publicKey().bytes());
        EnrolmentOffer offer;
        offer.secretHash = hash;
        offer.officer = random_.id<OfficerId>();
        offer.officerName = "PC " + offer.officer.hex();
        offer.expiresAtMs = 10;
        REQUIRE(store->signers().offer(offer).ok());
        const auto enrolled = store->signers().redeem(
            hash, one.key().publicKey(), 1, [&](const EnrolmentOffer& found) -> Result<EnrolledSigner> {
                SignerCertificate certificate;
                certificate.signingKey = one.key().publicKey();
                certificate.officer = found.officer;
                certificate.officerName = found.officerName;
                return EnrolledSigner{certificate, Bytes{1}};
            });
        REQUIRE(enrolled.ok());
    }

    SequencedEntry sequenced(std::uint64_t leaf, const Part& part, HoldReason held = HoldReason::None) {
        auto entry = tablet.write(part, FormRef{"f", {}});
        auto verified = verifyEntry(entry, tablet.key().publicKey());
        REQUIRE(verified.ok());
        return {leaf, std::move(*verified), std::move(entry), held, static_cast<std::int64_t>(1000 + leaf)};
    }

    SequencedBatch batchOf(std::vector<SequencedEntry> entries) {
        SequencedBatch batch;
        for (const auto& entry : entries)
            appendWithNodes(end_.frontier, merkleLeafHash(entry.verified.id.bytes()), batch.nodes);
        end_.head.ref = {0, end_.frontier.size, end_.frontier.root()};
        batch.end = end_;
        batch.entries = std::move(entries);
        return batch;
    }

    void commit(const SequencedBatch& batch) {
        auto turn = store->log().beginTurn();
        REQUIRE(turn.ok());
        std::vector<RecordId> touched;
        for (const auto& record : batch.records)
            touched.push_back(record.id);
        REQUIRE((*turn)->records(touched).ok());
        const auto status = (*turn)->commit(batch);
        INFO((status ? std::string("committed") : status.error().message));
        REQUIRE(status.ok());
    }

    std::unique_ptr<ServerStore> store;
    ScriptedTablet tablet{"tablet"};
    SystemRandom random_;
    Bytes identityBytes_;
    LogEnd end_;

private:
    const StoreUnderTest& made_;
    FakeClock clock_;
};

StoredRecord folded(const SequencedEntry& entry) {
    StoredRecord record{entry.verified.parts[0]->record, "f", {}, false, {}};
    record.state.id = record.id;
    fold(record.state, foldInputOf(entry.verified, *entry.verified.parts[0]));
    return record;
}

} // namespace

void keepsItsIdentity(const StoreUnderTest& made) {
    Scene scene(made);
    scene.reopen();
    const auto identity = scene.store->identity();
    REQUIRE(identity.ok());
    CHECK(canonicalBytes(*identity) == scene.identityBytes_);
    CHECK(scene.store->log().head()->ref.size == 0);
    CHECK(scene.store->log().leaves(0, 0, 1000)->empty());
}

void appendsWhatATurnCommits(const StoreUnderTest& made) {
    Scene scene(made);
    const auto one = scene.sequenced(0, partWith(recordNumber(1), test_form::words(), Text("one")));
    const auto two = scene.sequenced(1, partWith(recordNumber(2), test_form::words(), Text("two")), HoldReason::Fork);
    auto batch = scene.batchOf({one, two});
    batch.records = {folded(one)};
    batch.forks = {{scene.tablet.signer(), 2}};
    scene.commit(batch);
    scene.reopen();

    auto& log = scene.store->log();
    CHECK(log.head()->ref == batch.end.head.ref);
    const auto leaves = log.leaves(0, 2, 1'000'000);
    REQUIRE(leaves->size() == 2);
    CHECK((*leaves)[0].feed.entry == canonicalBytes(one.entry));
    CHECK((*leaves)[1].feed.entry == canonicalBytes(two.entry));
    CHECK((*leaves)[1].feed.held == HoldReason::Fork);
    CHECK((*leaves)[1].signer == scene.tablet.signer());
    CHECK(log.leaves(1, 2, 1'000'000)->size() == 1);
    CHECK(log.leaves(0, 1, 1'000'000)->size() == 1);
    CHECK(log.leaves(0, 2, 1)->size() == 1);

    std::vector<NodePlace> places;
    for (const auto& node : batch.nodes)
        places.push_back({node.level, node.index});
    const auto nodes = log.nodes(places);
    REQUIRE(nodes.ok());
    for (std::size_t i = 0; i < places.size(); ++i)
        CHECK((*nodes)[i] == batch.nodes[i].hash);

    CHECK(log.record(recordNumber(1))->state == batch.records[0].state);
    CHECK(log.record(recordNumber(1))->form == "f");
    CHECK(log.record(recordNumber(2))->form.empty());
    CHECK(log.record(recordNumber(3)).error().code == ErrorCode::NotFound);
    CHECK(*log.recordCount() == 1);
    CHECK(*log.heldCount() == 1);

    auto turn = log.beginTurn();
    REQUIRE(turn.ok());
    CHECK((*turn)->end()->frontier == batch.end.frontier);
    const std::vector<RecordId> ids{recordNumber(3), recordNumber(1)};
    const auto records = (*turn)->records(ids);
    REQUIRE(records->size() == 2);
    CHECK((*records)[0].state.registers.empty());
    CHECK((*records)[1].state == batch.records[0].state);
    const auto signer = scene.tablet.signer();
    CHECK((*turn)->marks(std::span(&signer, 1))->front().forkedAt == 2);
    const std::uint64_t first = 0;
    CHECK(canonicalBytes((*turn)->entries(std::span(&first, 1))->front()) == canonicalBytes(one.entry));
}

void feedsTheScopesOfARecord(const StoreUnderTest& made) {
    Scene scene(made);
    const RecordScope first{ScopeKind::Team, "Response 1"};
    const RecordScope second{ScopeKind::Team, "Response 2"};
    const std::vector<RecordScope> both{first, second};
    const auto id = recordNumber(1);
    const auto one = scene.sequenced(0, partWith(id, test_form::words(), Text("one")));
    const auto two = scene.sequenced(1, partWith(id, test_form::words(), Text("two")));
    auto batch = scene.batchOf({one, two});
    batch.records = {folded(one)};
    batch.records[0].scopes = {first, second};
    batch.feed = {
        {first, 0, id, FeedEvent::Began}, {first, 1, id, FeedEvent::Entry}, {second, 1, id, FeedEvent::Joined}};
    scene.commit(batch);
    scene.reopen();

    auto& feeds = scene.store->feeds();
    CHECK(scene.store->log().record(id)->scopes == std::set<RecordScope>{first, second});
    const auto rows = feeds.rows(both, 0, 2, 100);
    REQUIRE(rows.ok());
    CHECK(rows->rows == batch.feed);
    CHECK(rows->end == 2);
    CHECK(feeds.rows(both, 1, 2, 100)->rows.size() == 2);
    CHECK(feeds.rows(both, 0, 1, 100)->rows.size() == 1);
    CHECK(feeds.rows(std::span(both).subspan(1), 0, 2, 100)->rows.size() == 1);
    // Cut short, it leaves nothing out before its end.
    const auto cut = feeds.rows(both, 0, 2, 1);
    CHECK(cut->end == 1);
    CHECK(cut->rows.size() == 1);
    CHECK(feeds.members(second, 0, 10)->size() == 1);

    const std::vector<ReadableLeaf> wanted{{0, {id}}, {1, {recordNumber(9)}}};
    const auto leaves = feeds.leaves(wanted, 1'000'000);
    REQUIRE(leaves->size() == 2);
    CHECK((*leaves)[0].feed.entry == canonicalBytes(one.entry));
    auto withoutPart = two.entry;
    withoutPart.parts[0].reset();
    CHECK((*leaves)[1].feed.entry == canonicalBytes(withoutPart));
    CHECK(feeds.leaves(wanted, 1)->size() == 1);

    const std::vector<EntryName> names{
        {scene.tablet.signer(), 2, two.verified.id}, {scene.tablet.signer(), 2, one.verified.id}};
    CHECK(*feeds.leavesOf(names) == std::vector<std::optional<std::uint64_t>>{1, std::nullopt});

    const auto three = scene.sequenced(2, partWith(id, test_form::words(), Text("three")));
    auto later = scene.batchOf({three});
    later.records = {folded(three)};
    later.records[0].scopes = {first};
    later.feed = {{first, 2, id, FeedEvent::Entry}, {second, 2, id, FeedEvent::Left}};
    scene.commit(later);
    CHECK(feeds.members(second, 0, 10)->empty());
    REQUIRE(feeds.members(first, 0, 10)->size() == 1);
    const auto member = feeds.members(first, 0, 10)->front();
    CHECK(member.record == id);
    CHECK(feeds.members(first, member.number, 10)->empty());
    CHECK(scene.store->log().record(id)->scopes == std::set<RecordScope>{first});
}

void remembersWhoFollowsWhat(const StoreUnderTest& made) {
    Scene scene(made);
    const auto officer = scene.random_.id<OfficerId>();
    const RecordScope team{ScopeKind::Team, "Response 1"};
    const RecordScope child{ScopeKind::Child, "person-robin"};
    auto& assignments = scene.store->assignments();
    CHECK(*assignments.assign(officer, child));
    CHECK(*assignments.assign(officer, team));
    CHECK_FALSE(*assignments.assign(officer, team));
    scene.reopen();
    auto& again = scene.store->assignments();
    CHECK(*again.assigned(officer) == std::vector<RecordScope>{team, child});
    CHECK(again.assigned(scene.random_.id<OfficerId>())->empty());
    CHECK(*again.unassign(officer, team));
    CHECK_FALSE(*again.unassign(officer, team));
    CHECK(*again.assigned(officer) == std::vector<RecordScope>{child});
}

void forgetsATurnThatIsNotCommitted(const StoreUnderTest& made) {
    Scene scene(made);
    {
        auto turn = scene.store->log().beginTurn();
        REQUIRE(turn.ok());
    }
    auto twice = scene.batchOf({scene.sequenced(0, partWith(recordNumber(1), test_form::words(), Text("one")))});
    twice.entries.push_back(twice.entries.front());
    {
        auto turn = scene.store->log().beginTurn();
        REQUIRE(turn.ok());
        CHECK_FALSE((*turn)->commit(twice).ok());
    }
    CHECK(scene.store->log().head()->ref.size == 0);
    CHECK(scene.store->log().leaves(0, 5, 1000)->empty());
    CHECK(*scene.store->log().recordCount() == 0);
    twice.entries.pop_back();
    scene.commit(twice);
    CHECK(scene.store->log().leaves(0, 5, 1000)->size() == 1);
}

void findsEntriesAndGaps(const StoreUnderTest& made) {
    Scene scene(made);
    const auto part = partWith(recordNumber(1), test_form::words(), Text("x"));
    const auto one = scene.sequenced(0, part);
    (void)scene.tablet.write(part, {"f", {}});
    const auto three = scene.sequenced(1, part);
    scene.commit(scene.batchOf({one, three}));

    auto& log = scene.store->log();
    const auto signer = scene.tablet.signer();
    const std::vector<EntryId> wanted{EntryId{}, three.verified.id, one.verified.id};
    const auto found = log.find(signer, wanted);
    REQUIRE(found->size() == 2);
    for (const auto& place : *found)
        CHECK(place.receivedAtMs == static_cast<std::int64_t>(1000 + place.leaf));
    CHECK(log.find(SignerId{}, wanted)->empty());
    CHECK(*log.missingNumbers(signer, 10) == std::vector<std::uint64_t>{2});
    CHECK(log.missingNumbers(signer, 0)->empty());
    CHECK(log.missingNumbers(SignerId{}, 10)->empty());

    auto turn = log.beginTurn();
    const std::vector<ChainRange> ranges{{signer, 1, 2}, {signer, 3, 9}};
    const auto chain = (*turn)->chains(ranges);
    REQUIRE(chain->size() == 2);
    CHECK((*chain)[0].entry == one.verified.id);
    CHECK((*chain)[1].previous == three.verified.header.previous);
}

void redeemsACodeOnce(const StoreUnderTest& made) {
    Scene scene(made);
    auto& signers = scene.store->signers();
    const ScriptedTablet other("other");
    const auto hash = sha256(bytesOf("secret"));
    EnrolmentOffer offer;
    offer.secretHash = hash;
    offer.officerName = "PC 9 Ward";
    offer.role = Role::Supervisor;
    offer.expiresAtMs = 100;
    REQUIRE(signers.offer(offer).ok());
    const auto failing = [](const EnrolmentOffer&) -> Result<EnrolledSigner> {
        return fail(ErrorCode::Malformed, "no");
    };
    const auto issue = [&](const EnrolmentOffer& found) -> Result<EnrolledSigner> {
        CHECK(found.officerName == "PC 9 Ward");
        CHECK(found.role == Role::Supervisor);
        SignerCertificate certificate;
        certificate.signingKey = other.key().publicKey();
        return EnrolledSigner{certificate, Bytes{7}};
    };
    const auto key = other.key().publicKey();
    CHECK(signers.redeem(sha256(bytesOf("guess")), key, 50, issue).error().code == ErrorCode::NotFound);
    CHECK(signers.redeem(hash, key, 101, issue).error().code == ErrorCode::Revoked);
    CHECK(signers.redeem(hash, key, 50, failing).error().code == ErrorCode::Malformed);
    CHECK(signers.redeem(hash, key, 50, issue)->tlsCertificate == Bytes{7});
    CHECK(signers.redeem(hash, key, 5000, failing)->tlsCertificate == Bytes{7});
    CHECK(signers.redeem(hash, scene.tablet.key().publicKey(), 50, issue).error().code == ErrorCode::Revoked);
    const auto signer = other.signer();
    CHECK(signers.certificates(std::span(&signer, 1))->size() == 1);
    CHECK(*signers.signerCount() == 2);
}

void knowsOfficersByName(const StoreUnderTest& made) {
    Scene scene(made);
    auto& signers = scene.store->signers();
    const auto dale = signers.officer("PC 1 Dale", std::nullopt, scene.random_);
    REQUIRE(dale.ok());
    CHECK(*signers.officer("PC 1 Dale", std::nullopt, scene.random_) == *dale);
    const auto khan = signers.officer("PC 2 Khan", std::nullopt, scene.random_);
    CHECK(*khan != *dale);
    CHECK(*signers.officer("PS 1 Dale", *dale, scene.random_) == *dale);
    CHECK(*signers.officer("PS 1 Dale", std::nullopt, scene.random_) == *dale);
    CHECK(signers.officer("PC 2 Khan", *dale, scene.random_).error().code == ErrorCode::AlreadyExists);
}

void keepsTextAsItCame(const StoreUnderTest& made) {
    Scene scene(made);
    const auto officer = scene.random_.id<OfficerId>();
    const std::vector<std::string> naughty{"'; drop table log; --", "\"quoted\" $1 %s {}", "\\x00 \\", "Zoë",
        "\u202Ebackwards", "not UTF-8: \xff\xfe", "line\nbreak\ttab", "null", " "};
    std::set<std::string> expected;
    for (const auto& text : naughty) {
        CHECK(*scene.store->assignments().assign(officer, {ScopeKind::Child, text}));
        const auto named = scene.store->signers().officer(text, std::nullopt, scene.random_);
        REQUIRE(named.ok());
        CHECK(**scene.store->signers().officerNamed(text) == *named);
        expected.insert(text);
    }
    scene.reopen();
    std::vector<std::string> kept;
    const auto assigned = scene.store->assignments().assigned(officer);
    for (const auto& scope : *assigned)
        kept.push_back(scope.id);
    // In the order of their octets, whatever language the store's machine speaks.
    CHECK(kept == std::vector<std::string>(expected.begin(), expected.end()));
}

void keepsEveryVersionOfAForm(const StoreUnderTest& made) {
    Scene scene(made);
    auto& catalogue = scene.store->catalogue();
    const auto hashOf = [](std::string_view text) { return sha256(bytesOf(text)); };
    REQUIRE(catalogue.publish({"a", "1", hashOf("a1"), 5}, bytesOf("a1")).ok());
    REQUIRE(catalogue.publish({"b", "1", hashOf("b1"), 6}, bytesOf("b1")).ok());
    REQUIRE(catalogue.publish({"a", "2", hashOf("a2"), 7}, bytesOf("a2")).ok());
    CHECK(catalogue.publish({"a", "1", hashOf("a1"), 8}, bytesOf("a1")).error().code == ErrorCode::AlreadyExists);
    scene.reopen();
    auto& again = scene.store->catalogue();
    CHECK(again.formHistory()->size() == 5); // with the two forms that are built in
    const auto current = again.currentForms();
    REQUIRE(current->size() == 4);
    CHECK((*current)[0].version == "2");
    CHECK((*current)[0].publishedAtMs == 7);
    const std::vector<Hash> wanted{hashOf("a1"), hashOf("nothing")};
    const auto forms = again.forms(wanted);
    REQUIRE(forms->size() == 1);
    CHECK(textOf(BytesView(forms->front().definition)) == "a1");
}

void versionsReferenceSetsByContent(const StoreUnderTest& made) {
    Scene scene(made);
    auto& catalogue = scene.store->catalogue();
    const std::vector<ReferenceContent> first{{"people", {1}}, {"teams", {2}}};
    CHECK(catalogue.replaceReferenceSets(first, 10)->size() == 2);
    const std::vector<ReferenceContent> second{{"people", {1}}, {"teams", {3}}};
    const auto changed = catalogue.replaceReferenceSets(second, 20);
    REQUIRE(changed->size() == 1);
    CHECK(changed->front() == ReferenceVersion{"teams", 2});
    const std::vector<std::string> wanted{"people", "boats", "teams"};
    const auto sets = catalogue.referenceSets(wanted);
    REQUIRE(sets->size() == 2);
    CHECK((*sets)[0].asAtMs == 10);
    CHECK((*sets)[1].asAtMs == 20);
    CHECK((*sets)[1].items == Bytes{3});
    CHECK(catalogue.referenceVersions()->size() == 2);

    // What was made from another version than the newest is refused, and nothing that came with it is kept.
    const std::vector<ReferenceContent> late{{"people", {9}, 1}, {"teams", {9}, 1}};
    const auto refused = catalogue.replaceReferenceSets(late, 30);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Busy);
    CHECK(catalogue.referenceSets(wanted)->front().items == Bytes{1});
    const std::vector<ReferenceContent> again{{"teams", {9}, 2}, {"boats", {1}, 0}};
    CHECK(catalogue.replaceReferenceSets(again, 30)->size() == 2);
    // What is no list of items has no changes that could be told.
    CHECK_FALSE(catalogue.referenceChanges({"teams", 1})->has_value());
}

void keepsWhatChangesInASet(const StoreUnderTest& made) {
    Scene scene(made);
    auto& catalogue = scene.store->catalogue();
    const auto put = [&](const std::string& items, std::int64_t atMs, bool forTablets = true) {
        const std::vector<ReferenceContent> sets{{"flags", copyOf(bytesOf(items)), std::nullopt, forTablets}};
        return catalogue.replaceReferenceSets(sets, atMs).value().front().version;
    };
    // The text of the last keeps the set so long that no change is dropped for its length.
    const std::string rest = R"({"id":"z","title":")" + std::string(2000, 'z') + R"("}])";
    const auto first = put(R"([{"id":"a","title":"A"},{"id":"b","title":"B"},)" + rest, 1'000'000'000);
    CHECK(first == 1'000'000);
    const auto second = put(R"([{"id":"a","title":"A2"},{"id":"c","title":"C"},)" + rest, 1'000'000'500);
    CHECK(second == first + 1); // Two in one second.
    const auto third = put(R"([{"id":"a","title":"A3"},)" + rest, 2'000'000'000);
    CHECK(third == 2'000'000);

    const auto changes = catalogue.referenceChanges({"flags", first}).value();
    REQUIRE(changes.has_value());
    CHECK(changes->version == ReferenceVersion{"flags", third});
    CHECK(changes->asAtMs == 2'000'000'000);
    CHECK(changes->changes.size() == 2);
    const auto difference = differenceFrom(first, *changes).value();
    CHECK(textOf(BytesView(difference.items)) == R"([{"id":"a","title":"A3"}])");
    CHECK(difference.ended == std::vector<std::string>{"b", "c"});
    CHECK(difference.from == first);
    const std::vector<std::string> names{"flags"};
    CHECK(difference.digest == catalogue.referenceSets(names).value().front().digest);
    CHECK(
        difference.digest == digestOf(referenceItemsIn(catalogue.referenceSets(names).value().front().items).value()));

    CHECK(catalogue.referenceChanges({"flags", second}).value()->changes.size() == 1);
    for (const std::uint64_t other : {std::uint64_t{0}, first - 1, first + 7, third, third + 1})
        CHECK_FALSE(catalogue.referenceChanges({"flags", other})->has_value());
    CHECK_FALSE(catalogue.referenceChanges({"boats", first})->has_value());

    // No more is kept than the set is long: then the whole is as short.
    const auto fourth = put("[]", 3'000'000'000);
    CHECK_FALSE(catalogue.referenceChanges({"flags", third})->has_value());
    (void)put(R"([{"id":"a"}])", 4'000'000'000);
    CHECK_FALSE(catalogue.referenceChanges({"flags", fourth})->has_value());
    const auto kept = put("[" + rest, 5'000'000'000, false);
    (void)put("[]", 6'000'000'000, false);
    CHECK_FALSE(catalogue.referenceChanges({"flags", kept})->has_value());
}

} // namespace seenheard::server_store_suite
