#include "tests/integration/exchange/WholeTablet.h"

#include "platform/crypto/Hashing.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

WholeTablet::WholeTablet(ServerUnderTest& itsServer, const std::string& officer)
    : server(itsServer)
    , enrolment_(itsServer.enrolled(officer)) {
    Enrolled enrolled;
    enrolled.authority = server.store().identity()->authority();
    enrolled.issuing = enrolment_.enrolment().issuing;
    enrolled.signer = enrolment_.certificate();
    enrolled.identityKey = enrolment_.enrolment().identityKey;
    enrolled.ingestKey = enrolment_.enrolment().ingestKey;
    enrolled.recoveryKey = enrolment_.enrolment().recoveryKey;
    REQUIRE(TabletStore::create(profile_, databaseKey_, enrolled).ok());
    open();
}

void WholeTablet::open() {
    store.reset();
    auto opened = TabletStore::open(profile_, databaseKey_, {summariser_, random_, server.clock});
    INFO((opened ? std::string("open") : opened.error().message));
    REQUIRE(opened.ok());
    store = std::move(*opened);
}

EntryId WholeTablet::save(std::uint8_t record, const std::string& words) {
    auto header = store->nextHeader().value();
    header.form = server.form;
    header.writtenAt = server.clock.now();
    auto part = partWith(recordNumber(record), test_form::words(), Text(words));
    part.operations.push_back({test_form::team(), Text(enrolment_.certificate().team), {}, {}, {}});
    const auto entry = signEntry(header, {part}, enrolment_.key(), random_);
    REQUIRE(store->saveEntry(entry).ok());
    saved.push_back(entryIdOf(entry.header));
    return saved.back();
}

SyncSession WholeTablet::session() {
    return {store->sync(),
        {server.store().identity()->name, server.store().identity()->issuing.issuingKey, store->signer()},
        enrolment_.key(), server.clock};
}

Response WholeTablet::send(const HttpRequest& request) {
    return server.post(request.path, request.body, enrolment_.id());
}

Status WholeTablet::exchange(const std::function<void(Response&)>& spoil) {
    auto running = session();
    for (;;) {
        const auto request = running.nextRequest();
        if (!request)
            return request.error();
        if (!*request)
            return success();
        auto response = send(**request);
        if (spoil)
            spoil(response);
        if (auto taken = running.take({response.status, response.body}); !taken)
            return taken;
    }
}

Status WholeTablet::exchangeWith(const std::function<void(ExchangeResponse&)>& change) {
    return exchange([&change](Response& response) {
        const auto message = unpackMessage(response.body);
        auto answer = message ? exchangeResponseFrom(*message) : message.error();
        if (response.status != 200 || !answer)
            return;
        change(*answer);
        response.body = packMessage(canonicalBytes(*answer));
    });
}

void WholeTablet::keep() {
    store.reset();
    std::filesystem::remove_all(directory_ / "kept");
    std::filesystem::copy(profile_.root, directory_ / "kept", std::filesystem::copy_options::recursive);
    open();
}

void WholeTablet::putBack() {
    store.reset();
    std::filesystem::remove_all(profile_.root);
    std::filesystem::copy(directory_ / "kept", profile_.root, std::filesystem::copy_options::recursive);
    open();
}

std::map<EntryId, std::int64_t> WholeTablet::entries() {
    auto select = store->database().prepare("select id, coalesce(leaf, -1) from entries");
    REQUIRE(select.ok());
    std::map<EntryId, std::int64_t> found;
    while (select->row().value())
        CHECK(found.emplace(select->id<EntryId>(0), select->integer(1)).second);
    return found;
}

Hash WholeTablet::digest() {
    Bytes all;
    for (const auto* sql : {"select quote(id) || ':' || quote(leaf) || ':' || held from entries order by place",
             "select number || ':' || state || ':' || joined from outbox order by number",
             "select quote(id) || ':' || quote(applied) || ':' || quote(with_waiting) from records order by id",
             "select quote(value) from profile where name = 'position'"}) {
        auto select = store->database().prepare(sql);
        REQUIRE(select.ok());
        while (select->row().value()) {
            const auto row = select->text(0);
            all.insert(all.end(), row.begin(), row.end());
            all.push_back(0);
        }
    }
    return sha256(all);
}

Bytes WholeTablet::applied(std::uint8_t record) {
    return canonicalBytes(store->records().record(recordNumber(record)).value().applied);
}

} // namespace seenheard
