#include "platform/base/File.h"
#include "sync/protocol/Identity.h"
#include "sync/server/admin/ServerProgram.h"
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
    std::vector<std::string> words{"recover", place.string(), "--store", from.server.storeFile().string(), "--by", by,
        "--reason", "PIN forgotten", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto code = runServerProgram(words, {out, err, from.server.clock, from.random, from.server.log});
    return {code, nlohmann::json::parse(out.str(), nullptr, false), err.str()};
}

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

TEST_CASE("Drafts that never became an entry are counted, those that did are not") {
    LockedBox box;
    {
        auto open = box.box();
        const auto lost = box.random.id<DraftId>();
        const auto saved = box.random.id<DraftId>();
        for (const auto& [draft, revision] : {std::pair{lost, 1U}, {lost, 2U}, {saved, 1U}})
            REQUIRE(open.append({BoxKind::Draft, box.tablet.signer(), 0, {}, draft, revision}, bytesOf("words")).ok());
        const auto entry = box.next("saved");
        const BoxHeader header{BoxKind::Entry, box.tablet.signer(), 1, box.tablet.head(), saved, 0};
        REQUIRE(open.append(header, canonicalBytes(entry)).ok());
    }
    const auto done = recover(box, box.path);
    REQUIRE(done.code == 0);
    CHECK(done.said.at("applied") == 1);
    CHECK(done.said.at("drafts_without_an_entry") == 1);
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
