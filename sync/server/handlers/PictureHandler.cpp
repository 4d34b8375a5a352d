#include "sync/server/handlers/PictureHandler.h"

#include "sync/protocol/PackedMessage.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

Response PictureHandler::handle(const Request& request) {
    const auto standing = log_.standing();
    if (!standing || *standing == LogStanding::Stopped)
        return standing ? restoredRefusal() : refusal(standing.error());
    const auto canonical = unpackMessage(request.body);
    const auto offer = canonical ? pictureOfferFrom(*canonical) : Result<PictureOffer>(canonical.error());
    if (!offer)
        return refusal(offer.error());
    if (offer->serverName != identity_.name)
        return refusal(403, wordFor(ErrorCode::WrongAuthority),
            "The picture is for another server than this one, which is called '" + identity_.name + "'.");
    const auto kept = offer->octets
        ? pictures_.append(offer->picture, offer->offset, *offer->octets, clock_.now().utcMs)
        : pictures_.standing(offer->picture);
    if (!kept)
        return refusal(kept.error());
    PictureStanding answered{kept->had, std::nullopt};
    if (kept->receivedAtMs) {
        PictureReceipt receipt{identity_.name, offer->picture, kept->octets, *kept->receivedAtMs, {}};
        signReceipt(receipt, identity_.issuingKey);
        answered.receipt = receipt;
    }
    return answer(canonicalBytes(answered));
}

} // namespace seenheard
