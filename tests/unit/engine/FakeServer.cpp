#include "tests/unit/engine/FakeServer.h"

#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/ElidedEntries.h"
#include "sync/protocol/Identity.h"

#include <algorithm>
#include <cstdlib>

namespace seenheard {

namespace {

constexpr std::int64_t mostClockDifferenceMs = 5 * 60 * 1000;
constexpr std::uint64_t epoch = 1;

HttpResponse refusal(int status, const std::string& code, const std::string& message,
    std::optional<std::int64_t> serverTimeMs = std::nullopt) {
    return {status, canonicalBytes(ErrorAnswer{code, message, serverTimeMs})};
}

} // namespace

SigningKey signingKeyNumbered(std::uint8_t number) {
    return std::move(SigningKey::fromSeed(Bytes(32, number))).value();
}

FakeServer::FakeServer()
    : root_(signingKeyNumbered(201))
    , issuing_(signingKeyNumbered(202))
    , administrator_(signingKeyNumbered(203)) {
    issuingCertificate_.issuingKey = issuing_.publicKey();
    issuingCertificate_.serverName = name;
    issuingCertificate_.issuedAtMs = FakeClock::startUtcMs;
    sign(issuingCertificate_, root_);
    SignerCertificate certificate;
    certificate.signingKey = administrator_.publicKey();
    certificate.officerName = name;
    certificate.role = Role::Server;
    sign(certificate, issuing_);
    signers_.emplace(certificate.signer(), certificate);
}

SignerCertificate FakeServer::enrol(const SigningKey& key, const std::string& officerName) {
    SignerCertificate certificate;
    certificate.signingKey = key.publicKey();
    certificate.officer = random_.id<OfficerId>();
    certificate.officerName = officerName;
    certificate.team = "response";
    certificate.district = "north";
    certificate.tablet = random_.id<TabletId>();
    certificate.tabletName = "Tablet of " + officerName;
    certificate.issuedAtMs = FakeClock::startUtcMs;
    sign(certificate, issuing_);
    signers_.emplace(certificate.signer(), certificate);
    return certificate;
}

TreeHead FakeServer::treeHead() const {
    TreeHead head;
    head.ref = {epoch, frontier_.size, frontier_.root()};
    head.signedAtMs = timeMs;
    sign(head, issuing_);
    return head;
}

Result<Hash> FakeServer::node(std::uint8_t level, std::uint64_t index) const {
    const auto found = nodes_.find({level, index});
    return found == nodes_.end() ? Result<Hash>(fail(ErrorCode::NotFound, "no such node"))
                                 : Result<Hash>(found->second);
}

std::vector<RecordId> FakeServer::recordsOf(const Leaf& leaf) const {
    std::vector<RecordId> records;
    if (leaf.held != HoldReason::None)
        return records;
    for (const auto* canonical : {&leaf.entry, &leaf.released}) {
        if (canonical->empty())
            continue;
        const auto signer = entryHeaderFrom(entryFrom(*canonical)->header)->signer;
        const auto entry = verifyEntry(entryFrom(*canonical).value(), signers_.at(signer).signingKey);
        if (!entry)
            continue;
        for (const auto& part : entry->parts) {
            if (part)
                records.push_back(part->record);
        }
    }
    return records;
}

void FakeServer::receive(const Bytes& canonical, std::vector<EntryId>& brought) {
    const auto entry = entryFrom(canonical);
    const auto header = entryHeaderFrom(entry->header);
    const auto id = entryIdOf(entry->header);
    brought.push_back(id);
    if (refusals.contains(id) || leafOf_.contains(id) || received_.contains(id))
        return;
    received_.emplace(id, Leaf{id, canonical, header->signer, holds.contains(id) ? holds[id] : HoldReason::None});
    order_.push_back(id);
}

void FakeServer::sequence() {
    for (const auto& id : std::exchange(order_, {})) {
        const auto found = received_.find(id);
        if (found == received_.end())
            continue;
        append(found->second);
        received_.erase(found);
    }
}

void FakeServer::append(Leaf leaf) {
    std::vector<MerkleNode> completed;
    appendWithNodes(frontier_, merkleLeafHash(leaf.id.bytes()), completed);
    for (const auto& full : completed)
        nodes_[{full.level, full.index}] = full.hash;
    leafOf_.emplace(leaf.id, log_.size());
    for (const auto& record : recordsOf(leaf)) {
        if (records_.insert(record).second)
            marks_.push_back({log_.size(), record, 0, FeedEvent::Began});
    }
    log_.push_back(std::move(leaf));
}

void FakeServer::act(const AdministrativeAct& act) {
    auto& subject = subjects_[Identity(identityKey).record(administrationForm, act.subject)];
    subject.id = Identity(identityKey).record(administrationForm, act.subject);
    EntryHeader header;
    header.number = ++acts_;
    header.previous = lastAct_;
    header.form.id = administrationForm;
    header.writtenAt = {timeMs, 0, ClockQuality::Synced};
    const auto entry = signEntry(header, {partOf(act, subject)}, administrator_, random_);
    const auto verified = verifyEntry(entry, administrator_.publicKey());
    fold(subject, foldInputOf(*verified, *verified->parts.front()));
    lastAct_ = entryIdOf(entry.header);
    Leaf leaf{lastAct_, canonicalBytes(entry), signerIdOf(administrator_.publicKey()), HoldReason::None, {}};
    if (act.kind == ActKind::EntryReleased) {
        for (const auto& held : log_)
            if (subjectOf(held.id) == act.subject)
                leaf.released = held.entry;
    }
    append(std::move(leaf));
}

Receipt FakeServer::receiptFor(const EntryId& id) const {
    Receipt receipt;
    receipt.entry = id;
    receipt.atMs = timeMs;
    if (const auto refused = refusals.find(id); refused != refusals.end()) {
        receipt.state = ReceiptState::Refused;
        receipt.reason = refused->second;
    } else if (const auto leaf = leafOf_.find(id); leaf != leafOf_.end()) {
        receipt.leaf = leaf->second;
        receipt.reason = log_[leaf->second].held;
        receipt.state = receipt.reason == HoldReason::None ? ReceiptState::Applied : ReceiptState::Held;
        receipt.inclusion = inclusionProof(receipt.leaf, log_.size(), [this](auto level, auto index) {
            return node(level, index);
        }).value();
    } else if (received_.contains(id)) {
        receipt.state = ReceiptState::Received;
    }
    return receipt;
}

ExchangeResponse FakeServer::exchange(const ExchangeRequest& request) {
    std::vector<EntryId> asked;
    for (const auto& entry : request.entries)
        receive(entry, asked);
    if (sequencesAtOnce)
        sequence();
    asked.insert(asked.end(), request.awaiting.begin(), request.awaiting.end());

    ExchangeResponse response;
    response.serverTimeMs = timeMs;
    response.treeHead = treeHead();
    for (const auto& id : asked)
        response.receipts.push_back(receiptFor(id));
    std::set<SignerId> signers;
    auto at = request.cursor.leaf;
    for (; at < log_.size() && response.leaves.size() < leavesInPage; ++at) {
        response.leaves.push_back({at, log_[at].entry, log_[at].held, log_[at].released});
        signers.insert(log_[at].signer);
        if (!log_[at].released.empty())
            signers.insert(entryHeaderFrom(entryFrom(log_[at].released)->header)->signer);
    }
    for (const auto& signer : signers)
        response.certificates.push_back(signers_.at(signer));
    response.cursor = {epoch, at};
    response.scopes = {forceScope()};
    for (const auto& mark : marks_) {
        if (mark.leaf >= request.cursor.leaf && mark.leaf < at)
            response.marks.push_back(mark);
    }
    if (request.fill) {
        response.fill = request.fill;
        response.fill->done = true;
    }
    response.compared.resize(request.compare.size()); // It holds what every tablet holds.
    response.more = at < log_.size();
    const MerkleNodeReader reader = [this](auto level, auto index) { return node(level, index); };
    response.consistency = consistencyProof(request.treeHead.size, log_.size(), reader).value();
    response.pageConsistency = consistencyProof(at, log_.size(), reader).value();
    for (const auto& form : forms) {
        if (std::ranges::find(request.formsHeld, form.hash) == request.formsHeld.end())
            response.forms.push_back(form);
    }
    for (const auto& set : references) {
        if (std::ranges::find(request.references, set.version) == request.references.end())
            response.references.push_back(set);
    }
    return response;
}

HttpResponse FakeServer::answer(const HttpRequest& request) {
    const auto canonical = unpackMessage(request.body);
    const auto signedRequest = signedRequestFrom(canonical.value());
    auto read = exchangeRequestFrom(signedRequest->request);
    const auto restored =
        restore(signedRequest->entries, *read, [this](const SignerId& signer, std::uint64_t number) -> Result<EntryId> {
            for (const auto& leaf : log_) {
                const auto header = entryHeaderFrom(entryFrom(leaf.entry)->header);
                if (header->signer == signer && header->number == number)
                    return leaf.id;
            }
            return fail(ErrorCode::NotFound, "not here");
        });
    if (!restored)
        return refusal(409, "send_whole", "Send them whole.");
    read->entries.insert(read->entries.end(), restored->begin(), restored->end());
    const auto signer = signers_.find(read->signer);
    if (signer == signers_.end() || !verify(*signedRequest, signer->second.signingKey))
        return refusal(401, "bad_signature", "The request is not signed by the signer that it names.");
    if (std::abs(read->serverTimeMs - timeMs) > mostClockDifferenceMs)
        return refusal(409, "clock_off", "The request is dated more than five minutes off the server's time.", timeMs);
    seen.push_back(*read);
    auto response = exchange(*read);
    if (spoil)
        spoil(response);
    return {200, packMessage(canonicalBytes(response))};
}

FakeAuthor::FakeAuthor(FakeServer& server, std::uint8_t number_)
    : key(signingKeyNumbered(number_))
    , certificate(server.enrol(key, "PC " + std::to_string(number_)))
    , random_(number_) {}

Entry FakeAuthor::write(const RecordId& record, FieldNumber field, const std::string& words) {
    return write({Part{record, {Operation{RegisterKey{{field}}, Value(Text(words)), {}, {}, {}}}}});
}

Entry FakeAuthor::write(const std::vector<Part>& parts) {
    EntryHeader header;
    header.signer = certificate.signer();
    header.number = ++number;
    header.previous = head;
    header.form = {"test_form", Hash{}};
    header.writtenAt = {FakeClock::startUtcMs + static_cast<std::int64_t>(number) * 1000, 0, ClockQuality::Synced};
    auto entry = signEntry(header, parts, key, random_);
    head = entryIdOf(entry.header);
    return entry;
}

} // namespace seenheard
