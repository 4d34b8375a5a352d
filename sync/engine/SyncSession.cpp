#include "sync/engine/SyncSession.h"

#include "sync/engine/EpochCheck.h"
#include "sync/engine/ServerRefusal.h"
#include "sync/protocol/ElidedEntries.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view exchangePath = "/v1/exchange";
/// Answers in a row that say "more" and bring nothing before we stop believing them.
constexpr int mostWithoutProgress = 8;
/// A message that was answered faster than this may be followed by one twice as large.
constexpr std::int64_t quickMs = 1000;
/// The signature behind the entries' own.
constexpr std::size_t aroundNoise = Signature::size + 2;

} // namespace

SyncSession::SyncSession(
    LocalStore& store, SyncIdentity identity, const SigningKey& key, const Clock& clock, ParallelFor parallelFor)
    : store_(store)
    , identity_(std::move(identity))
    , key_(key)
    , clock_(clock)
    , parallelFor_(std::move(parallelFor)) {}

Result<bool> SyncSession::gather() {
    asked_ = {};
    asking_ = false;
    sending_.clear();
    going_.clear();
    auto& request = asked_.request;
    auto outgoing = ahead_.take(store_, sentUpTo_, pushBytes_, limits::entriesInRequest);
    if (!outgoing)
        return outgoing.error();
    if (!outgoing->empty())
        lowestWaiting_ = std::min(lowestWaiting_, outgoing->front().number);
    for (auto& entry : *outgoing) {
        asked_.sent.emplace(entry.number, entry.taken.canonical);
        going_.push_back(std::move(entry.taken));
        asked_.numbers.emplace(entry.id, entry.number);
        sending_.insert(entry.number);
    }
    const auto awaiting = store_.awaiting(askedUpTo_, limits::awaitingInRequest);
    if (!awaiting)
        return awaiting.error();
    for (const auto& [number, id] : *awaiting) {
        request.awaiting.push_back(id);
        asked_.numbers.emplace(id, number);
    }
    // What comes last depends on what the store holds then.
    if (taken_ && !more_ && asked_.numbers.empty())
        return false;
    auto beside = store_.besideCursor(historyAfter_);
    if (!beside)
        return beside.error();
    if (!besideDry_) {
        request.records = std::move(beside->records);
        request.fill = std::move(beside->fill);
    }
    // What came by the feed again meanwhile need not be brought.
    if (!more_ && asked_.numbers.empty()) {
        if (auto done = gatherBrought(); !done)
            return done.error();
    }
    // What was lost or is new comes first; what only explains it comes when that is here.
    const bool history =
        !more_ && request.records.empty() && !request.fill && asked_.numbers.empty() && request.brought.empty();
    if (history) {
        request.history = std::move(beside->history);
        historyUpTo_ = beside->historyUpTo;
    }
    if (more_ || !asked_.numbers.empty() || !request.records.empty() || request.fill || !request.history.empty()
        || !request.brought.empty())
        return true;
    if (auto compared = gatherComparison(); !compared)
        return compared.error();
    return !request.compare.empty();
}

Status SyncSession::gatherComparison() {
    if (std::exchange(comparable_, false)) {
        auto held = store_.toCompare();
        if (!held)
            return held.error();
        if (*held)
            comparison_.emplace(std::move(**held));
    }
    if (comparison_)
        asked_.request.compare = comparison_->next(limits::rangesInRequest);
    return success();
}

Status SyncSession::takeComparison(const std::vector<RangeFound>& found) {
    if (!comparison_ || asked_.request.compare.empty())
        return success();
    if (auto taken = comparison_->take(asked_.request.compare, found); !taken)
        return taken;
    if (!comparison_->isOver())
        return success();
    const auto differing = comparison_->differing();
    comparison_.reset();
    totals_.differing += differing.size();
    besideDry_ = false;
    return store_.noteCompared(differing);
}

Status SyncSession::gatherBrought() {
    auto brought = store_.bringing(broughtUpTo_, pushBytes_, limits::entriesInRequest);
    if (!brought)
        return brought.error();
    for (auto& entry : *brought) {
        broughtUpTo_ = entry.number;
        asked_.brought.emplace(entry.id, entry.number);
        asked_.request.brought.push_back(std::move(entry.entry));
    }
    return success();
}

Status SyncSession::gatherCertificates() {
    std::set<SignerId> signers;
    if (showCertificate_)
        signers.insert(identity_.signer);
    for (const auto& brought : asked_.request.brought) {
        const auto entry = entryFrom(brought);
        const auto header = entry ? entryHeaderFrom(entry->header) : Result<EntryHeader>(entry.error());
        if (header)
            signers.insert(header->signer);
    }
    for (const auto& signer : signers) {
        const auto certificate = store_.certificate(signer);
        if (!certificate)
            return certificate.error();
        if (*certificate)
            asked_.request.certificates.push_back(**certificate);
    }
    return success();
}

