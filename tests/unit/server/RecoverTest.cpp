#include "platform/base/File.h"
#include "sync/protocol/Identity.h"
#include "sync/protocol/RecoveredDraft.h"
#include "sync/server/admin/ServerProgram.h"
#include "sync/server/sequencer/Administration.h"
#include "tests/unit/server/LockedBox.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace seenheard {

namespace {

/// What the command did: its exit code and what it printed.
struct Recovered {
    int code = 0;
    nlohmann::json said;
    std::string err;
};

Recovered recover(LockedBox& from, const std::filesystem::path& place, std::vector<std::string> more = {},
    const std::string& by = "Insp. Shah") {
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> words{"recover", place.string(), "--by", by, "--reason", "PIN forgotten", "--json"};
    const auto store = from.server.storeOptions();
    words.insert(words.end(), store.begin(), store.end());
    words.insert(words.end(), more.begin(), more.end());
    const auto code = runServerProgram(words, {out, err, from.server.clock, from.random, from.server.log});
    return {code, nlohmann::json::parse(out.str(), nullptr, false), err.str()};
}

/// A draft of the tablet's officer, whose revisions go into the box.
struct BoxedDraft {
    explicit BoxedDraft(LockedBox& at) : box(at) {
        draft.id = box.random.id<DraftId>();
        draft.record = box.random.id<RecordId>();
        draft.form = box.server.form;
        draft.about = Reference{"incident", "2026-0042"};
    }
    void save(std::map<RegisterKey, Value> answers, const std::optional<SigningKey>& forger = std::nullopt) {
        draft.answers = std::move(answers);
        ++draft.revision;
        payload = signedDraft(draft, box.tablet.signer(), forger ? *forger : box.tablet.key());
        const BoxHeader header{BoxKind::Draft, box.tablet.signer(), 0, {}, draft.id, draft.revision};
        REQUIRE(box.box().append(header, payload).ok());
    }
    Bytes newest() const { return payload; }
    /// The entry that the draft became.
    Entry entry(const std::string& words) const {
        return box.tablet.write({partWith(draft.record, test_form::words(), Text(words))}, box.server.form, draft.id);
    }

    LockedBox& box;
    Draft draft;
    Bytes payload;
};

/// What the log says of the use of the recovery key on that tablet's black box.
std::optional<AdministrativeAct> useOf(LockedBox& box) {
    const auto identity = box.server.store().identity();
    REQUIRE(identity.ok());
    const auto record =
        Identity(copyOf(identity->identityKey.view())).record(administrationForm, blackBoxOf(box.tablet.signer()));
    const auto stored = box.server.store().log().record(record);
    return stored ? actIn(stored->state) : std::nullopt;
}

} // namespace

TEST_CASE("What a tablet never sent is in the log after its black box was recovered, once") {
    LockedBox box;
    box.save(3);
    const auto first = recover(box, box.path);
    INFO(first.err);
    REQUIRE(first.code == 0);
    CHECK(first.said.at("entries") == 3);
    CHECK(first.said.at("applied") == 3);
    CHECK(first.said.at("already_there") == 0);
    CHECK(first.said.at("damaged").empty());
    const auto found = box.server.store().log().find(box.tablet.signer(), box.written);
    REQUIRE(found.ok());
    CHECK(found->size() == 3);

    const auto leaves = box.leaves();
    const auto again = recover(box, box.path);
    REQUIRE(again.code == 0);
    CHECK(again.said.at("applied") == 0);
    CHECK(again.said.at("already_there") == 3);
    CHECK(box.server.store().log().find(box.tablet.signer(), box.written)->size() == 3);
    CHECK(box.server.store().log().recordCount().value() >= 1);
    CHECK(box.leaves() >= leaves);
}

TEST_CASE("Only what is missing is brought in, from one file or from the whole profile") {
    LockedBox box;
    box.save(2);
    (void)box.deliver();
    box.save(1);
    const auto one = recover(box, boxSegmentPath(box.path, 2));
    REQUIRE(one.code == 0);
    CHECK(one.said.at("segments") == 1);
    CHECK(one.said.at("applied") == 1);
    const auto profile = recover(box, box.directory.path());
    REQUIRE(profile.code == 0);
    CHECK(profile.said.at("segments") == 2);
    CHECK(profile.said.at("already_there") == 3);
}

TEST_CASE("Damaged records and files are named and left out, and stop nothing") {
    LockedBox box;
    box.save(3);
    const auto path = boxSegmentPath(box.path, 1);
    auto octets = *readFile(path, boxSegmentMostBytes);
    const auto second = boxSegmentFrom(octets)->records[1];
    octets[second.offset + 100] ^= 1;
    REQUIRE(writeFileDurably(path, octets).ok());
    REQUIRE(writeFileDurably(boxSegmentPath(box.path, 2), bytesOf("not a segment")).ok());
    const auto done = recover(box, box.path);
    REQUIRE(done.code == 0);
    CHECK(done.said.at("applied") == 2);
    CHECK(done.said.at("damaged").size() == 2);
}

