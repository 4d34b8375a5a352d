#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

RecordLine PlainSummariser::lineOf(const ShownRecord& record, const RecordSources&) {
    whileWriting();
    RecordLine line;
    line.title = record.form.id + " " + std::to_string(record.state.folded.size());
    for (const auto& entry : record.state.folded) {
        if (entry.writtenAt.utcMs >= line.updatedAt.utcMs)
            line.updatedAt = entry.writtenAt;
    }
    for (const auto& [key, heads] : record.state.registers)
        line.differences += heads.size() > 1 ? 1U : 0U;
    return line;
}

TabletFixture::TabletFixture(
    FakeServer& itsServer, FakeClock& itsClock, std::uint8_t number, const std::filesystem::path& elsewhere)
    : profile{elsewhere.empty() ? directory / "profile" : elsewhere}
    , server(itsServer)
    , clock(itsClock)
    , random(number)
    , key(signingKeyNumbered(number))
    , ingest(SealingKey::generate(random))
    , recovery(SealingKey::generate(random))
    , databaseKey(random.bytes(32)) {
    enrolled.authority.serverName = FakeServer::name;
    enrolled.authority.root = server.root().publicKey();
    enrolled.authority.tlsCertificate = {1, 2, 3};
    enrolled.issuing = server.issuing();
    enrolled.signer = server.enrol(key, "PC " + std::to_string(number));
    enrolled.identityKey = server.identityKey;
    enrolled.ingestKey = ingest.publicKey();
    enrolled.recoveryKey = recovery.publicKey();
    REQUIRE(TabletStore::create(profile, databaseKey, enrolled).ok());
    REQUIRE(open().ok());
}

Status TabletFixture::open() {
    store.reset();
    auto opened = TabletStore::open(profile, databaseKey, {summariser, random, clock});
    if (!opened)
        return opened.error();
    store = std::move(*opened);
    return success();
}

Status TabletFixture::exchange(std::size_t mostAnswers) {
    SyncSession session(
        store->sync(), {std::string(FakeServer::name), server.issuingKey(), store->signer()}, key, clock);
    for (std::size_t i = 0; i < mostAnswers; ++i) {
        const auto request = session.nextRequest();
        if (!request)
            return request.error();
        if (!*request)
            return success();
        if (auto taken = session.take(server.answer(**request)); !taken)
            return taken;
    }
    return session.settle();
}

Entry TabletFixture::entry(const std::vector<Part>& parts, const DraftId& draft) {
    auto header = store->nextHeader().value();
    header.form = {"test_form", Hash{}};
    header.writtenAt = clock.now();
    header.draft = draft;
    return signEntry(header, parts, key, random);
}

EntryId TabletFixture::save(const RecordId& record, FieldNumber field, const std::string& words) {
    clock.advance(1000);
    const auto made = entry({saying(record, field, words)});
    REQUIRE(store->saveEntry(made).ok());
    return entryIdOf(made.header);
}

Draft TabletFixture::draft(const RecordId& record, const DraftId& id) {
    Draft made;
    made.id = id;
    made.record = record;
    made.form = {"test_form", Hash{}};
    made.startedAt = made.changedAt = clock.now();
    return made;
}

Bytes TabletFixture::applied(const RecordId& record) {
    return canonicalBytes(store->records().record(record).value().applied);
}

std::string TabletFixture::shown(const RecordId& record, FieldNumber field) {
    const auto stored = store->records().record(record);
    REQUIRE(stored.ok());
    const auto found = stored->shown().registers.find(fieldKey(field));
    std::string text;
    if (found == stored->shown().registers.end())
        return text;
    for (const auto& head : found->second)
        text += (text.empty() ? "" : "|") + std::get<Text>(head.value);
    return text;
}

Part saying(const RecordId& record, FieldNumber field, const std::string& words, std::vector<OperationId> supersedes) {
    return {record, {Operation{fieldKey(field), Value(Text(words)), std::move(supersedes), {}, {}}}};
}

} // namespace seenheard
