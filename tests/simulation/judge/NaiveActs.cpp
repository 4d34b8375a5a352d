#include "tests/simulation/judge/NaiveActs.h"

#include <algorithm>

namespace seenheard {

namespace {

/// The one sentence that the server gives as its own reason when it releases what waited for a form.
constexpr std::string_view formArrived = "The form that it was made with has been published.";

/// What the server adds to a decision that it carries out a second time, because a restore had lost what it is about.
constexpr std::string_view decidedAgain =
    "Decided before the server was restored; done again because the entry came back.";

} // namespace

bool NaiveActs::wasOrdered(const AdministrativeAct& act) {
    auto wanted = act;
    if (wanted.detail == decidedAgain) {
        wanted.detail.clear();
        return std::ranges::find(everOrdered_, wanted) != everOrdered_.end();
    }
    const auto order = std::ranges::find(ordered_, act);
    if (order == ordered_.end())
        return false;
    ordered_.erase(order);
    return true;
}

void NaiveActs::startAgain() {
    ordered_ = everOrdered_;
    revoked_.clear();
    roles_.clear();
    newestRole_.clear();
    disposed_.clear();
    published_.clear();
    settlements_.clear();
    writtenOff_.clear();
}

bool NaiveActs::take(const AdministrativeAct& act, std::uint64_t leaf, const ActPlace& place) {
    const auto signer = SignerId::fromHex(act.subject.id.substr(0, 2 * SignerId::size));
    switch (act.kind) {
    case ActKind::SignerForked: return signer && mayFork(*signer);
    case ActKind::EntryReleased:
        return (wasOrdered(act) || (!published_.empty() && act.why == formArrived)) && settle(act, leaf);
    case ActKind::EntryRefused: return wasOrdered(act) && settle(act, leaf);
    default: break;
    }
    if (!wasOrdered(act))
        return false;
    if (act.kind == ActKind::SignerRevoked)
        revoked_.emplace(signer.value(), leaf);
    else if (act.kind == ActKind::FormPublished)
        published_.insert(Hash::fromHex(act.subject.id).value());
    else if (act.kind == ActKind::RoleGiven && place >= newestRole_[signer.value()]) {
        // One that comes back late, after a restore, changes nothing that was decided after it.
        newestRole_[signer.value()] = place;
        roles_[signer.value()].emplace(leaf, roleFrom(act.detail).value());
    } else if (act.kind == ActKind::RecordDisposed)
        disposed_.emplace(RecordId::fromHex(act.subject.id).value(), leaf);
    else if (act.kind == ActKind::NumberWrittenOff)
        writtenOff_.emplace(std::pair(signer.value(), static_cast<std::uint64_t>(act.number.value())), leaf);
    return true;
}

bool NaiveActs::settle(const AdministrativeAct& act, std::uint64_t leaf) {
    const auto entry = EntryId::fromHex(act.subject.id);
    const NaiveSettlement settlement{leaf, act.kind == ActKind::EntryReleased, act.by, act.why};
    return entry && settlements_.emplace(*entry, settlement).second;
}

std::optional<std::uint64_t> NaiveActs::revokedAt(const SignerId& signer) const {
    const auto found = revoked_.find(signer);
    return found == revoked_.end() ? std::nullopt : std::optional(found->second);
}

const NaiveSettlement* NaiveActs::settlement(const EntryId& entry) const {
    const auto found = settlements_.find(entry);
    return found == settlements_.end() ? nullptr : &found->second;
}

bool NaiveActs::isSupervisor(const SignerId& signer, Role certified, std::uint64_t seen) const {
    auto role = certified;
    if (const auto given = roles_.find(signer); given != roles_.end())
        for (const auto& [leaf, one] : given->second)
            role = leaf < seen ? one : role;
    return role == Role::Supervisor;
}

bool NaiveActs::mayBeDisposed(const RecordId& record) const {
    return std::ranges::any_of(everOrdered_, [&](const AdministrativeAct& act) {
        return act.kind == ActKind::RecordDisposed && act.subject == subjectOf(record);
    });
}

bool NaiveActs::isWrittenOff(const SignerId& signer, std::uint64_t number, std::uint64_t below) const {
    const auto found = writtenOff_.find({signer, number});
    return found != writtenOff_.end() && found->second < below;
}

} // namespace seenheard
