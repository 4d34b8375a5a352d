#include "tests/integration/cluster/FleetTablet.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

FleetTablet::FleetTablet(ScriptedTablet enrolled, const Authority& authority, const FormRef& form,
    const std::filesystem::path& directory, std::uint64_t seed)
    : enrolment_(std::move(enrolled))
    , authority_(authority)
    , form_(form)
    , chance_(seed)
    , disk_(Chance(seed, {1})) {
    std::filesystem::create_directories(directory);
    const auto& own = enrolment_.certificate();
    tables_.certificates.emplace(own.signer(), own);
    auto lock = FileLock::take(directory / "lock");
    REQUIRE(lock.ok());
    const auto& given = enrolment_.enrolment();
    auto store = ModelTabletStore::open(
        {tables_, outsideHead_, disk_, clock_, directory / "box", {given.ingestKey, given.recoveryKey}, own.signer()},
        std::move(*lock), chance_);
    INFO((store ? std::string("open") : store.error().message));
    REQUIRE(store.ok());
    store_ = std::move(*store);
}

Status FleetTablet::save(const RecordId& record, const std::string& words) {
    auto header = store_->nextHeader();
    if (!header)
        return header.error();
    header->form = form_;
    header->writtenAt = clock_.now();
    auto part = partWith(record, test_form::words(), Text(words));
    part.operations.push_back({test_form::team(), Text(enrolment_.certificate().team), {}, {}, {}});
    const auto entry = signEntry(*header, {part}, enrolment_.key(), chance_);
    auto kept = store_->saveEntry(entry);
    if (kept)
        saved_.push_back(entryIdOf(entry.header));
    return kept;
}

Status FleetTablet::exchange(std::uint16_t port) {
    auto client = HttpsClient::connect({port, authority_.tlsCertificate,
        TlsCredential{enrolment_.enrolment().tlsCertificate, enrolment_.tlsKey()}, 0});
    if (!client)
        return client.error();
    const auto& issuing = enrolment_.enrolment().issuing;
    SyncSession session(store_->sync(), {issuing.serverName, issuing.issuingKey, enrolment_.signer(), authority_.root},
        enrolment_.key(), clock_);
    for (;;) {
        const auto request = session.nextRequest();
        if (!request)
            return request.error();
        if (!*request)
            return success();
        const auto answer = client->request((*request)->method, (*request)->path, (*request)->body);
        if (!answer)
            return answer.error();
        if (auto taken = session.take({answer->status, answer->body}); !taken)
            return taken;
    }
}

std::size_t FleetTablet::unacknowledged() {
    std::size_t found = 0;
    for (std::size_t i = 0; i < saved_.size(); ++i) {
        const auto own = store_->own(i + 1, saved_[i]);
        if (!own || !*own || (*own)->state != ReceiptState::Applied)
            ++found;
    }
    return found;
}

std::map<RecordId, Bytes> FleetTablet::records() {
    std::map<RecordId, Bytes> found;
    const auto ids = store_->records();
    REQUIRE(ids.ok());
    for (const auto& id : *ids) {
        const auto state = store_->applied(id);
        REQUIRE(state.ok());
        found.emplace(id, canonicalBytes(*state));
    }
    return found;
}

} // namespace seenheard
