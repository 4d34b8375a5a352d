#include "sync/server/sequencer/Administration.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// A server with somebody who administers it.
class AdministeredServer : public ServerUnderTest {
public:
    Result<std::vector<ChainEntry>> act(ActKind kind, const Reference& subject,
        std::optional<std::int64_t> number = std::nullopt, const std::string& detail = {}) {
        return administration_.perform({{kind, subject, "Insp Shah", "looked at it", number, detail}});
    }
    Result<std::vector<ChainEntry>> publishByLog(const std::string& json) {
        const auto definition = FormDefinition::fromJson(bytesOf(json));
        REQUIRE(definition.ok());
        return administration_.publish(*definition, "Insp Shah");
    }
    [[nodiscard]] const ServerIdentity& identity() const { return identity_; }

private:
    SystemRandom random_;
    ServerIdentity identity_{*store().identity()};
    Administration administration_{store(), identity_, clock, random_};
};

Part words(const std::string& text, std::uint8_t record = 1) {
    return partWith(recordNumber(record), test_form::words(), Text(text));
}

EntryId idOf(const Entry& entry) {
    return entryIdOf(entry.header);
}

/// The act that a leaf carries.
AdministrativeAct actOf(const FeedLeaf& leaf) {
    const auto entry = entryFrom(leaf.entry);
    REQUIRE(entry.ok());
    const auto part = partFrom(entry->parts.at(0)->canonical);
    REQUIRE(part.ok());
    auto act = actIn(*part);
    REQUIRE(act);
    return *act;
}

FormRef unpublished(const std::string& json) {
    const auto form = FormDefinition::fromJson(bytesOf(json));
    REQUIRE(form.ok());
    return {form->id(), form->hash()};
}

} // namespace

TEST_CASE("An act of an administrator is an entry of the server's own signer, in everybody's feed") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    REQUIRE(server.act(ActKind::SignerRetired, subjectOf(tablet.signer())).ok());
    const auto answer = server.exchange(tablet);
    REQUIRE(answer.leaves.size() == 1);
    const auto act = actOf(answer.leaves[0]);
    CHECK(act.kind == ActKind::SignerRetired);
    CHECK(act.subject == subjectOf(tablet.signer()));
    CHECK(act.by == "Insp Shah");
    CHECK(act.why == "looked at it");
    CHECK(answer.certificates.at(0).role == Role::Server);
    CHECK(answer.certificates.at(0) == server.identity().signer);
}

TEST_CASE("The record of a subject says the newest act, and the acts before it are its history") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    REQUIRE(server.act(ActKind::SignerRetired, subjectOf(tablet.signer())).ok());
    REQUIRE(server.act(ActKind::SignerRevoked, subjectOf(tablet.signer())).ok());
    auto reader = server.enrolled("PC 2 Khan");
    (void)server.exchange(reader);
    REQUIRE(reader.records().size() == 1);
    const auto& state = reader.records().begin()->second;
    CHECK(actIn(state)->kind == ActKind::SignerRevoked);
    CHECK(state.folded.size() == 2);
}

TEST_CASE("An officer cannot write an administrative entry") {
    AdministeredServer server;
    auto tablet = server.enrolled("PS 3 Webb", Role::Supervisor);
    const RecordState nothing{recordNumber(9), {}, {}, {}};
    const auto part = partOf({ActKind::SignerRevoked, subjectOf(tablet.signer()), "me", "", std::nullopt, {}}, nothing);
    const auto administration = server.store().catalogue().formHistory()->front();
    REQUIRE(administration.id == administrationForm);
    const auto answer = server.exchange(tablet, {tablet.write(part, FormRef{administration.id, administration.hash})});
    CHECK(answer.receipts.at(0).reason == HoldReason::NotEntitled);
}

TEST_CASE("A released entry enters its record at the leaf of its release, and its receipt says applied") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    (void)server.exchange(
        dale, {dale.write(partWith(recordNumber(1), test_form::concern(), Text("some")), server.form)});
    const auto held =
        khan.write(partWith(recordNumber(1), test_form::concern(), Text("none"), {dale.lastOperation()}, "I was there"),
            server.form);
    CHECK(server.exchange(khan, {held}).receipts.at(0).state == ReceiptState::Held);
    CHECK(*server.store().log().heldCount() == 1);

    REQUIRE(server.act(ActKind::EntryReleased, subjectOf(idOf(held))).ok());
    CHECK(*server.store().log().heldCount() == 0);
    CHECK(server.store().log().record(recordNumber(1))->state.folded.size() == 2);
    const auto answer = server.exchange(dale);
    CHECK(answer.leaves.back().released == canonicalBytes(held));
    CHECK(dale.records().at(recordNumber(1)) == server.store().log().record(recordNumber(1))->state);
    CHECK(server.exchange(khan, {held}).receipts.at(0).state == ReceiptState::Applied);
    CHECK(server.act(ActKind::EntryRefused, subjectOf(idOf(held))).error().code == ErrorCode::NotFound);
}

