#include "sync/engine/PictureSession.h"

#include "sync/protocol/Messages.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/protocol/PictureMessages.h"

namespace seenheard {

namespace {

constexpr int ok = 200;
constexpr int firstServerError = 500;

/// Something that concerns the whole road and not one picture: later.
Status roadError(const HttpResponse& response) {
    const auto said = errorAnswerFrom(response.body);
    return fail(ErrorCode::ServerRefused,
        said ? said->message : "The server answered with status " + std::to_string(response.status) + ".");
}

} // namespace

PictureSession::PictureSession(LocalPictures& pictures, PictureIdentity identity, const Clock& clock)
    : pictures_(pictures)
    , identity_(std::move(identity))
    , clock_(clock) {}

Result<std::optional<HttpRequest>> PictureSession::nextRequest() {
    if (!sending_ && identity_.key != nullptr) {
        auto fetch = nextFetch();
        if (!fetch || *fetch)
            return fetch;
    }
    return nextOffer();
}

Result<std::optional<HttpRequest>> PictureSession::nextFetch() {
    auto wanted = pictures_.wanted(fetchedUpTo_);
    if (!wanted)
        return wanted.error();
    fetching_ = *wanted;
    if (!fetching_)
        return std::optional<HttpRequest>{};
    const PictureRequest asked{identity_.serverName, identity_.signer, clock_.now().utcMs + identity_.clockOffsetMs,
        fetching_->record, fetching_->id, fetching_->had};
    HttpRequest request{"POST", "/v1/picture/read", packMessage(canonicalBytes(signRequest(asked, *identity_.key)))};
    totals_.bytesUp += request.body.size();
    return std::optional(std::move(request));
}

Result<std::optional<HttpRequest>> PictureSession::nextOffer() {
    if (!sending_) {
        const auto next = pictures_.waiting(sentUpTo_);
        if (!next)
            return next.error();
        if (!*next)
            return std::optional<HttpRequest>{};
        sending_ = Sending{**next};
    }
    PictureOffer offer{identity_.serverName, sending_->picture.id, sending_->had, std::nullopt};
    std::size_t noise = 0;
    if (sending_->asked) {
        auto piece = pictures_.piece(sending_->picture.id, sending_->had, limits::pictureChunkBytes);
        if (!piece)
            return piece.error();
        noise = piece->size();
        offer.octets = *std::move(piece);
    }
    HttpRequest request{"POST", "/v1/picture", packMessage(canonicalBytes(offer), noise)};
    totals_.bytesUp += request.body.size();
    return std::optional(std::move(request));
}

Status PictureSession::take(const HttpResponse& response) {
    ++totals_.roundTrips;
    totals_.bytesDown += response.body.size();
    if (response.status >= firstServerError)
        return roadError(response);
    return fetching_ ? takePiece(response) : takeStanding(response);
}

Status PictureSession::takeStanding(const HttpResponse& response) {
    if (!sending_)
        return fail(ErrorCode::Internal, "An answer about a picture came to nobody.");
    const auto canonical = response.status == ok ? unpackMessage(response.body) : Result(Bytes());
    const auto said = response.status == ok && canonical ? pictureStandingFrom(*canonical)
                                                         : fail(ErrorCode::Malformed, "No standing of a picture.");
    if (!said) { // Refused, or not to be read: this one waits for another exchange, the others go on.
        leave();
        return success();
    }
    const auto& picture = sending_->picture;
    if (said->receipt) {
        const auto& receipt = *said->receipt;
        const bool good = receipt.serverName == identity_.serverName && receipt.picture == picture.id
            && receipt.octets == picture.octets && verify(receipt, identity_.issuingKey);
        if (!good) {
            leave();
            return success();
        }
        sentUpTo_ = picture.id;
        sending_.reset();
        ++totals_.sent;
        return pictures_.noteReceipt(receipt);
    }
    const bool further = !sending_->asked || said->had > sending_->had;
    if (!further)
        ++sending_->beginnings;
    sending_->asked = true;
    sending_->had = said->had;
    if (said->had >= picture.octets || sending_->beginnings >= mostBeginnings)
        leave();
    return success();
}

Status PictureSession::takePiece(const HttpResponse& response) {
    const auto wanted = *std::exchange(fetching_, std::nullopt);
    fetchedUpTo_ = wanted.id;
    const auto canonical = response.status == ok ? unpackMessage(response.body) : Result(Bytes());
    const auto chunk = response.status == ok && canonical ? pictureChunkFrom(*canonical)
                                                          : fail(ErrorCode::Malformed, "No piece of a picture.");
    const bool fits = chunk && chunk->offset == wanted.had && !chunk->octets.empty()
        && chunk->size <= limits::pictureBytes && chunk->octets.size() <= chunk->size
        && wanted.had <= chunk->size - chunk->octets.size();
    if (!fits) {
        ++totals_.left;
        return pictures_.noteAbsent(wanted.id);
    }
    const auto whole = pictures_.takePiece(wanted.id, wanted.had, chunk->octets, chunk->size);
    if (!whole && whole.error().code == ErrorCode::BadSignature) {
        ++totals_.left;
        return pictures_.noteAbsent(wanted.id);
    }
    if (!whole)
        return whole.error();
    if (*whole)
        ++totals_.fetched;
    else
        fetchedUpTo_.reset(); // its next piece first
    return success();
}

void PictureSession::leave() {
    sentUpTo_ = sending_->picture.id;
    sending_.reset();
    ++totals_.left;
}

} // namespace seenheard
