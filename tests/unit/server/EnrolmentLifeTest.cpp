#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/admin/TerminalQr.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <qrencode.h>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A server whose supervisor makes codes.
class Office : public ServerUnderTest {
public:
    MadeCode make(const std::string& tabletName = {}) {
        const auto identity = store().identity().value();
        auto made = EnrolmentOffice(store(), identity, clock, random_)
                        .make({"PC 1 Dale", std::nullopt, Role::Officer, "Response 1", "Bradford", tabletName, 24,
                            "PS 3 Webb", "his first tablet", SignerId{}});
        REQUIRE(made.ok());
        return *std::move(made);
    }
    Response redeem(const ScriptedTablet& tablet, const MadeCode& made) {
        return post("/v1/enrol", packMessage(canonicalBytes(tablet.enrolmentRequest(made.code))), std::nullopt);
    }

private:
    SystemRandom random_;
};

} // namespace

TEST_CASE("By whom a code was made, for whom and why stands in the audit; the code does not") {
    Office office;
    const auto made = office.make("tablet 7");
    const auto rows = office.store().audit().rows(0, 10).value();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].how == "code_made");
    CHECK(rows[0].person == "PS 3 Webb");
    CHECK(rows[0].why == "his first tablet");
    CHECK(rows[0].subject == made.offer.shownId());
    CHECK_THAT(rows[0].detail, ContainsSubstring("tablet 'tablet 7'"));
    const auto open = office.store().signers().openOffers().value();
    REQUIRE(open.size() == 1);
    CHECK(open[0].by == "PS 3 Webb");
    CHECK(open[0].tabletName == "tablet 7");
    for (const auto& command : {std::vector<std::string>{"codes", "list"}, {"codes", "list", "--json"}}) {
        const auto listed = office.runStopped(command);
        CHECK(listed.code == 0);
        CHECK_THAT(listed.said, ContainsSubstring(made.offer.shownId()));
        CHECK(listed.said.find(textOf(made.code)) == std::string::npos);
    }
}

TEST_CASE("A code for one tablet is refused on another, and can still be used on the right one") {
    Office office;
    const auto made = office.make("tablet 7");
    const auto refused = office.redeem(ScriptedTablet("tablet 8"), made);
    CHECK(refused.status == 403);
    CHECK_THAT(errorIn(refused).message,
        ContainsSubstring("is for the tablet 'tablet 7' and this one is called 'tablet 8'. The code was not used"));
    const ScriptedTablet right("tablet 7");
    CHECK(office.redeem(right, made).status == 200);
    CHECK(office.redeem(right, made).status == 200); // an answer can be lost
    const auto again = office.redeem(ScriptedTablet("tablet 7"), made);
    CHECK(again.status == 410);
    CHECK_THAT(errorIn(again).message, ContainsSubstring("has been used"));
    CHECK(office.store().signers().openOffers().value().empty());
}

TEST_CASE("A code that has expired says when") {
    Office office;
    const auto made = office.make();
    office.clock.advance(24LL * 3'600'000 + 1);
    const auto refused = office.redeem(ScriptedTablet("tablet"), made);
    CHECK(refused.status == 410);
    CHECK_THAT(errorIn(refused).message, ContainsSubstring("has expired, at 20"));
    CHECK_THAT(office.runStopped({"codes", "list"}).said, ContainsSubstring("expired 20"));
}

TEST_CASE("A code that was withdrawn works no more, and by whom stands in the audit") {
    Office office;
    const auto made = office.make();
    const auto id = made.offer.shownId();
    const auto done = office.runStopped({"codes", "withdraw", id, "--by", "PS 3 Webb", "--reason", "lost on paper"});
    CHECK(done.said == id + ": withdrawn\n");
    const auto refused = office.redeem(ScriptedTablet("tablet"), made);
    CHECK(refused.status == 410);
    CHECK_THAT(errorIn(refused).message, ContainsSubstring("was withdrawn"));
    CHECK(office.runStopped({"codes", "withdraw", id, "--by", "PS 3 Webb", "--reason", "again"}).code == 1);
    CHECK(office.store().audit().rows(0, 10).value().back().how == "code_withdrawn");
}