TEST_CASE("A refused entry stays out of its record") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto held = tablet.write(partWith(recordNumber(1), test_form::words(), true), server.form);
    (void)server.exchange(tablet, {held});
    REQUIRE(server.act(ActKind::EntryRefused, subjectOf(idOf(held))).ok());
    CHECK(*server.store().log().heldCount() == 0);
    CHECK(server.store().log().record(recordNumber(1))->state.folded.empty());
    CHECK(server.exchange(tablet, {held}).receipts.at(0).state == ReceiptState::Held);
}

TEST_CASE("What waited for a form is released when the form is published, what does not fit it stays held") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto json = testFormJson("1", "new_form");
    const auto fits = tablet.write(words("said early"), unpublished(json));
    const auto misfit = tablet.write(partWith(recordNumber(2), test_form::words(), true), unpublished(json));
    const auto answer = server.exchange(tablet, {fits, misfit});
    CHECK(answer.receipts.at(0).reason == HoldReason::UnknownForm);

    REQUIRE(server.publishByLog(json)->size() == 2);
    const auto leaves = server.exchange(tablet).leaves;
    REQUIRE(leaves.size() == 2);
    CHECK(actOf(leaves[0]).kind == ActKind::FormPublished);
    CHECK(leaves[1].released == canonicalBytes(fits));
    CHECK(tablet.records().at(recordNumber(1)).folded.size() == 1);
    const auto held = server.store().log().held();
    REQUIRE(held->size() == 1);
    CHECK(held->front().entry == idOf(misfit));
    CHECK(held->front().reason == HoldReason::DoesNotFitForm);
}

TEST_CASE("What a revoked signer brings afterwards is held, and nothing newer goes to its tablet") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    const auto before = dale.write(words("before"), server.form);
    (void)server.exchange(dale, {before});
    REQUIRE(server.act(ActKind::SignerRevoked, subjectOf(dale.signer())).ok());
    (void)server.exchange(khan, {khan.write(words("not for a lost tablet"), server.form)});

    const auto answer = server.exchange(dale, {dale.write(words("after"), server.form)});
    CHECK(answer.receipts.at(0).reason == HoldReason::RevokedSigner);
    REQUIRE(answer.leaves.size() == 1);
    CHECK(actOf(answer.leaves[0]).kind == ActKind::SignerRevoked);
    CHECK_FALSE(answer.more);
    CHECK(server.exchange(dale).leaves.empty());
    CHECK(server.exchange(dale, {before}).receipts.at(0).state == ReceiptState::Applied);
}

TEST_CASE("A signer that was revoked stays so: it can neither be retired nor revoked again") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    REQUIRE(server.act(ActKind::SignerRevoked, subjectOf(dale.signer())).ok());
    const auto end = server.store().log().feedEnd(dale.signer());
    CHECK(server.act(ActKind::SignerRetired, subjectOf(dale.signer())).error().code == ErrorCode::AlreadyExists);
    CHECK(server.act(ActKind::SignerRevoked, subjectOf(dale.signer())).error().code == ErrorCode::AlreadyExists);
    CHECK(*server.store().log().feedEnd(dale.signer()) == *end);
    const auto answer = server.exchange(dale, {dale.write(words("after"), server.form)});
    CHECK(answer.receipts.at(0).reason == HoldReason::RevokedSigner);
}

TEST_CASE("What a retired signer still has is applied") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    REQUIRE(server.act(ActKind::SignerRetired, subjectOf(tablet.signer())).ok());
    CHECK(server.exchange(tablet, {tablet.write(words("late"), server.form)}).receipts.at(0).state
        == ReceiptState::Applied);
}

