// The engine's view of the model's store.
#include "tests/simulation/tablet/ModelFeed.h"
#include "tests/simulation/tablet/ModelTabletStore.h"

#include <algorithm>
#include <cstdlib>

namespace seenheard {

namespace {

/// Often, so that records are compared within a shift.
constexpr std::int64_t compareEveryMs = 30LL * 60 * 1000;

} // namespace

Result<std::vector<OutgoingEntry>> ModelTabletStore::outgoing(
    std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    std::vector<OutgoingEntry> found;
    std::size_t bytes = 0;
    for (auto at = tables_.unsettled.upper_bound(after); at != tables_.unsettled.end() && found.size() < most; ++at) {
        const auto& own = tables_.own.at(*at);
        if (own.state != ReceiptState::Unknown)
            continue;
        bytes += own.canonical->size();
        if (bytes > mostBytes && !found.empty())
            break;
        found.push_back({own.id, *at, *own.canonical});
    }
    return found;
}

Result<std::vector<std::pair<std::uint64_t, EntryId>>> ModelTabletStore::awaiting(
    std::uint64_t after, std::size_t most) {
    std::vector<std::pair<std::uint64_t, EntryId>> found;
    for (auto at = tables_.unsettled.upper_bound(after); at != tables_.unsettled.end() && found.size() < most; ++at) {
        const auto& own = tables_.own.at(*at);
        // A feed that has ended says nothing more of what is held.
        if (own.state == ReceiptState::Received || (tables_.revoked && own.state == ReceiptState::Held))
            found.emplace_back(*at, own.id);
    }
    return found;
}

Result<std::optional<SignerCertificate>> ModelTabletStore::certificate(const SignerId& signer) {
    const auto known = tables_.certificates.find(signer);
    return known == tables_.certificates.end() ? std::optional<SignerCertificate>{} : std::optional(known->second);
}

Status ModelTabletStore::apply(const VerifiedAnswer& answer) {
    const auto committed = disk_.commit([&] { take(answer); });
    if (!committed)
        return committed;
    if (const auto newest = newestOwn(); newest.number > head_.number)
        head_ = newest;
    return keepPosition();
}

Result<SyncPosition> ModelTabletStore::position() {
    auto position = tables_.position;
    position.treeHead = newestHead();
    return position;
}

const TreeHead& ModelTabletStore::newestHead() const {
    const auto& inTables = tables_.position.treeHead;
    return inTables.ref.size > outsideHead_.ref.size ? inTables : outsideHead_;
}

Status ModelTabletStore::keepPosition() {
    if (newestHead() == outsideHead_)
        return success();
    return disk_.commit([&] { outsideHead_ = tables_.position.treeHead; });
}

void ModelTabletStore::take(const VerifiedAnswer& answer) {
    for (const auto& certificate : answer.certificates)
        tables_.certificates.emplace(certificate.signer(), certificate);
    for (const auto& form : answer.forms)
        if (std::ranges::find(tables_.forms, form.hash) == tables_.forms.end())
            tables_.forms.push_back(form.hash);
    for (const auto& receipt : answer.receipts)
        takeReceipt(receipt);
    for (const auto& leaf : answer.leaves) {
        if (leaf.content.header.signer == signer_)
            takeOwnLeaf(leaf);
        if (leaf.act)
            takeAct(*leaf.act, leaf);
        if (leaf.released && leaf.released->header.signer == signer_)
            takeOwnLeaf({leaf.leaf, leaf.releasedEntry, *leaf.released, HoldReason::None});
    }
    ModelFeed(tables_).take(answer);
    for (const auto& leaf : answer.leaves) {
        const auto isDisposal = leaf.act && leaf.act->kind == ActKind::RecordDisposed;
        if (const auto record = RecordId::fromHex(isDisposal ? leaf.act->subject.id : std::string()))
            dispose(*record);
    }
    for (auto& [number, own] : tables_.own)
        purge(own);
    tables_.position = answer.position;
    tables_.missingNumbers = answer.missingNumbers;
}

Result<BesideCursor> ModelTabletStore::besideCursor(std::int64_t historyAfter) {
    return ModelFeed(tables_).besideCursor(historyAfter);
}

Result<std::optional<std::vector<ScopeHeld>>> ModelTabletStore::toCompare() {
    const auto nowMs = clock_.now().utcMs;
    if (tables_.comparedAtMs && std::abs(nowMs - *tables_.comparedAtMs) < compareEveryMs)
        return std::optional<std::vector<ScopeHeld>>{};
    return std::optional(ModelFeed(tables_).held());
}

Status ModelTabletStore::noteCompared(const std::set<RecordId>& differing) {
    return disk_.commit([&] {
        tables_.wanted.insert(differing.begin(), differing.end());
        tables_.comparedAtMs = clock_.now().utcMs;
    });
}

void ModelTabletStore::dispose(const RecordId& record) {
    tables_.disposed.insert(record);
    tables_.records.erase(record);
    tables_.wanted.erase(record);
}

void ModelTabletStore::purge(ModelOwn& own) {
    const auto isDisposed = [this](const auto& part) { return part && tables_.disposed.contains(part->record); };
    const bool underWay = own.state == ReceiptState::Unknown || own.state == ReceiptState::Received;
    if (tables_.disposed.empty() || underWay || std::ranges::none_of(own.content->parts, isDisposed))
        return;
    auto entry = entryFrom(*own.canonical).value();
    auto content = *own.content;
    for (std::size_t i = 0; i < content.parts.size(); ++i) {
        if (!isDisposed(content.parts[i]))
            continue;
        entry.parts.at(i).reset();
        content.parts[i].reset();
    }
    own.canonical = std::make_shared<const Bytes>(canonicalBytes(entry));
    own.content = std::make_shared<const VerifiedEntry>(std::move(content));
}

void ModelTabletStore::takeAct(const AdministrativeAct& act, const VerifiedLeaf& leaf) {
    if (act.kind == ActKind::SignerRevoked && act.subject == subjectOf(signer_))
        tables_.revoked = true;
    const auto place = actPlaceOf(leaf.content.header);
    if (const auto role = roleFrom(act.detail);
        act.subject == roleOf(signer_) && role && (!tables_.role || place >= tables_.role->act))
        tables_.role = RoleChange{leaf.leaf, *role, place};
    if (act.kind != ActKind::EntryReleased && act.kind != ActKind::EntryRefused)
        return;
    for (const auto number : tables_.unsettled) {
        auto& own = tables_.own.at(number);
        if (subjectOf(own.id) != act.subject)
            continue;
        tables_.outcomes[own.id] = {act.kind == ActKind::EntryReleased, act.by, act.why};
        if (act.kind == ActKind::EntryRefused)
            own.state = ReceiptState::Refused;
        else if (!leaf.released)
            own.state = ReceiptState::Applied; // its record was disposed of since
        return;
    }
}

void ModelTabletStore::takeReceipt(const VerifiedReceipt& verified) {
    const auto known = tables_.own.find(verified.number);
    if (known == tables_.own.end() || known->second.id != verified.receipt.entry)
        return;
    auto& own = known->second;
    const auto state = verified.receipt.state;
    // Only the log itself undoes "applied"; nothing less than a leaf undoes "held".
    if (own.state == ReceiptState::Applied || (own.state == ReceiptState::Held && !hasLeaf(state)))
        return;
    if (own.state == ReceiptState::Refused && state != ReceiptState::Refused && !hasLeaf(state))
        return;
    own.state = state;
    settle(verified.number);
}

void ModelTabletStore::takeOwnLeaf(const VerifiedLeaf& leaf) {
    const auto number = leaf.content.header.number;
    const auto known = tables_.own.find(number);
    if (known != tables_.own.end() && known->second.id != leaf.content.id) {
        tables_.ownTails.emplace(leaf.content.id, number); // a clone's: nothing of this tablet's own moves
        return;
    }
    auto& own = tables_.own[number];
    if (!own.content)
        own = {leaf.content.id, std::make_shared<const Bytes>(leaf.entry),
            std::make_shared<const VerifiedEntry>(leaf.content), ReceiptState::Unknown, false};
    tables_.unsettled.insert(number);
    own.joined = leaf.held == HoldReason::None;
    own.state = own.joined ? ReceiptState::Applied : ReceiptState::Held;
    settle(number);
}

void ModelTabletStore::settle(std::uint64_t number) {
    const auto& own = tables_.own.at(number);
    if (own.state == ReceiptState::Applied && own.joined)
        tables_.unsettled.erase(number);
}

} // namespace seenheard