TEST_CASE("A QR code on a terminal has every module of the code's text, and a quiet zone") {
    Office office;
    const auto text = textOf(office.make().code);
    const auto drawn = terminalQr(text).value();
    // Back from blocks to modules.
    std::vector<std::vector<bool>> dark;
    std::vector<bool> upper;
    std::vector<bool> lower;
    for (std::size_t at = 0; at < drawn.size();) {
        if (drawn[at] == '\n') {
            dark.push_back(std::exchange(upper, {}));
            dark.push_back(std::exchange(lower, {}));
            ++at;
            continue;
        }
        const auto glyph = drawn[at] == ' ' ? std::string(" ") : drawn.substr(at, 3);
        at += glyph.size();
        upper.push_back(glyph == " " || glyph == "▄");
        lower.push_back(glyph == " " || glyph == "▀");
    }
    auto* code = QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    REQUIRE(code != nullptr);
    const auto width = static_cast<std::size_t>(code->width);
    REQUIRE(dark.size() >= width + 8);
    bool same = true;
    for (std::size_t row = 0; row < width + 8; ++row) {
        for (std::size_t column = 0; column < width + 8; ++column) {
            const bool inside = row >= 4 && column >= 4 && row < width + 4 && column < width + 4;
            const bool expected = inside && (code->data[(row - 4) * width + column - 4] & 1U) != 0;
            same = same && dark[row][column] == expected;
        }
    }
    QRcode_free(code);
    CHECK(same);
}

TEST_CASE("The whole life of an enrolment: code, tablet, words, lock, revocation, wipe, and what was left comes in") {
    Office office;
    ScriptedTablet tablet("tablet 7");
    const auto enrolled = office.redeem(tablet, office.make("tablet 7"));
    REQUIRE(enrolled.status == 200);
    tablet.take(enrolmentResponseFrom(unpackMessage(enrolled.body).value()).value());
    (void)office.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("one")), office.form)});
    const auto unsent = tablet.write(partWith(recordNumber(1), test_form::words(), Text("two")), office.form);

    const std::vector<std::string> because{"--by", "PS 3 Webb", "--reason", "left on a bus"};
    const auto with = [&](std::vector<std::string> words) {
        words.insert(words.end(), because.begin(), because.end());
        return words;
    };
    REQUIRE(office.runStopped(with({"tablets", "lock", tablet.id().hex()})).code == 0);
    REQUIRE(office.runStopped(with({"signers", "revoke", tablet.signer().hex()})).code == 0);
    const auto given = office.store().tabletCommands().open(tablet.id(), 10).value();
    REQUIRE(given.size() == 2);
    CHECK(given[0].kind == CommandKind::Lock);
    CHECK(given[1].kind == CommandKind::Wipe);

    // Nothing more goes there, and what it still held waits for a supervisor.
    const auto answer = office.exchange(tablet, {unsent});
    CHECK(answer.receipts.at(0).state == ReceiptState::Held);
    CHECK(answer.receipts.at(0).reason == HoldReason::RevokedSigner);
    REQUIRE(office.store().log().heldCount().value() == 1);
    REQUIRE(
        office.store().tabletCommands().noteCarriedOut(tablet.id(), given[1].number, office.clock.now().utcMs).ok());
    CHECK(office.store().tabletCommands().open(tablet.id(), 10).value().empty());
    CHECK_THAT(office.runStopped({"tablets", "list"}).said, ContainsSubstring("carried out 20"));

    const auto entry = office.store().log().held().value().at(0).entry;
    REQUIRE(office.runStopped(with({"holds", "release", entry.hex()})).code == 0);
    CHECK(office.store().log().heldCount().value() == 0);
    // Revoked it stays, and cannot be opened again.
    CHECK(office.runStopped(with({"signers", "retire", tablet.signer().hex()})).code == 1);
}
