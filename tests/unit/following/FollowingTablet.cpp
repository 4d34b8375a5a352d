#include "tests/unit/following/FollowingTablet.h"

#include "sync/engine/BoxDelivery.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

RecordLine FollowingTablet::PlainLines::lineOf(const ShownRecord& record, const RecordSources&) {
    RecordLine line;
    for (const auto& entry : record.state.folded)
        line.updatedAt.utcMs = std::max(line.updatedAt.utcMs, entry.writtenAt.utcMs);
    return line;
}

FollowingTablet::FollowingTablet(
    ServerUnderTest& server, const std::string& officer, const std::string& team, Role role)
    : server_(server)
    , identity_(server.enrolled(officer, role, "tablet of " + officer, team)) {
    const auto& enrolment = identity_.enrolment();
    Enrolled enrolled;
    enrolled.authority = server.store().identity()->authority();
    enrolled.issuing = enrolment.issuing;
    enrolled.signer = enrolment.signer;
    enrolled.identityKey = enrolment.identityKey;
    enrolled.ingestKey = enrolment.ingestKey;
    enrolled.recoveryKey = enrolment.recoveryKey;
    random_.fill(databaseKey_);
    REQUIRE(TabletStore::create(profile_, databaseKey_, enrolled).ok());
    REQUIRE(open().ok());
}

Status FollowingTablet::open() {
    store_.reset();
    auto opened = TabletStore::open(profile_, databaseKey_, {lines_, random_, server_.clock});
    if (!opened)
        return opened.error();
    store_ = std::move(*opened);
    return success();
}

void FollowingTablet::bringBox() {
    const auto& issuing = identity_.enrolment().issuing;
    BoxDelivery delivery(profile_.box(), {issuing.serverName, issuing.issuingKey}, 0);
    for (;;) {
        const auto request = delivery.nextRequest();
        REQUIRE(request.ok());
        if (!*request)
            return;
        const auto response = server_.post((*request)->path, (*request)->body, identity_.id());
        REQUIRE(response.status == 200);
        REQUIRE(delivery.take({response.status, response.body}).ok());
    }
}

SyncTotals FollowingTablet::exchange(int mostAnswers) {
    const auto& enrolment = identity_.enrolment();
    SyncSession session(store_->sync(),
        {enrolment.issuing.serverName, enrolment.issuing.issuingKey, identity_.signer(),
            store_->enrolled().authority.root},
        identity_.key(), server_.clock);
    for (int taken = 0; taken < mostAnswers; ++taken) {
        const auto request = session.nextRequest();
        INFO((request.ok() ? std::string() : request.error().message));
        REQUIRE(request.ok());
        if (!*request)
            break;
        const auto response = server_.post((*request)->path, (*request)->body, identity_.id());
        // What the session answers by itself: whole entries, or its certificate.
        REQUIRE((response.status == 200 || response.status == 401 || response.status == 409));
        if (response.status == 200)
            answers_.push_back(exchangeResponseFrom(unpackMessage(response.body).value()).value());
        const auto status = session.take({response.status, response.body});
        INFO((status.ok() ? std::string() : status.error().message));
        REQUIRE(status.ok());
    }
    REQUIRE(session.settle().ok());
    return session.totals();
}

void FollowingTablet::loseAnAnswer() {
    const auto& enrolment = identity_.enrolment();
    SyncSession session(store_->sync(),
        {enrolment.issuing.serverName, enrolment.issuing.issuingKey, identity_.signer(),
            store_->enrolled().authority.root},
        identity_.key(), server_.clock);
    const auto request = session.nextRequest();
    REQUIRE(request.ok());
    REQUIRE(*request);
    REQUIRE(server_.post((*request)->path, (*request)->body, identity_.id()).status == 200);
}

ErrorAnswer FollowingTablet::refusedExchange() {
    const auto& enrolment = identity_.enrolment();
    SyncSession session(store_->sync(),
        {enrolment.issuing.serverName, enrolment.issuing.issuingKey, identity_.signer(),
            store_->enrolled().authority.root},
        identity_.key(), server_.clock);
    const auto request = session.nextRequest();
    REQUIRE(request.ok());
    REQUIRE(*request);
    const auto response = server_.post((*request)->path, (*request)->body, identity_.id());
    REQUIRE(response.status == 503);
    const auto taken = session.take({response.status, response.body});
    REQUIRE_FALSE(taken.ok());
    return errorIn(response);
}

void FollowingTablet::write(
    const RecordId& record, const RegisterKey& key, Value value, std::vector<OperationId> supersedes) {
    write({partWith(record, key, std::move(value), std::move(supersedes))});
}

void FollowingTablet::write(std::vector<Part> parts) {
    server_.clock.advance(1000);
    for (auto& part : parts) {
        if (written_.insert(part.record).second)
            part.operations.push_back({test_form::team(), Text(certificate().team), {}, {}, {}});
    }
    auto header = store_->nextHeader().value();
    header.form = server_.form;
    header.writtenAt = server_.clock.now();
    const auto saved = store_->saveEntry(signEntry(header, parts, identity_.key(), random_));
    INFO((saved.ok() ? std::string() : saved.error().message));
    REQUIRE(saved.ok());
}

OperationId FollowingTablet::lastOperation(std::uint32_t index) const {
    const auto head = store_->chainHead();
    return {identity_.signer(), head.number, index, head.entry};
}

void FollowingTablet::assign(const RecordScope& scope) {
    REQUIRE(server_.store().assignments().assign(certificate().officer, scope).value());
}

void FollowingTablet::unassign(const RecordScope& scope) {
    REQUIRE(server_.store().assignments().unassign(certificate().officer, scope).value());
}

bool FollowingTablet::has(const RecordId& record) {
    return store_->records().has(record).value();
}

KeptRecord FollowingTablet::record(const RecordId& record) {
    auto kept = store_->records().record(record);
    REQUIRE(kept.ok());
    return std::move(*kept);
}

bool FollowingTablet::agrees(const RecordId& id) {
    const auto here = record(id);
    const auto there = server_.store().log().record(id);
    REQUIRE(there.ok());
    return canonicalBytes(here.applied) == canonicalBytes(there->state) && !here.withWaiting && !here.historyOpen;
}

std::vector<std::string> FollowingTablet::texts(const RecordId& id, const RegisterKey& key) {
    const auto kept = record(id);
    std::vector<std::string> found;
    if (const auto* heads = headsAt(kept.shown(), key)) {
        for (const auto& head : *heads)
            found.push_back(std::get<Text>(head.value));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::size_t FollowingTablet::traces(const std::string& words) {
    std::size_t found = 0;
    for (const auto* const sql : {"SELECT count(*) FROM entries WHERE instr(entry, ?) > 0",
             "SELECT count(*) FROM records WHERE instr(applied, ?1) > 0 OR instr(with_waiting, ?1) > 0"}) {
        auto count = store_->database().prepare(sql);
        REQUIRE(count.ok());
        REQUIRE(count->bind(0, BytesView(bytesOf(words))).one().ok());
        found += static_cast<std::size_t>(count->integer(0));
    }
    return found;
}

} // namespace seenheard
