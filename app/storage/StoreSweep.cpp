#include "app/storage/StoreSweep.h"

#include "app/storage/SweptEntryCheck.h"
#include "platform/crypto/Hashing.h"
#include "sync/forms/FormDefinition.h"

#include <algorithm>

namespace seenheard {

namespace {

using Stage = SweepPlace::Stage;

constexpr std::uint64_t mostPagesAtOnce = 8192; ///< 32 MiB: a tenth of a second.

/// What reading says of a page that is not what was written there.
bool isDamage(const Error& error) {
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::NotOurs || error.code == ErrorCode::Internal
        || error.code == ErrorCode::StorageFailed;
}

Stage behind(Stage stage) {
    return static_cast<Stage>(static_cast<int>(stage) + 1);
}

bool hasFolded(const RecordState& state, const EntryId& entry) {
    return std::ranges::any_of(state.folded, [&](const auto& folded) { return folded.id == entry; });
}

} // namespace

std::string_view tableOf(Stage stage) {
    switch (stage) {
    case Stage::Entries: return "entries";
    case Stage::Outbox: return "outbox";
    case Stage::Records: return "records";
    case Stage::Forms: return "forms";
    case Stage::Drafts: return "drafts";
    case Stage::Pages:
    case Stage::Structure:
    case Stage::Done: break;
    }
    return "";
}

StoreSweep::StoreSweep(Database& database, TabletTables& tables, SweepSources sources)
    : tables_(tables)
    , rows_(database)
    , parts_(tables.entries)
    , sources_(std::move(sources)) {}

Result<std::vector<StoreFinding>> StoreSweep::next(SweepPlace& place, std::size_t mostRows) {
    const auto before = place;
    auto found = stage(place, mostRows);
    if (found || !isDamage(found.error()))
        return found;
    // What lies behind the damage cannot be reached this way; the other tables can.
    place = {behind(before.stage), 0, 1};
    return Findings{{FindingKind::DamagedPage, {}, 0, std::string(tableOf(before.stage))}};
}

Result<StoreSweep::Findings> StoreSweep::stage(SweepPlace& place, std::size_t mostRows) {
    const auto whole = [&](Result<Findings> found) {
        place = {behind(place.stage), 0, 1};
        return found;
    };
    switch (place.stage) {
    case Stage::Pages: return pages(place, mostRows);
    case Stage::Structure: return whole(structure());
    case Stage::Entries: return entries(place, mostRows);
    case Stage::Outbox: return whole(outbox());
    case Stage::Records: return records(place, mostRows);
    case Stage::Forms: return whole(forms());
    case Stage::Drafts: return whole(drafts());
    case Stage::Done: break;
    }
    return Findings{};
}

bool StoreSweep::isKnownGone(std::uint64_t number) const {
    return std::binary_search(sources_.knownGone.begin(), sources_.knownGone.end(), number);
}

Result<StoreSweep::Findings> StoreSweep::pages(SweepPlace& place, std::size_t most) {
    const auto all = rows_.pages();
    if (!all)
        return all.error();
    const auto first = static_cast<std::uint64_t>(place.after) + 1;
    const auto last = std::min(*all, static_cast<std::uint64_t>(place.after) + most);
    const auto whole = first > last ? Result(true) : rows_.areWhole(first, last);
    if (!whole)
        return whole.error();
    place = last < *all ? SweepPlace{Stage::Pages, static_cast<std::int64_t>(last), 1}
                        : SweepPlace{behind(Stage::Pages), 0, 1};
    return *whole ? Findings{} : Findings{{FindingKind::DamagedPage, {}, 0, {}}};
}

Result<StoreSweep::Findings> StoreSweep::structure() {
    const auto pages = rows_.pages();
    if (!pages)
        return pages.error();
    // It cannot be done a few pages at a time, and a save must not wait for it. What it would find in a greater store
    // is met when a page is taken from the wrong place, and that has the store put right too.
    if (*pages > mostPagesAtOnce)
        return Findings{};
    const auto sound = rows_.isSound();
    if (!sound)
        return sound.error();
    return *sound ? Findings{} : Findings{{FindingKind::DamagedPage, {}, 0, {}}};
}

Result<StoreSweep::Findings> StoreSweep::entries(SweepPlace& place, std::size_t mostRows) {
    const auto rows = rows_.entriesAfter(place.after, mostRows);
    if (!rows)
        return rows.error();
    Findings found;
    for (const auto& row : *rows) {
        if (row.signer == CertificateStore::ownRef) {
            for (; place.ownNext < row.number; ++place.ownNext) {
                if (!isKnownGone(place.ownNext))
                    found.push_back({FindingKind::OwnEntryGone, {}, place.ownNext, "entries"});
            }
            place.ownNext = row.number + 1;
        }
        auto here = entry(row);
        if (!here)
            return here.error();
        found.insert(found.end(), here->begin(), here->end());
        place.after = row.place;
    }
    if (rows->size() < mostRows)
        place = {behind(place.stage), 0, 1};
    return found;
}

Result<StoreSweep::Findings> StoreSweep::entry(const SweptEntry& row) {
    const bool own = row.signer == CertificateStore::ownRef;
    const auto number = own ? row.number : 0;
    const auto verified = believed(row, tables_.signers);
    if (!verified)
        return verified.error();
    if (!*verified)
        return Findings{{FindingKind::EntryAltered, {}, number, "entries"}};
    Findings found;
    if (own && !row.leaf) {
        const auto state = rows_.outboxState(row.number);
        if (!state)
            return state.error();
        if (!*state)
            found.push_back({FindingKind::OutboxGone, {}, number, "outbox"});
    }
    if (row.held != HoldReason::None)
        return found;
    for (const auto& part : (*verified)->parts) {
        if (!part)
            continue;
        const auto one = inRecord(row, **verified, part->record);
        if (!one)
            return one.error();
        if (*one)
            found.push_back(**one);
    }
    return found;
}

Result<std::optional<StoreFinding>> StoreSweep::inRecord(
    const SweptEntry& row, const VerifiedEntry& entry, const RecordId& record) {
    const std::optional<StoreFinding> nothing;
    const bool own = row.signer == CertificateStore::ownRef;
    const auto state = own ? rows_.outboxState(row.number) : Result<std::optional<EntryState>>(std::nullopt);
    const auto wanted = rows_.isWanted(record);
    const auto kept = rows_.record(record);
    if (!state || !wanted || !kept)
        return !state ? state.error() : !wanted ? wanted.error() : kept.error();
    const bool unsettled = state->has_value();
    // The server took it or will not take it: what its records show then is the server's to say.
    if (unsettled && (**state == EntryState::Held || **state == EntryState::Refused))
        return nothing;
    if (!*kept) {
        // A record may have left with its scope; what is still to be sent stays.
        if (!unsettled || sources_.wasDisposed(record))
            return nothing;
        return std::optional(StoreFinding{FindingKind::RecordGone, record, row.number, "records"});
    }
    // What no scope holds any more is not whole here, and what is wanted comes as it stands.
    if (!unsettled && (*wanted || (sources_.followsScopes && !(*kept)->scoped)))
        return nothing;
    const auto& octets = unsettled && (*kept)->withWaiting ? (*kept)->withWaiting : (*kept)->applied;
    const auto shown = octets ? recordStateFrom(*octets) : Result<RecordState>(RecordState{record, {}, {}, {}});
    // What cannot be read is met when the records are.
    if (!shown || hasFolded(*shown, entry.id))
        return nothing;
    return std::optional(StoreFinding{FindingKind::RecordOld, record, own ? row.number : 0, "records"});
}

Result<StoreSweep::Findings> StoreSweep::outbox() {
    const auto numbers = rows_.outboxWithoutEntry();
    if (!numbers)
        return numbers.error();
    Findings found;
    for (const auto number : *numbers)
        found.push_back({FindingKind::OwnEntryGone, {}, number, "entries"});
    return found;
}

Result<StoreSweep::Findings> StoreSweep::records(SweepPlace& place, std::size_t mostRows) {
    const auto rows = rows_.recordsAfter(place.after, mostRows);
    if (!rows)
        return rows.error();
    Findings found;
    for (const auto& row : *rows) {
        if (!row.indexed)
            found.push_back({FindingKind::IndexOld, row.id, 0, "records"});
        const auto one = record(row);
        if (!one)
            return one.error();
        if (*one)
            found.push_back(**one);
        place.after = row.ref;
    }
    if (rows->size() < mostRows)
        place = {behind(place.stage), 0, 1};
    return found;
}

Result<std::optional<StoreFinding>> StoreSweep::record(const SweptRecord& row) {
    const auto altered = std::optional(StoreFinding{FindingKind::RecordAltered, row.id, 0, "records"});
    if (row.digest != (row.applied ? std::optional(sha256(*row.applied)) : std::nullopt))
        return altered;
    for (const auto* octets : {&row.applied, &row.withWaiting}) {
        if (!*octets)
            continue;
        const auto state = recordStateFrom(**octets);
        if (!state || state->id != row.id)
            return altered;
        const auto refolded = parts_.refold(row.id, state->folded);
        if (!refolded && refolded.error().code == ErrorCode::Malformed)
            return altered;
        if (!refolded)
            return refolded.error();
        if (refolded->whole && canonicalBytes(refolded->state) != **octets)
            return altered;
        if (!refolded->whole && !row.historyOpen)
            return std::optional(StoreFinding{FindingKind::EntryGone, row.id, 0, "entries"});
    }
    return std::optional<StoreFinding>{};
}

Result<StoreSweep::Findings> StoreSweep::forms() {
    const auto hashes = tables_.forms.hashes();
    if (!hashes)
        return hashes.error();
    Findings found;
    for (const auto& hash : *hashes) {
        const auto form = tables_.forms.form(hash);
        if (!form)
            return form.error();
        const auto definition = FormDefinition::fromJson(form->definition);
        if (!definition || definition->hash() != hash)
            found.push_back({FindingKind::FormAltered, {}, 0, "forms"});
    }
    return found;
}

Result<StoreSweep::Findings> StoreSweep::drafts() {
    const auto drafts = tables_.drafts.all();
    if (!drafts)
        return drafts.error();
    Findings found;
    for (const auto& draft : *drafts) {
        const auto saved = sources_.savedDrafts.find(draft.id);
        if (saved != sources_.savedDrafts.end() && saved->second > draft.revision)
            found.push_back({FindingKind::DraftOld, draft.record, 0, "drafts"});
    }
    return found;
}

} // namespace seenheard
