#include "sync/server/handlers/PictureReadHandler.h"

#include "sync/protocol/Limits.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/server/http/Refusal.h"

#include <algorithm>

namespace seenheard {

PictureReadHandler::PictureReadHandler(const ServerIdentity& identity, SignerDirectory& signers,
    const FollowedScopes& scopes, LogStore& log, PictureStore& pictures, AuditBook& audit, const Clock& clock)
    : access_(identity.name, identity.issuing.issuingKey, signers, clock)
    , scopes_(scopes)
    , log_(log)
    , pictures_(pictures)
    , audit_(audit) {}

Response PictureReadHandler::handle(const Request& request) {
    auto admitted = access_.checkPicture(request);
    if (auto* refused = std::get_if<Response>(&admitted))
        return std::move(*refused);
    const auto& [asked, signer] = std::get<AdmittedPictureRequest>(admitted);
    if (auto may = mayRead(*signer, asked.record); !may)
        return refusal(may.error());
    const auto kept = pictures_.standing(asked.picture);
    if (!kept)
        return refusal(kept.error());
    auto octets = pictures_.read(asked.record, asked.picture, asked.offset, limits::pictureChunkBytes);
    if (!octets)
        return refusal(octets.error());
    if (auto noted = audit_.noteOnce({0, 0, AuditKind::Disclosure, "picture", signer->signer(), {}, {},
            asked.picture.hex(), {asked.record}, {}, {}});
        !noted)
        return refusal(noted.error());
    const PictureChunk chunk{asked.offset, kept->octets, *std::move(octets)};
    return {200, std::string(messageContentType), packMessage(canonicalBytes(chunk), chunk.octets.size()), {}};
}

Status PictureReadHandler::mayRead(const SignerCertificate& signer, const RecordId& record) {
    // A record that is not his, one that was disposed of and one that never was are the same to a reader.
    const auto none = fail(ErrorCode::NotFound, "There is no such picture here for this officer.");
    const auto end = log_.feedEnd(signer.signer());
    if (!end)
        return end.error();
    if (*end)
        return none;
    const auto followed = scopes_.of(signer);
    if (!followed)
        return followed.error();
    const auto held = log_.record(record);
    if (!held)
        return held.error().code == ErrorCode::NotFound ? Status(none) : Status(held.error());
    const bool his = std::any_of(
        followed->begin(), followed->end(), [&](const RecordScope& scope) { return held->scopes.contains(scope); });
    return his ? success() : Status(none);
}

} // namespace seenheard