/// Nothing else is in such an answer; everything is asked anew, by what the store is then.
Status SyncSession::enterEpoch(const ExchangeResponse& answer) {
    auto verified = checkEpoch(answer, asked_, identity_.issuingKey, identity_.root);
    if (!verified)
        return verified.error();
    if (auto applied = store_.apply(*verified); !applied)
        return applied;
    comparison_.reset(); // Of what was held before; another day.
    more_ = true;
    sendWhole_ = true; // Of what was elided before, the server may have lost what it leans on.
    sentUpTo_ = 0;
    askedUpTo_ = 0;
    sent_.clear();
    ahead_.forget();
    return success();
}

void SyncSession::countBeside(const ExchangeResponse& answer) {
    const auto& asked = asked_.request;
    totals_.records += answer.records.size();
    totals_.history += answer.history.size();
    // A server that has nothing to say to it is asked again at the next exchange, not now.
    if ((!asked.records.empty() || asked.fill) && answer.records.empty() && !(answer.fill && answer.fill->done))
        besideDry_ = true;
    if (!asked.history.empty() && answer.history.empty())
        historyAfter_ = historyUpTo_.value_or(historyAfter_);
}

Result<SyncPosition> SyncSession::position() {
    auto position = store_.position();
    if (position && taken_) {
        position->cursor = taken_->position.cursor;
        position->frontier = taken_->position.frontier;
        position->clockOffsetMs = taken_->position.clockOffsetMs;
    }
    return position;
}

/// What the next request does not depend on: own entries that have settled, and leaves of others.
bool SyncSession::mayWait(const VerifiedAnswer& answer) const {
    const auto& asked = asked_.request;
    const bool plain = answer.forms.empty() && answer.references.empty() && answer.records.empty()
        && answer.history.empty() && answer.brought.empty() && answer.broughtToGatherer.empty() && !answer.fill
        && asked.records.empty() && !asked.fill && asked.history.empty() && asked.compare.empty();
    return plain && std::ranges::none_of(answer.receipts, [](const VerifiedReceipt& verified) {
        return verified.receipt.state == ReceiptState::Unknown;
    });
}

Status SyncSession::settle() {
    if (taken_) {
        const auto answer = std::exchange(taken_, std::nullopt);
        if (auto applied = store_.apply(*answer); !applied)
            return applied;
    }
    // While the server works on a message there is time to let go of it here, and to make the next one ready.
    if (!asking_)
        return success();
    going_.clear();
    if (!sending_.empty())
        ahead_.prepare(store_, std::max(sentUpTo_, *sending_.rbegin()), std::min(pushBytes_ * 2, limits::pushBytes),
            limits::entriesInRequest);
    return success();
}

Result<std::optional<HttpRequest>> SyncSession::nextRequest() {
    auto anything = gather();
    if (anything && !*anything && taken_) {
        if (auto settled = settle(); !settled)
            return settled.error();
        anything = gather();
    }
    if (!anything)
        return anything.error();
    if (!*anything)
        return std::optional<HttpRequest>{};
    if (auto shown = gatherCertificates(); !shown)
        return shown.error();
    if (auto kept = store_.keepPosition(); !kept)
        return kept.error();
    auto position = this->position();
    const auto head = store_.chainHead();
    auto forms = store_.formsHeld();
    auto references = store_.referencesHeld();
    if (!position || !head)
        return !position ? position.error() : head.error();
    if (!forms || !references)
        return !forms ? forms.error() : references.error();
    if (clockOffsetMs_)
        position->clockOffsetMs = *clockOffsetMs_;

    auto& request = asked_.request;
    request.serverName = identity_.serverName;
    request.signer = identity_.signer;
    request.serverTimeMs = clock_.now().utcMs + position->clockOffsetMs;
    request.headNumber = head->number;
    request.head = head->entry;
    request.cursor = position->cursor;
    request.treeHead = position->treeHead.ref;
    request.treeHeadSignedAtMs = position->treeHead.signedAtMs;
    request.treeHeadSignature = position->treeHead.signature;
    // More than a message may name: the newest, as the server sends what is not named.
    if (forms->size() > limits::formsInMessage)
        forms->erase(forms->begin(), forms->end() - static_cast<std::ptrdiff_t>(limits::formsInMessage));
    request.formsHeld = std::move(*forms);
    request.references = std::move(*references);
    asked_.position = std::move(*position);
    askedAtMonotonicMs_ = clock_.monotonicMs();

    ElidedEntries elided;
    if (!sendWhole_) {
        elided = elide(going_, request,
            [this](const SignerId& signer, std::uint64_t number) { return heldByServer(signer, number); });
    } else {
        for (const auto& entry : going_)
            request.entries.push_back(entry.canonical);
    }
    const auto noise = elided.noise.size();
    HttpRequest http{"POST", std::string(exchangePath),
        packMessage(
            canonicalBytes(signRequest(request, key_, std::move(elided))), noise == 0 ? 0 : noise + aroundNoise)};
    asking_ = true;
    ++totals_.roundTrips;
    totals_.bytesUp += http.body.size();
    return std::optional(std::move(http));
}

