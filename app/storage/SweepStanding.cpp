#include "app/storage/SweepStanding.h"

#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint64_t version = 1;

void write(CborWriter& writer, const std::vector<StoreFinding>& findings) {
    const auto most = std::min(findings.size(), mostFindingsKept);
    writer.array(most);
    for (std::size_t at = 0; at < most; ++at) {
        const auto& finding = findings[at];
        writer.array(4);
        writer.unsignedInt(static_cast<std::uint64_t>(finding.kind));
        if (finding.record)
            writer.id(*finding.record);
        else
            writer.null();
        writer.unsignedInt(finding.number);
        writer.text(finding.table);
    }
}

std::vector<StoreFinding> readFindings(CborReader& reader) {
    std::vector<StoreFinding> findings;
    for (auto left = reader.array(mostFindingsKept); left > 0 && !reader.failed(); --left) {
        reader.expectArray(4);
        StoreFinding finding;
        const auto kind = reader.unsignedInt();
        if (kind < static_cast<std::uint64_t>(FindingKind::DamagedPage)
            || kind > static_cast<std::uint64_t>(FindingKind::FormAltered))
            reader.refuse("a finding of no known kind");
        finding.kind = static_cast<FindingKind>(kind);
        if (!reader.null())
            finding.record = reader.id<RecordId>();
        finding.number = reader.unsignedInt();
        finding.table = reader.text();
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace

Bytes canonicalBytes(const SweepStanding& standing) {
    CborWriter writer;
    writer.array(7);
    writer.unsignedInt(version);
    writer.unsignedInt(static_cast<std::uint64_t>(standing.place.stage));
    writer.integer(standing.place.after);
    writer.unsignedInt(standing.place.ownNext);
    if (standing.wholeAtMs)
        writer.integer(*standing.wholeAtMs);
    else
        writer.null();
    write(writer, standing.findings);
    if (!standing.mended) {
        writer.null();
        return writer.take();
    }
    writer.array(6);
    writer.integer(standing.mended->atMs);
    write(writer, standing.mended->findings);
    writer.unsignedInt(standing.mended->recordsKept);
    writer.unsignedInt(standing.mended->recordsWanted);
    writer.unsignedInt(standing.mended->entriesLeftOut);
    writer.boolean(standing.mended->unreadable);
    return writer.take();
}

Result<SweepStanding> sweepStandingFrom(BytesView canonical) {
    CborReader reader(canonical);
    SweepStanding standing;
    reader.expectArray(7);
    if (reader.unsignedInt() != version)
        reader.refuse("another version");
    const auto stage = reader.unsignedInt();
    if (stage > static_cast<std::uint64_t>(SweepPlace::Stage::Done))
        reader.refuse("a stage of no known kind");
    standing.place.stage = static_cast<SweepPlace::Stage>(stage);
    standing.place.after = reader.integer();
    standing.place.ownNext = reader.unsignedInt();
    if (!reader.null())
        standing.wholeAtMs = reader.integer();
    standing.findings = readFindings(reader);
    if (!reader.null()) {
        reader.expectArray(6);
        auto& mended = standing.mended.emplace();
        mended.atMs = reader.integer();
        mended.findings = readFindings(reader);
        mended.recordsKept = reader.unsignedInt();
        mended.recordsWanted = reader.unsignedInt();
        mended.entriesLeftOut = reader.unsignedInt();
        mended.unreadable = reader.boolean();
    }
    if (auto finished = reader.finish("state of the sweep"); !finished)
        return finished.error();
    return standing;
}

} // namespace seenheard
