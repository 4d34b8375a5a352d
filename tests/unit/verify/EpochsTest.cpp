#include "platform/base/File.h"
#include "sync/protocol/EpochStatement.h"
#include "sync/server/sequencer/Administration.h"
#include "tests/unit/verify/ExportedLog.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <functional>

using namespace seenheard;

namespace {

using Catch::Matchers::ContainsSubstring;

/// A log whose server was restored once, taken out, and the root that opened its epoch.
struct RestoredLog {
    RestoredLog() {
        log.restore();
        const auto octets = readFile(log.server.recoveryFile(), 65'536);
        REQUIRE(octets.ok());
        const auto json = nlohmann::json::parse(octets->begin(), octets->end());
        root.emplace(SigningKey::fromSeed(fromHex(json.at("root_seed").get<std::string>()).value()).value());
    }
    std::size_t place() {
        for (std::size_t i = 0; i < log.items().size(); ++i) {
            if (std::holds_alternative<ExportedEpoch>(log.items()[i]))
                return i;
        }
        FAIL("there is no statement in the export");
        return 0;
    }
    EpochStatement statement() {
        return epochStatementFrom(std::get<ExportedEpoch>(log.items()[place()]).statement).value();
    }
    /// The export with another statement.
    Verdict verdictWith(const EpochStatement& statement) {
        auto items = log.items();
        items[place()] = ExportedEpoch{canonicalBytes(statement)};
        return log.verdictOn(items);
    }
    /// The same, well signed by the root.
    Verdict verdictWithSigned(const std::function<void(EpochStatement&)>& change) {
        auto changed = statement();
        change(changed);
        sign(changed, *root);
        return verdictWith(changed);
    }

    ExportedLog log{12};
    std::optional<SigningKey> root;
};

void checkEpoch(const Verdict& verdict, const std::string& sentence) {
    REQUIRE(verdict.first);
    INFO(verdict.first->sentence);
    CHECK(verdict.first->fault == LogFault::Epoch);
    CHECK_THAT(verdict.first->sentence, ContainsSubstring(sentence));
}

} // namespace

TEST_CASE("An export of a server that was restored is whole, with the statement in front of its epoch") {
    RestoredLog world;
    const auto verdict = world.log.verdictOn(world.log.items(), {world.root->publicKey(), {}});
    INFO((verdict.first ? verdict.first->sentence : std::string()));
    CHECK(verdict.whole());
    REQUIRE(verdict.head);
    CHECK(verdict.head->epoch == 1);
    CHECK(verdict.head->size == world.statement().surviving.size + 1); // the end of the gathering
}

TEST_CASE("A log that was restored twice has two statements, and is whole") {
    RestoredLog world;
    world.log.restore();
    const auto verdict = world.log.verdictOn(world.log.items());
    INFO((verdict.first ? verdict.first->sentence : std::string()));
    CHECK(verdict.whole());
    CHECK(verdict.head->epoch == 2);
}

TEST_CASE("An epoch without its statement is named") {
    RestoredLog world;
    auto items = world.log.items();
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(world.place()));
    checkEpoch(world.log.verdictOn(items), "epoch 1 begins here without a statement");
}

TEST_CASE("A statement that stands twice, too late or at the end is named") {
    RestoredLog world;
    const auto at = static_cast<std::ptrdiff_t>(world.place());
    auto twice = world.log.items();
    twice.insert(twice.begin() + at, twice[world.place()]);
    checkEpoch(world.log.verdictOn(twice), "stands behind that of epoch 1");
    auto again = world.log.items();
    again.insert(again.end() - 1, again[world.place()]);
    checkEpoch(world.log.verdictOn(again), "stands behind that of epoch 1");
    std::vector<ExportItem> alone(world.log.items().begin(), world.log.items().begin() + at + 1);
    alone.emplace_back(ExportEnd{world.statement().surviving.size});
    checkEpoch(world.log.verdictOn(alone), "not followed by its first head");
}

TEST_CASE("A statement that was altered, or that somebody else has signed, is named") {
    RestoredLog world;
    auto altered = world.statement();
    altered.openedAtMs += 1;
    checkEpoch(world.verdictWith(altered), "is not signed by the root key");
    // Who runs the server has the issuing key, and not the root.
    auto forged = world.statement();
    sign(forged, world.log.server.store().identity()->issuingKey);
    checkEpoch(world.verdictWith(forged), "is not signed by the root key");
    auto items = world.log.items();
    items[world.place()] = ExportedEpoch{Bytes{0x80}};
    checkEpoch(world.log.verdictOn(items), "cannot be read");
}

TEST_CASE("A statement that says something else than the log is named, though the root has signed it") {
    RestoredLog world;
    checkEpoch(world.verdictWithSigned([](EpochStatement& one) { one.serverName = "Elsewhere"; }), "another server's");
    checkEpoch(world.verdictWithSigned([](EpochStatement& one) { one.surviving.size -= 1; }), "another surviving head");
    checkEpoch(world.verdictWithSigned([](EpochStatement& one) { one.surviving.root.octets[0] ^= 1; }),
        "another surviving head");
    checkEpoch(world.verdictWithSigned([](EpochStatement& one) { one.number = 0; }), "stands behind that of epoch 0");
    checkEpoch(world.verdictWithSigned([](EpochStatement& one) { one.number = 2; }),
        "does not begin with the head that survived");
    SystemRandom random;
    checkEpoch(world.verdictWithSigned(
                   [&](EpochStatement& one) { one.signer.signingKey = SigningKey::generate(random).publicKey(); }),
        "a server's signer that is not certified");
    checkEpoch(world.verdictWithSigned([&](EpochStatement& one) { one.signer = world.log.tablets[0].certificate(); }),
        "a server's signer that is not certified");
}

TEST_CASE("What a former signer of the server writes in a new epoch is named") {
    ExportedLog log(6);
    SystemRandom random;
    const auto former = log.server.store().identity();
    REQUIRE(former.ok());
    log.restore();
    // Whoever kept the former key and the store goes on writing with it.
    auto present = log.server.store().identity();
    REQUIRE(present.ok());
    present->signerKey = SigningKey::fromSeed(former->signerKey.seed()).value();
    present->signer = former->signer;
    const auto done = Administration(log.server.store(), *present, log.server.clock, random)
                          .perform({{ActKind::SignerRetired, subjectOf(log.tablets[0].signer()), "Inspector Webb",
                              "moved", std::nullopt, {}}});
    REQUIRE(done.ok());
    const auto verdict = log.verdictOn(log.exported());
    checkEpoch(verdict, "by a former signer of the server");
    CHECK(verdict.first->leaf == log.server.store().log().head()->ref.size - 1);
}
