#include "sync/protocol/Rights.h"
#include "sync/server/sequencer/Administration.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <map>

using namespace seenheard;

// Every cell of the table of rights, tried at the server by somebody of that role.

namespace {

/// A record of PC 1 Dale's, and somebody of another role in his team.
class RoleAtWork : public ServerUnderTest {
public:
    explicit RoleAtWork(Role role) : role_(role) {
        review_ = publish(testFormJson("1", std::string(reviewForm)));
        (void)exchange(dale_, {dale_.write(concern(recordNumber(1), "some"), form)});
        finding_ = dale_.lastOperation();
        somebody_ = enrolled("Somebody", role, "his tablet");
        (void)exchange(*somebody_);
    }

    /// What became of what he writes.
    [[nodiscard]] bool isApplied(const Part& part, const FormRef& of) {
        const auto answer = exchange(*somebody_, {somebody_->write(part, of)});
        REQUIRE(answer.receipts.size() == 1);
        if (answer.receipts[0].state == ReceiptState::Applied)
            return true;
        CHECK(answer.receipts[0].state == ReceiptState::Held);
        CHECK(answer.receipts[0].reason == HoldReason::NotEntitled);
        return false;
    }

    [[nodiscard]] bool sees() { return somebody_->records().contains(recordNumber(1)); }
    [[nodiscard]] bool writes() { return isApplied(concern(recordNumber(2), "some"), form); }
    [[nodiscard]] bool amends() {
        // What he said himself while he was an officer.
        const auto role = std::exchange(role_, Role::Officer);
        give(role_);
        REQUIRE(isApplied(concern(recordNumber(3), "some"), form));
        const auto own = somebody_->lastOperation();
        give(role_ = role);
        return isApplied(partWith(recordNumber(3), test_form::concern(), Text("serious"), {own}), form);
    }
    [[nodiscard]] bool decides() {
        return isApplied(
            partWith(recordNumber(1), test_form::concern(), Text("serious"), {finding_}, "seen since"), form);
    }
    [[nodiscard]] bool reviews() { return isApplied(concern(recordNumber(4), "some"), review_); }

    /// At a desk everybody is asked the same; who may is not refused for who he is, whatever becomes of it.
    [[nodiscard]] bool releasesHolds() { return isAdmitted("GET", "/v1/desk/holds"); }
    [[nodiscard]] bool enrols() { return isAdmitted("GET", "/v1/desk/codes") && isAdmitted("POST", "/v1/desk/codes"); }
    [[nodiscard]] bool closesTablets() { return isAdmitted("GET", "/v1/desk/signers"); }
    [[nodiscard]] bool managesPeople() {
        return isAdmitted("GET", "/v1/desk/people") && isAdmitted("POST", "/v1/desk/people")
            && isAdmitted("POST", "/v1/desk/assignments");
    }
    [[nodiscard]] bool exports() { return isAdmitted("GET", "/v1/desk/audit"); }

private:
    [[nodiscard]] bool isAdmitted(const char* method, const char* path) {
        const auto response = router().handle({{method, path, somebody_->id(), "192.0.2.1"},
            std::string_view(method) == "POST" ? copyOf(bytesOf("{}")) : Bytes()});
        CHECK((response.status == 403 || response.status == 200 || response.status == 400));
        return response.status != 403;
    }
    [[nodiscard]] static Part concern(const RecordId& record, const char* value) {
        return partWith(record, test_form::concern(), Text(value));
    }
    void give(Role role) {
        const auto identity = store().identity().value();
        SystemRandom random;
        REQUIRE(Administration(store(), identity, clock, random)
                    .perform({{ActKind::RoleGiven, roleOf(somebody_->signer()), "The test", "for the test",
                        std::nullopt, std::string(wordFor(role))}})
                    .ok());
        (void)exchange(*somebody_);
    }

    Role role_;
    FormRef review_;
    ScriptedTablet dale_ = enrolled("PC 1 Dale");
    std::optional<ScriptedTablet> somebody_;
    OperationId finding_;
};

using Try = bool (RoleAtWork::*)();
const std::map<Right, Try> tries{{Right::See, &RoleAtWork::sees}, {Right::Write, &RoleAtWork::writes},
    {Right::Amend, &RoleAtWork::amends}, {Right::Decide, &RoleAtWork::decides}, {Right::Review, &RoleAtWork::reviews},
    {Right::ReleaseHold, &RoleAtWork::releasesHolds}, {Right::Enrol, &RoleAtWork::enrols},
    {Right::CloseTablet, &RoleAtWork::closesTablets}, {Right::ManagePeople, &RoleAtWork::managesPeople},
    {Right::Export, &RoleAtWork::exports}};

} // namespace

TEST_CASE("Every cell of the table of rights is what the server does") {
    for (const auto right : allRights()) {
        INFO("nobody tries whether the server asks for this right: " << wordFor(right));
        REQUIRE(tries.contains(right));
        for (const auto role : rolesOfPeople()) {
            INFO(wordFor(role) << " " << wordFor(right));
            RoleAtWork work(role);
            CHECK((work.*tries.at(right))() == may(role, right));
        }
    }
}
