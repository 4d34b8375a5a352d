#include "sync/server/admin/BoxRecovery.h"

#include "platform/base/File.h"
#include "sync/protocol/Limits.h"

#include <algorithm>

namespace seenheard {

namespace {

std::string nameOf(const std::filesystem::path& file, const BoxHeader& header) {
    if (header.kind == BoxKind::Draft)
        return file.filename().string() + ", draft " + header.draft.hex();
    return file.filename().string() + ", entry " + std::to_string(header.number) + " (" + header.entry.hex() + ")";
}

} // namespace

Result<RecoveryReport> BoxRecovery::recover(
    const std::vector<std::filesystem::path>& segments, const std::string& by, const std::string& why) {
    for (const auto& file : segments) {
        if (auto taken = takeSegment(file); !taken)
            return taken.error();
    }
    if (auto brought = bringIn(); !brought)
        return brought.error();
    // Behind the entries: a draft that became one of them is none any more.
    if (auto brought = bringDraftsIn(by, why); !brought)
        return brought.error();
    return std::move(report_);
}

Status BoxRecovery::takeSegment(const std::filesystem::path& file) {
    const auto octets = readFile(file, boxSegmentMostBytes);
    const auto segment = octets ? boxSegmentFrom(*octets) : Result<BoxSegment>(octets.error());
    if (!segment) {
        report_.damaged.push_back(file.filename().string() + ": " + segment.error().message);
        return success();
    }
    ++report_.segments;
    if (const auto key = openKey_(*segment); !key)
        report_.damaged.push_back(file.filename().string() + ": " + key.error().message);
    if (segment->damaged > 0)
        report_.damaged.push_back(
            file.filename().string() + ": " + std::to_string(segment->damaged) + " records whose octets have changed");
    if (segment->strangeBytes > 0)
        report_.damaged.push_back(file.filename().string() + ": " + std::to_string(segment->strangeBytes)
            + " octets at its end that are no records");
    for (auto& record : openedRecords(*segment, openKey_)) {
        report_.signers.insert(record.header.signer);
        if (!record.opened) {
            report_.damaged.push_back(nameOf(file, record.header) + ": does not open");
            continue;
        }
        auto taken =
            record.header.kind == BoxKind::Draft ? takeDraft(file, std::move(record)) : takeEntry(file, record);
        if (!taken)
            return taken;
    }
    return success();
}

Status BoxRecovery::takeEntry(const std::filesystem::path& file, const OpenedRecord& record) {
    if (!seen_.insert(record.header.entry).second)
        return success();
    auto entry = checkRecord(record, signers_, [](const SignerCertificate&) { return true; });
    if (!entry)
        return entry.error();
    if (entry->refused == HoldReason::None) {
        ++report_.entries;
        entries_[record.header.signer].push_back(*std::move(entry));
    } else {
        report_.refused.push_back(nameOf(file, record.header) + ": " + std::string(wordFor(entry->refused)));
    }
    return success();
}

Status BoxRecovery::takeDraft(const std::filesystem::path& file, OpenedRecord record) {
    const auto author = signers_.find(record.header.signer);
    if (!author)
        return author.error();
    auto recovered = *author ? recoveredDraftFrom(std::move(record.payload), **author)
                             : Result<RecoveredDraft>(fail(ErrorCode::NotFound, "its signer is not enrolled here"));
    if (!recovered) {
        report_.refused.push_back(nameOf(file, record.header) + ": " + recovered.error().message);
        return success();
    }
    const auto revision = recovered->draft.revision;
    const auto [place, isNew] = drafts_.try_emplace({record.header.signer, recovered->draft.id}, *recovered);
    if (!isNew && place->second.draft.revision < revision)
        place->second = *std::move(recovered);
    return success();
}

Status BoxRecovery::bringDraftsIn(const std::string& by, const std::string& why) {
    if (drafts_.empty())
        return success();
    RecoveryWish wish{{}, by, why};
    for (auto& [key, draft] : drafts_)
        wish.drafts.push_back(std::move(draft));
    const auto standing = log_.standing();
    if (!standing)
        return standing.error();
    if (*standing != LogStanding::Open) {
        report_.draftsLeft = wish.drafts.size();
        return success();
    }
    const auto places = administration_.recover(wish);
    if (!places)
        return places.error();
    for (std::size_t i = 0; i < places->size(); ++i) {
        const auto& outcome = (*places)[i];
        if (outcome.refused != HoldReason::None)
            report_.refused.push_back(
                "draft " + wish.drafts[i].draft.id.hex() + ": " + std::string(wordFor(outcome.refused)));
        else if (outcome.place)
            ++(outcome.place->held == HoldReason::None ? report_.drafts : report_.draftsHeld);
    }
    return success();
}

Status BoxRecovery::bringIn() {
    for (auto& [signer, entries] : entries_) {
        std::ranges::sort(entries, {}, [](const CheckedEntry& one) { return one.verified.header.number; });
        for (std::size_t from = 0; from < entries.size(); from += limits::entriesInRequest) {
            const auto count = std::min(entries.size() - from, limits::entriesInRequest);
            std::vector<EntryId> ids;
            for (std::size_t i = from; i < from + count; ++i)
                ids.push_back(entries[i].id);
            const auto there = log_.find(signer, ids);
            if (!there)
                return there.error();
            report_.alreadyThere += there->size();
            std::vector<CheckedEntry> missing;
            for (std::size_t i = from; i < from + count; ++i) {
                auto& brought = entries[i];
                if (std::ranges::none_of(*there, [&id = brought.id](const ChainEntry& one) { return one.entry == id; }))
                    missing.push_back(std::move(brought));
            }
            if (missing.empty())
                continue;
            const auto places = sequencer_.sequence(missing);
            if (!places)
                return places.error();
            for (const auto& place : *places) {
                if (place && place->waits)
                    ++report_.received;
                else if (place)
                    ++(place->held == HoldReason::None ? report_.applied : report_.held);
            }
        }
    }
    return success();
}

std::set<SignerId> ownersOf(const std::vector<std::filesystem::path>& segments) {
    std::set<SignerId> owners;
    for (const auto& file : segments) {
        const auto octets = readFile(file, boxSegmentMostBytes);
        const auto segment = octets ? boxSegmentFrom(*octets) : Result<BoxSegment>(octets.error());
        if (!segment)
            continue;
        for (const auto& record : segment->records)
            owners.insert(record.header.signer);
    }
    return owners;
}

Result<std::vector<std::filesystem::path>> boxFilesAt(const std::filesystem::path& place) {
    std::error_code failure;
    if (std::filesystem::is_regular_file(place, failure))
        return std::vector{place};
    const auto inside = std::filesystem::is_directory(place / "box", failure) ? place / "box" : place;
    const auto numbers = boxSegmentsIn(inside);
    if (!numbers)
        return numbers.error();
    std::vector<std::filesystem::path> files;
    for (const auto number : *numbers)
        files.push_back(boxSegmentPath(inside, number));
    if (files.empty())
        return fail(ErrorCode::NotFound,
            "There is no black box at " + place.string()
                + ": no file of it, no directory with files named NUMBER.box.");
    return files;
}

} // namespace seenheard