Status SyncSession::take(const HttpResponse& response) {
    if (!std::exchange(asking_, false))
        return fail(ErrorCode::ServerRefused, "An answer came that was not asked for. Nothing of it was taken in.");
    totals_.bytesDown += response.body.size();
    if (auto settled = settle(); !settled)
        return settled;
    if (response.status != 200)
        return takeRefusal(response);
    const auto canonical = unpackMessage(response.body);
    if (!canonical)
        return unreadableAnswer(canonical.error());
    auto answer = exchangeResponseFrom(*canonical);
    if (!answer)
        return unreadableAnswer(answer.error());
    if (auto moving = checkProgress(*answer); !moving)
        return moving;
    if (!answer->epoch.empty())
        return enterEpoch(*answer);
    const bool more = answer->more;
    totals_.gathering = answer->gathering;
    const auto compared = std::move(answer->compared);
    countBeside(*answer);

    auto verified = checkAnswer(std::move(*answer), asked_, identity_.issuingKey, store_, parallelFor_);
    if (!verified)
        return verified.error();
    // The answer was made about half way between asking and now.
    const auto tookMs = clock_.monotonicMs() - askedAtMonotonicMs_;
    pushBytes_ = tookMs < quickMs ? std::min(pushBytes_ * 2, limits::pushBytes) : firstPushBytes;
    const auto halfWayMs = tookMs / 2;
    verified->position.clockOffsetMs = verified->serverTimeMs - (clock_.now().utcMs - halfWayMs);
    clockOffsetMs_.reset();
    if (!sending_.empty())
        sentUpTo_ = std::max(sentUpTo_, *sending_.rbegin());
    count(*verified);
    const bool waits = mayWait(*verified);
    taken_ = std::move(*verified);
    if (!waits)
        ahead_.forget();
    if (auto settled = waits ? success() : settle(); !settled)
        return settled;
    if (auto taken = takeComparison(compared); !taken)
        return taken;

    more_ = more;
    if (!asked_.request.awaiting.empty())
        askedUpTo_ = std::max(askedUpTo_, asked_.numbers.at(asked_.request.awaiting.back()));
    sent_.insert(sending_.begin(), sending_.end());
    return success();
}

void SyncSession::count(const VerifiedAnswer& answer) {
    totals_.pulled += answer.leaves.size();
    totals_.received = 0;
    for (const auto& verified : answer.receipts) {
        const auto number = verified.number;
        const auto& receipt = verified.receipt;
        const bool wasSent = sending_.contains(number);
        switch (receipt.state) {
        case ReceiptState::Unknown:
            // The server has lost it, or never got it: send it, but only once in a session.
            if (!wasSent && !sent_.contains(number))
                sentUpTo_ = std::min(sentUpTo_, number - 1);
            continue;
        case ReceiptState::Received: ++totals_.received; break;
        case ReceiptState::Applied: ++totals_.applied; break;
        case ReceiptState::Held: ++totals_.held; break;
        case ReceiptState::Refused: ++totals_.refused; continue;
        }
        if (wasSent)
            ++totals_.pushed;
    }
}

Status SyncSession::checkProgress(const ExchangeResponse& answer) {
    const bool moved = answer.cursor != asked_.request.cursor || !answer.receipts.empty() || !answer.records.empty();
    withoutProgress_ = moved ? 0 : withoutProgress_ + 1;
    if (!answer.more || withoutProgress_ <= mostWithoutProgress)
        return success();
    return fail(ErrorCode::ServerRefused,
        "The server keeps saying that it has more and sends nothing. Trying again later "
        "may help; tell whoever runs the server if it does not.");
}

/// What others wrote came from the server; of one's own, what no longer waits. Where it is not so after all, it asks
/// for whole entries.
bool SyncSession::heldByServer(const SignerId& signer, std::uint64_t number) const {
    return signer != identity_.signer || number < lowestWaiting_;
}

Status SyncSession::takeRefusal(const HttpResponse& response) {
    auto refusal = serverRefusal(response);
    // Once: a server that does not like its own time is not helped by asking on.
    if (refusal.serverTimeMs && !clockOffsetMs_) {
        clockOffsetMs_ = *refusal.serverTimeMs - clock_.now().utcMs;
        more_ = true;
        return success();
    }
    if (refusal.wantsCertificate && !std::exchange(showCertificate_, true)) {
        more_ = true;
        return success();
    }
    if (refusal.wantsWhole && !std::exchange(sendWhole_, true)) {
        more_ = true;
        return success();
    }
    return refusal.error;
}

} // namespace seenheard
