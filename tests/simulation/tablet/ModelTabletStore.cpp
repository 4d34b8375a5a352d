#include "tests/simulation/tablet/ModelTabletStore.h"

#include "tests/simulation/world/Canary.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint64_t segmentBytes = 24ULL * 1024; // small, so that segments come and go

FoldedEntry foldedOf(const VerifiedEntry& entry) {
    return {entry.header.signer, entry.header.number, entry.id, entry.header.writtenAt};
}

} // namespace

ModelTabletStore::ModelTabletStore(const Place& place, FileLock lock, BlackBox box)
    : tables_(place.tables)
    , outsideHead_(place.outsideHead)
    , disk_(place.disk)
    , clock_(place.clock)
    , signer_(place.signer)
    , lock_(std::move(lock))
    , box_(std::move(box)) {}

Result<std::unique_ptr<OfficerStore>> ModelTabletStore::open(const Place& place, FileLock lock, Random& random) {
    auto box = BlackBox::open(place.box, place.keys, random, segmentBytes);
    if (!box)
        return box.error();
    std::unique_ptr<ModelTabletStore> store(new ModelTabletStore(place, std::move(lock), std::move(*box)));
    store->head_ = store->newestOwn();
    const auto inBox = store->box_.newestEntry(place.signer);
    if (inBox && inBox->number > store->head_.number)
        store->head_ = {inBox->number, inBox->entry};
    else if (auto done = store->bringBoxUp(); !done)
        return done.error();
    return std::unique_ptr<OfficerStore>(std::move(store));
}

ChainHead ModelTabletStore::newestOwn() const {
    if (tables_.own.empty())
        return {};
    const auto& [number, own] = *tables_.own.rbegin();
    return {number, own.id};
}

Status ModelTabletStore::bringBoxUp() {
    const auto inBox = box_.newestEntry(signer_);
    for (auto next = tables_.own.upper_bound(inBox ? inBox->number : 0); next != tables_.own.end(); ++next) {
        if (auto appended = appendToBox(next->first); !appended)
            return appended;
    }
    return success();
}

Status ModelTabletStore::appendToBox(std::uint64_t number) {
    const auto& own = tables_.own.at(number);
    return box_.append({BoxKind::Entry, signer_, number, own.id, own.content->header.draft, 0}, *own.canonical);
}

Result<EntryHeader> ModelTabletStore::nextHeader() {
    EntryHeader header;
    header.signer = signer_;
    header.number = head_.number + 1;
    header.previous = head_.entry;
    header.treeHeadSeen = newestHead().ref;
    return header;
}

Status ModelTabletStore::saveEntry(const Entry& entry) {
    auto header = entryHeaderFrom(entry.header);
    if (!header)
        return header.error();
    const ChainHead own{header->number, entryIdOf(entry.header)};
    VerifiedEntry content{own.entry, *header, {}};
    for (const auto& salted : entry.parts) {
        auto part = partFrom(salted->canonical);
        if (!part)
            return part.error();
        content.parts.push_back(std::move(*part));
    }
    const auto before = head_.number;
    const auto committed = disk_.commit([&] {
        tables_.own[own.number] = {own.entry, std::make_shared<const Bytes>(canonicalBytes(entry)),
            std::make_shared<const VerifiedEntry>(std::move(content)), ReceiptState::Unknown, false};
        tables_.unsettled.insert(own.number);
    });
    if (!committed)
        return committed;
    head_ = own;
    const auto inBox = box_.newestEntry(signer_);
    if (before > 0 && (!inBox || inBox->number < before))
        return bringBoxUp();
    return appendToBox(own.number);
}

Result<RecordSeen> ModelTabletStore::read(const RecordId& record) {
    if (tables_.disposed.contains(record))
        return fail(ErrorCode::RuleBroken, "This record was disposed of. Nothing more can be written on it.");
    RecordSeen seen;
    if (const auto known = tables_.records.find(record); known != tables_.records.end())
        seen.shown = known->second.applied;
    seen.shown.id = record;
    for (const auto number : tables_.unsettled) {
        const auto& own = tables_.own.at(number);
        if (own.joined || own.state == ReceiptState::Refused)
            continue;
        for (const auto& part : own.content->parts) {
            if (!part || part->record != record)
                continue;
            fold(seen.shown, {foldedOf(*own.content), part->operations});
            for (std::uint32_t index = 0; index < part->operations.size(); ++index)
                seen.waiting.emplace(OperationId{signer_, number, index, own.id}, part->operations[index]);
        }
    }
    return seen;
}

Result<RecordState> ModelTabletStore::applied(const RecordId& record) {
    const auto known = tables_.records.find(record);
    return known == tables_.records.end() ? RecordState{record, {}, {}, {}} : known->second.applied;
}

Result<std::vector<RecordId>> ModelTabletStore::records() {
    std::vector<RecordId> ids;
    for (const auto& [id, record] : tables_.records)
        ids.push_back(id);
    return ids;
}

Result<std::optional<OwnPlace>> ModelTabletStore::own(std::uint64_t number, const EntryId& id) {
    const auto known = tables_.own.find(number);
    if (known == tables_.own.end() || known->second.id != id)
        return std::optional<OwnPlace>{};
    return std::optional(OwnPlace{id, number, known->second.state, true});
}

std::optional<RecordId> ModelTabletStore::loseRecord(Random& random) {
    if (tables_.records.empty())
        return std::nullopt;
    const auto place =
        std::next(tables_.records.begin(), random.bytes(1).front() % static_cast<int>(tables_.records.size()));
    const auto id = place->first;
    tables_.records.erase(place);
    return id;
}

std::optional<OwnOutcome> ModelTabletStore::outcome(const EntryId& id) {
    const auto known = tables_.outcomes.find(id);
    return known == tables_.outcomes.end() ? std::nullopt : std::optional(known->second);
}

Role ModelTabletStore::role(const SignerCertificate& officer) {
    return tables_.role ? tables_.role->role : officer.role;
}

Result<std::set<std::string>> ModelTabletStore::canaries() {
    std::set<std::string> found;
    for (const auto& [number, own] : tables_.own)
        collectCanaries(textOf(*own.canonical), found);
    for (const auto& [id, record] : tables_.records) {
        collectCanaries(textOf(canonicalBytes(record.applied)), found);
        for (const auto& [entry, input] : record.parts)
            collectCanaries(textOf(canonicalBytes(Part{id, input->operations})), found);
    }
    return found;
}

Status ModelTabletStore::sweep() {
    const auto swept = box_.sweep([this](const BoxHeader& header) {
        const auto known = tables_.own.find(header.number);
        return known == tables_.own.end() || known->second.id != header.entry || !hasLeaf(known->second.state);
    });
    return swept ? success() : Status(swept.error());
}

} // namespace seenheard
