#include "sync/server/access/DeskAccess.h"

#include <algorithm>

namespace seenheard {

bool DeskPerson::looksAfter(const std::string& team) const {
    return may(role, Right::ManagePeople)
        || std::ranges::find(follows, RecordScope{ScopeKind::Team, team}) != follows.end();
}

Result<DeskPerson> DeskAccess::whoAsks(const RequestHead& head) {
    if (head.tablet)
        return enrolledOn(*head.tablet);
    if (head.bearer && signIn_ != nullptr)
        return signedIn(*head.bearer);
    return fail(ErrorCode::NotEntitled, "This needs the TLS certificate of a desk that was admitted, or a sign-in.");
}

Result<DeskPerson> DeskAccess::enrolledOn(const TabletId& desk) {
    const auto signer = tablets_.signerOn(desk);
    if (!signer)
        return signer.error();
    const auto state = *signer ? log_.signer(**signer) : Result<std::optional<SignerState>>(std::nullopt);
    if (!state)
        return state.error();
    if (!*state || (*state)->standing != SignerStanding::Open)
        return fail(
            ErrorCode::NotEntitled, "The TLS certificate of this connection is of no enrolment that stands here.");
    const auto& certificate = (*state)->certificate;
    auto follows = follows_.of(certificate);
    if (!follows)
        return follows.error();
    return DeskPerson{
        certificate.officer, certificate.officerName, (*state)->role, certificate.signer(), *std::move(follows)};
}

Result<DeskPerson> DeskAccess::signedIn(const std::string& token) {
    const auto person = signIn_->personOf(token, people_);
    if (!person)
        return person.error();
    auto follows = follows_.of(person->officer, person->role);
    if (!follows)
        return follows.error();
    return DeskPerson{person->officer, person->name, person->role, {}, *std::move(follows)};
}

Status DeskAccess::check(const DeskPerson& person, Right right) {
    if (may(person.role, right))
        return success();
    return fail(ErrorCode::NotEntitled,
        "This needs the right '" + std::string(wordFor(right)) + "', which the role "
            + std::string(wordFor(person.role)) + " does not have.");
}

} // namespace seenheard
