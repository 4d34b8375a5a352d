#include "tests/unit/server/ServerUnderTest.h"

#include "platform/crypto/Hashing.h"
#include "sync/server/admin/ServerCreation.h"
#include "sync/server/admin/ServerProgram.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace seenheard {

void KeptLog::write(LogLevel, std::string_view component, std::string_view message) {
    lines_ += std::string(component) + ": " + std::string(message) + "\n";
}

ServerUnderTest::ServerUnderTest() : place_(StorePlace::forTest(directory_.path())) {
    auto created = createServer("Test Force", {"localhost"}, clock, random_);
    REQUIRE(created.ok());
    auto store = place_->create(created->identity, created->end, random_);
    REQUIRE(store.ok());
    store_ = std::move(*store);
    std::ofstream(recoveryFile()) << recoveryFileFor(*created, true);
    open();
    form = publish(testFormJson());
}

void ServerUnderTest::open() {
    auto identity = store_->identity();
    REQUIRE(identity.ok());
    handlers_ = std::make_unique<ServerHandlers>(*store_, std::move(*identity), clock, random_, log);
}

void ServerUnderTest::restart() {
    handlers_.reset();
    store_.reset();
    auto store = place_->open(random_);
    REQUIRE(store.ok());
    store_ = std::move(*store);
    open();
}

std::unique_ptr<ServerStore> ServerUnderTest::openElsewhere() {
    auto store = place_->open(random_);
    REQUIRE(store.ok());
    return std::move(*store);
}

void ServerUnderTest::keepBackup() {
    handlers_.reset();
    store_.reset();
    place_->keepBackup();
    restart();
}

void ServerUnderTest::putBackupBack() {
    handlers_.reset();
    store_.reset();
    place_->putBackupBack();
    restart();
}

ServerUnderTest::CommandResult ServerUnderTest::runStopped(std::vector<std::string> words) {
    handlers_.reset();
    store_.reset();
    const auto store = storeOptions();
    words.insert(words.end(), store.begin(), store.end());
    std::ostringstream said;
    const auto code = runServerProgram(words, {said, said, clock, random_, log});
    restart();
    return {code, said.str()};
}

Response ServerUnderTest::post(const std::string& path, Bytes body, std::optional<TabletId> tablet) {
    return router().handle({{"POST", path, tablet, "192.0.2.1"}, std::move(body)});
}

Response ServerUnderTest::send(const ScriptedTablet& tablet, const ExchangeRequest& request) {
    return post("/v1/exchange", tablet.body(request), tablet.id());
}

ExchangeResponse ServerUnderTest::sendWell(const ScriptedTablet& tablet, const ExchangeRequest& request) {
    const auto response = send(tablet, request);
    if (response.status != 200)
        FAIL(errorIn(response).message);
    const auto canonical = unpackMessage(response.body);
    REQUIRE(canonical.ok());
    auto answer = exchangeResponseFrom(*canonical);
    REQUIRE(answer.ok());
    return std::move(*answer);
}

ExchangeResponse ServerUnderTest::exchange(ScriptedTablet& tablet, const std::vector<Entry>& entries) {
    auto request = tablet.request(clock.now().utcMs);
    for (const auto& entry : entries)
        request.entries.push_back(canonicalBytes(entry));
    auto answer = sendWell(tablet, request);
    const auto status = tablet.take(answer);
    INFO((status ? std::string("taken") : status.error().message));
    REQUIRE(status.ok());
    return answer;
}

EnrolmentCode ServerUnderTest::offer(const std::string& officer, Role role, const std::string& team) {
    EnrolmentCode code;
    random_.fill(code.secret);
    const auto id = store_->signers().officer(officer, std::nullopt, random_);
    REQUIRE(id.ok());
    const auto now = clock.now().utcMs;
    const auto status =
        store_->signers().offer({sha256(code.secret), *id, officer, role, team, "Bradford", now, now + 3'600'000});
    REQUIRE(status.ok());
    return code;
}

ScriptedTablet ServerUnderTest::enrolled(
    const std::string& officer, Role role, const std::string& tabletName, const std::string& team) {
    ScriptedTablet tablet(tabletName);
    const auto request = tablet.enrolmentRequest(offer(officer, role, team));
    const auto response = post("/v1/enrol", packMessage(canonicalBytes(request)), std::nullopt);
    REQUIRE(response.status == 200);
    const auto canonical = unpackMessage(response.body);
    REQUIRE(canonical.ok());
    const auto answer = enrolmentResponseFrom(*canonical);
    REQUIRE(answer.ok());
    tablet.take(*answer);
    return tablet;
}

FormRef ServerUnderTest::publish(const std::string& json) {
    const auto definition = FormDefinition::fromJson(bytesOf(json));
    INFO((definition ? std::string("read") : definition.error().message));
    REQUIRE(definition.ok());
    const auto status = store_->catalogue().publish(
        {definition->id(), definition->version(), definition->hash(), clock.now().utcMs}, definition->octets());
    REQUIRE(status.ok());
    return {definition->id(), definition->hash()};
}

ErrorAnswer errorIn(const Response& response) {
    const auto answer = errorAnswerFrom(response.body);
    REQUIRE(answer.ok());
    return *answer;
}

RecordId recordNumber(std::uint8_t number) {
    RecordId id;
    id.octets.back() = number;
    id.octets.front() = 0x5e;
    return id;
}

Part partWith(const RecordId& record, const RegisterKey& key, Value value, std::vector<OperationId> supersedes,
    std::optional<std::string> reason) {
    std::sort(supersedes.begin(), supersedes.end());
    return {record, {Operation{key, std::move(value), std::move(supersedes), std::nullopt, std::move(reason)}}};
}

} // namespace seenheard
