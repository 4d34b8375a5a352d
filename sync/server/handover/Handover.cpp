#include "sync/server/handover/Handover.h"

#include "platform/base/File.h"
#include "sync/server/handover/HandoverDocument.h"

namespace seenheard {

namespace {

constexpr std::size_t pageBytes = std::size_t{4} * 1024 * 1024;

void addRecords(BytesView canonical, std::set<RecordId>& records) {
    if (canonical.empty())
        return;
    const auto entry = entryFrom(canonical);
    if (!entry)
        return;
    for (const auto& part : entry->parts) {
        if (const auto read = part ? partFrom(part->canonical) : Result<Part>(Error{}))
            records.insert(read->record);
    }
}

/// The same file again is no failure: its name holds the digest of what it says.
Status writeOnce(const std::filesystem::path& file, const std::string& text) {
    auto written = createFileDurably(file, bytesOf(text));
    return !written && written.error().code == ErrorCode::AlreadyExists ? success() : written;
}

} // namespace

struct Handover::Batch {
    struct One {
        HandoverDocument document;
        HandedOver handed;
        std::uint64_t replaces = 0;
    };
    std::vector<One> records;
};

Result<std::set<RecordId>> Handover::touched(std::uint64_t& from, std::uint64_t below) {
    const auto page = store_.log().leaves(from, below, pageBytes);
    if (!page)
        return page.error();
    std::set<RecordId> records;
    for (const auto& leaf : *page) {
        addRecords(leaf.feed.entry, records);
        addRecords(leaf.feed.released, records);
        from = leaf.feed.leaf + 1;
    }
    if (page->empty())
        from = below;
    return records;
}

Status Handover::gather(const RecordId& record, const HandoverBook& book, Batch& batch) {
    const auto stored = store_.log().record(record);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? success() : Status(stored.error());
    if (stored->disposed || stored->form.empty())
        return success();
    const auto form = forms_.newest(stored->form);
    if (!form)
        return form.error();
    // What administrators did and what was looked at is no officer's record.
    if (!*form || (*form)->writtenBy() != FormWriter::Officers)
        return success();
    auto document = HandoverDocument::of(**form, stored->state, signers_);
    if (!document)
        return success();
    const auto before = book.find(record);
    const auto digest = document->digest().hex();
    if (before && before->digest == digest)
        return success();
    const auto replaces = before ? before->revision : 0;
    HandedOver handed{record, replaces + 1, digest, clock_.now().utcMs, before ? before->occurrence : std::string()};
    batch.records.push_back({*std::move(document), std::move(handed), replaces});
    return success();
}

Status Handover::handOver(
    const Batch& batch, const std::filesystem::path& folder, const std::string& by, const std::string& why) {
    AuditRow row;
    row.atMs = clock_.now().utcMs;
    row.kind = AuditKind::Disclosure;
    row.how = "handover";
    row.person = by;
    row.why = why;
    row.subject = "records system";
    row.detail = std::to_string(batch.records.size()) + " records";
    for (const auto& one : batch.records)
        row.records.push_back(one.handed.record);
    if (auto noted = store_.audit().append({std::move(row)}); !noted)
        return noted;
    for (const auto& one : batch.records) {
        const auto name = one.handed.record.hex() + "-r" + std::to_string(one.handed.revision) + "-"
            + one.handed.digest.substr(0, 12);
        // The JSON comes last: who waits for it finds the text there.
        auto written = writeOnce(folder / (name + ".txt"), one.document.text(one.handed.revision, one.replaces));
        if (written)
            written = writeOnce(folder / (name + ".json"), one.document.json(one.handed.revision, one.replaces));
        if (!written)
            return written;
    }
    return success();
}

Result<HandoverTotals> Handover::run(
    const std::filesystem::path& folder, const std::string& by, const std::string& why) {
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed))
        return fail(
            ErrorCode::NotFound, folder.string() + " is no folder. Make one that the records system alone may read.");
    auto& catalogue = store_.catalogue();
    auto book = HandoverBook::read(catalogue);
    const auto head = store_.log().head();
    const auto signers = store_.log().signers();
    if (!book || !head || !signers)
        return !book ? book.error() : !head ? head.error() : signers.error();
    for (const auto& signer : *signers)
        signers_.insert_or_assign(signer.certificate.signer(), signer.certificate);
    HandoverTotals totals;
    totals.leaf = head->ref.size;
    // A log that a restore made shorter is looked through again: what was handed over before is known by its digest.
    for (auto from = book->leaf() > head->ref.size ? 0 : book->leaf(); from < head->ref.size;) {
        const auto records = touched(from, head->ref.size);
        if (!records)
            return records.error();
        Batch batch;
        for (const auto& record : *records) {
            if (auto gathered = gather(record, *book, batch); !gathered)
                return gathered.error();
        }
        if (!batch.records.empty()) {
            if (auto done = handOver(batch, folder, by, why); !done)
                return done.error();
        }
        for (const auto& one : batch.records) {
            book->put(one.handed);
            ++(one.replaces == 0 ? totals.first : totals.amended);
        }
        book->setLeaf(from);
        if (auto kept = book->keep(catalogue, clock_.now().utcMs); !kept)
            return kept.error();
    }
    return totals;
}

} // namespace seenheard