TEST_CASE("The newest revision of a draft without an entry comes into its record in its officer's name, once") {
    LockedBox box;
    BoxedDraft draft(box);
    draft.save({{test_form::words(), Text("half")}});
    draft.save({{test_form::words(), Text("half a sentence")}, {test_form::concern(), Text("serious")},
        {test_form::telephone(), Cleared{}}});
    for (const auto expected : {1, 0}) {
        const auto done = recover(box, box.path);
        INFO(done.err);
        REQUIRE(done.code == 0);
        CHECK(done.said.at("drafts_recovered") == expected);
        CHECK(done.said.at("drafts_held") == 0);
        CHECK(done.said.at("refused").empty());
    }
    CHECK(box.leaves() == 1);
    auto state = box.server.store().log().record(draft.draft.record)->state;
    REQUIRE(headsAt(state, test_form::words())->size() == 1);
    const auto& words = headsAt(state, test_form::words())->front();
    CHECK(words.value == Value(Text("half a sentence")));
    CHECK(headsAt(state, test_form::telephone()) == nullptr);
    const auto recovered = recoveredBy(state, words.id.entry);
    REQUIRE(recovered);
    CHECK(recovered->author == box.tablet.certificate());
    CHECK(headsAt(state, RegisterKey{{envelope::recoveredBy}})->front().value == Value(Text("Insp. Shah")));
    CHECK(headsAt(state, RegisterKey{{envelope::recoveredBy}})->front().reason == "PIN forgotten");
    CHECK(headsAt(state, test_form::submitted()) == nullptr);
    CHECK(box.server.store()
              .log()
              .record(draft.draft.record)
              ->scopes.contains(officerScope(box.tablet.certificate().officer)));

    draft.save({{test_form::words(), Text("half a sentence more")}});
    CHECK(recover(box, box.path).said.at("drafts_recovered") == 1);
    state = box.server.store().log().record(draft.draft.record)->state;
    REQUIRE(headsAt(state, test_form::words())->size() == 1);
    CHECK(headsAt(state, test_form::words())->front().value == Value(Text("half a sentence more")));
}

TEST_CASE("A draft whose entry is in the box, or in the log alone, is not recovered") {
    LockedBox box;
    BoxedDraft saved(box);
    saved.save({{test_form::words(), Text("half")}});
    const auto inTheBox = saved.entry("whole");
    const BoxHeader header{BoxKind::Entry, box.tablet.signer(), 1, box.tablet.head(), saved.draft.id, 0};
    REQUIRE(box.box().append(header, canonicalBytes(inTheBox)).ok());
    BoxedDraft sent(box);
    sent.save({{test_form::words(), Text("half")}});
    const auto inTheLog = sent.entry("whole too");
    (void)box.server.exchange(box.tablet, {inTheBox, inTheLog});

    const auto leaves = box.leaves();
    const auto done = recover(box, box.path);
    REQUIRE(done.code == 0);
    CHECK(done.said.at("drafts_recovered") == 0);
    CHECK(box.leaves() == leaves);
}

TEST_CASE("What an officer said is never replaced by a recovered draft, of his own or of another") {
    LockedBox box;
    auto khan = box.server.enrolled("PC 2 Khan");
    BoxedDraft draft(box);
    const auto record = draft.draft.record;
    auto known = partWith(record, test_form::telephone(), Text("0113 496 0000"));
    known.operations.front().depth = 1;
    (void)box.server.exchange(khan, {khan.write(known, box.server.form)});
    const auto mine = box.tablet.write(partWith(record, test_form::concern(), Text("serious")), box.server.form);
    (void)box.server.exchange(box.tablet, {mine});
    draft.save({{test_form::concern(), Text("none")}, {test_form::telephone(), Text("0113 496 1111")}});
    CHECK(recover(box, box.path).said.at("drafts_recovered") == 1);
    const auto state = box.server.store().log().record(record)->state;
    CHECK(headsAt(state, test_form::concern())->size() == 2);
    const auto* telephone = headsAt(state, test_form::telephone());
    REQUIRE(telephone->size() == 2);
    const auto standIn = standInOf(
        {FieldKind::Finding, StandInPolicy::Latest, {}}, *telephone, [](const SignerId&) { return OfficerId{}; });
    CHECK((*telephone)[*standIn.chosen].value == Value(Text("0113 496 0000")));
}

TEST_CASE("A draft that its tablet did not sign, or whose record was disposed of, is refused and named") {
    LockedBox box;
    BoxedDraft forged(box);
    forged.save({{test_form::words(), Text("not his")}}, SigningKey::generate(box.random));
    BoxedDraft gone(box);
    gone.save({{test_form::words(), Text("gone")}});
    const auto record = gone.draft.record;
    const auto before = box.tablet.write(partWith(record, test_form::concern(), Text("some")), box.server.form);
    (void)box.server.exchange(box.tablet, {before});
    const auto identity = box.server.store().identity();
    const AdministrativeAct disposal{
        ActKind::RecordDisposed, subjectOf(record), "Insp. Shah", "a court", std::nullopt, {}};
    REQUIRE(Administration(box.server.store(), *identity, box.server.clock, box.random).perform({disposal}).ok());
    const auto leaves = box.leaves();
    const auto done = recover(box, box.path);
    REQUIRE(done.code == 0);
    CHECK(done.said.at("refused").size() == 2);
    CHECK(done.said.at("drafts_recovered") == 0);
    CHECK(box.leaves() == leaves);
}