TEST_CASE("A fork closes its signer in the same turn, and everybody is told under which number") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = tablet.write(words("one"), server.form);
    tablet.continueFrom(0, EntryId{});
    const auto other = tablet.write(words("another one"), server.form);
    const auto answer = server.exchange(tablet, {first, other});
    REQUIRE(answer.leaves.size() == 3);
    const auto act = actOf(answer.leaves[2]);
    CHECK(act.kind == ActKind::SignerForked);
    CHECK(act.number == 1);
    CHECK(answer.leaves[1].held == HoldReason::Fork);
    (void)server.exchange(tablet, {tablet.write(words("two"), server.form)});
    auto reader = server.enrolled("PC 2 Khan");
    // Closed once. What is held is in its author's feed alone.
    CHECK(server.exchange(reader).leaves.size() == 2);
}

TEST_CASE("A missing number that was written off is named no more, and what arrives for it is applied") {
    AdministeredServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = tablet.write(words("one"), server.form);
    const auto second = tablet.write(words("two"), server.form);
    const auto third = tablet.write(words("three"), server.form);
    CHECK(server.exchange(tablet, {first, third}).missingNumbers == std::vector<std::uint64_t>{2});
    REQUIRE(server.act(ActKind::NumberWrittenOff, subjectOf(tablet.signer(), 2), 2).ok());
    CHECK(server.exchange(tablet).missingNumbers.empty());
    CHECK(server.act(ActKind::NumberWrittenOff, subjectOf(tablet.signer(), 2), 2).error().code == ErrorCode::NotFound);
    CHECK(server.act(ActKind::NumberWrittenOff, subjectOf(tablet.signer(), 9), 9).error().code == ErrorCode::NotFound);
    CHECK(server.exchange(tablet, {second}).receipts.at(0).state == ReceiptState::Applied);
    CHECK(server.exchange(tablet).missingNumbers.empty());
}

TEST_CASE("A decision is judged by the role at the tree head that it names") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    auto webb = server.enrolled("PS 3 Webb", Role::Supervisor);
    const auto decide = [&](const std::string& value, const OperationId& over) {
        return webb.write(partWith(recordNumber(1), test_form::concern(), Text(value), {over}, "decided"), server.form);
    };
    (void)server.exchange(
        dale, {dale.write(partWith(recordNumber(1), test_form::concern(), Text("some")), server.form)});
    const auto over = dale.lastOperation();
    (void)server.exchange(webb);
    const auto whileEntitled = decide("serious", over);
    REQUIRE(server.act(ActKind::RoleGiven, roleOf(webb.signer()), std::nullopt, "officer").ok());
    CHECK(server.exchange(webb, {whileEntitled}).receipts.at(0).state == ReceiptState::Applied);
    CHECK(server.exchange(webb, {decide("none", over)}).receipts.at(0).reason == HoldReason::NotEntitled);
    REQUIRE(server.act(ActKind::RoleGiven, roleOf(webb.signer()), std::nullopt, "supervisor").ok());
    (void)server.exchange(webb);
    CHECK(server.exchange(webb, {decide("none", over)}).receipts.at(0).state == ReceiptState::Applied);
}

TEST_CASE("An entry that names an older tree than its tablet had reported is held") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    (void)server.exchange(khan, {khan.write(words("one"), server.form)});
    (void)server.exchange(dale);
    (void)server.exchange(dale, {dale.write(words("two"), server.form)});
    dale.forgetTreeHead();
    const auto backdated = dale.write(words("three"), server.form);
    CHECK(server.exchange(dale, {backdated}).receipts.at(0).reason == HoldReason::StaleTreeHead);
}

TEST_CASE("A record that was disposed of is gone with its key, its chain stands, and what comes later is held") {
    AdministeredServer server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    (void)server.exchange(dale, {dale.write(words("canary"), server.form)});
    REQUIRE(server.act(ActKind::RecordDisposed, subjectOf(recordNumber(1))).ok());
    CHECK(server.store().log().record(recordNumber(1))->disposed);
    CHECK(server.act(ActKind::RecordDisposed, subjectOf(recordNumber(1))).error().code == ErrorCode::AlreadyExists);

    server.restart();
    const auto answer = server.exchange(khan);
    REQUIRE(answer.leaves.size() == 2);
    CHECK_FALSE(entryFrom(answer.leaves[0].entry)->parts.at(0));
    CHECK(actOf(answer.leaves[1]).kind == ActKind::RecordDisposed);
    const auto late = khan.write(words("later"), server.form);
    CHECK(server.exchange(khan, {late}).receipts.at(0).reason == HoldReason::RecordDisposed);
}
