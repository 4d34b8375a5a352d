#pragma once

#include "app/storage/TabletReader.h"
#include "app/storage/TabletStore.h"
#include "sync/engine/SyncSession.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/engine/FakeServer.h"

namespace seenheard {

/// A line that says what it was made from, so that a test sees when it was made anew.
class PlainSummariser final : public RecordSummariser {
public:
    /// Called inside the transaction that changes a record.
    std::function<void()> whileWriting = [] {};

    [[nodiscard]] RecordLine lineOf(const ShownRecord& record, const RecordSources& sources) override;
};

/// An enrolled tablet with its directory, real store and black box.
class TabletFixture {
public:
    /// `elsewhere`: where its profile lies; nothing: in a directory of its own.
    TabletFixture(
        FakeServer& server, FakeClock& clock, std::uint8_t number, const std::filesystem::path& elsewhere = {});

    /// Opens; a store that is open is closed first.
    [[nodiscard]] Status open();
    void close() { store.reset(); }
    [[nodiscard]] Status exchange(std::size_t mostAnswers = 1000);

    /// The next entry of the chain.
    [[nodiscard]] Entry entry(const std::vector<Part>& parts, const DraftId& draft = {});
    /// Saves words in one field of a record; fails the test where that fails.
    EntryId save(const RecordId& record, FieldNumber field, const std::string& words);
    [[nodiscard]] Draft draft(const RecordId& record) { return draft(record, random.id<DraftId>()); }
    [[nodiscard]] Draft draft(const RecordId& record, const DraftId& id);
    [[nodiscard]] Bytes applied(const RecordId& record);
    /// What a field of the record shows, joined by "|".
    [[nodiscard]] std::string shown(const RecordId& record, FieldNumber field);

    TempDirectory directory;
    ProfileDirectory profile;
    FakeServer& server;
    FakeClock& clock;
    SeededRandom random;
    SigningKey key;
    SealingKey ingest;
    SealingKey recovery;
    Enrolled enrolled;
    Bytes databaseKey;
    PlainSummariser summariser;
    std::unique_ptr<TabletStore> store;
};

[[nodiscard]] inline RegisterKey fieldKey(FieldNumber field) {
    return RegisterKey{{field}};
}

[[nodiscard]] Part saying(
    const RecordId& record, FieldNumber field, const std::string& words, std::vector<OperationId> supersedes = {});

} // namespace seenheard