TEST_CASE("The server's own signer brings nothing into a record but what an officer's tablet has signed") {
    LockedBox box;
    BoxedDraft draft(box);
    draft.save({{test_form::words(), Text("as signed")}});
    const auto& author = box.tablet.certificate();
    const auto recovered = recoveredDraftFrom(draft.newest(), author);
    REQUIRE(recovered.ok());
    const RecordState empty{draft.draft.record, {}, {}, {}};
    const Recovering recovering{"Insp. Shah", "PIN forgotten", [](const SignerId&) { return OfficerId{}; },
        [](const RegisterKey&) { return false; }};
    const auto server = box.server.store().identity()->signer.signer();
    const Part good{draft.draft.record, operationsFor(*recovered, empty, recovering)};
    REQUIRE(recoveredIn(good, server).ok());

    auto invented = good;
    for (auto& operation : invented.operations)
        if (operation.key == test_form::words())
            operation.value = Text("not as signed");
    auto added = good;
    added.operations.push_back({test_form::concern(), Text("none"), {}, std::nullopt, std::nullopt});
    auto replacing = good;
    replacing.operations.front().supersedes.push_back({box.tablet.signer(), 1, 0, {}});
    auto elsewhere = good;
    elsewhere.record = recordNumber(99);
    auto unmarked = good;
    std::erase_if(
        unmarked.operations, [](const Operation& one) { return one.key == RegisterKey{{envelope::recovered}}; });
    for (const auto& bad : {invented, added, replacing, elsewhere, unmarked})
        CHECK(recoveredIn(bad, server).error().code == ErrorCode::NotEntitled);

    // And nobody else may claim to have recovered anything.
    auto claimed = good;
    std::erase_if(claimed.operations, [](const Operation& one) { return one.key == test_form::team(); });
    const auto answer = box.server.exchange(box.tablet, {box.tablet.write(claimed, box.server.form)});
    CHECK(answer.receipts.at(0).reason == HoldReason::NotEntitled);
}

TEST_CASE("Each use of the recovery key is in the log, by whom and why, and the server's own key needs none") {
    LockedBox box;
    box.save(2);
    REQUIRE(recover(box, box.path).code == 0);
    CHECK_FALSE(useOf(box));
    const auto before = box.leaves();
    for (std::uint64_t use = 1; use <= 2; ++use) {
        REQUIRE(recover(box, box.path, {"--recovery-key", box.server.recoveryFile().string()}).code == 0);
        CHECK(box.leaves() == before + use);
    }
    const auto act = useOf(box);
    REQUIRE(act);
    CHECK(act->kind == ActKind::RecoveryKeyUsed);
    CHECK(act->by == "Insp. Shah");
    CHECK(act->why == "PIN forgotten");
    CHECK(act->detail.find(".box in ") != std::string::npos);
}

TEST_CASE("Where the use of the recovery key cannot be written into the log, nothing is opened with it") {
    LockedBox box;
    box.save(2);
    const std::vector<std::string> withKey{"--recovery-key", box.server.recoveryFile().string()};
    const auto nameless = recover(box, box.path, withKey, "   ");
    CHECK(nameless.code == 1);
    CHECK(nameless.err.find("nothing was opened") != std::string::npos);
    CHECK(box.leaves() == 0);

    const auto nobodys = box.directory / "other.box";
    REQUIRE(writeFileDurably(nobodys, bytesOf("not a segment")).ok());
    const auto unknown = recover(box, nobodys, withKey);
    CHECK(unknown.code == 1);
    CHECK(unknown.err.find("it was not used") != std::string::npos);
    CHECK(box.leaves() == 0);
}

TEST_CASE("A place without a black box, and shares that are none, are refused in words") {
    LockedBox box;
    const auto nothing = recover(box, box.directory / "nowhere");
    CHECK(nothing.code == 1);
    CHECK(nothing.err.find("There is no black box") != std::string::npos);
    box.save(1);
    const auto file = box.directory / "share.txt";
    REQUIRE(writeFileDurably(file, bytesOf("a shopping list")).ok());
    const auto one = recover(box, box.path, {"--recovery-share", file.string()});
    CHECK(one.code == 1);
    CHECK(one.err.find("given twice") != std::string::npos);
    const auto two = recover(box, box.path, {"--recovery-share", file.string(), "--recovery-share", file.string()});
    CHECK(two.code == 1);
    CHECK(two.err.find("no share of a recovery key") != std::string::npos);
    CHECK(box.leaves() == 0);
}

} // namespace seenheard
