#pragma once

#include "platform/base/Clock.h"
#include "platform/crypto/Signing.h"
#include "sync/engine/LocalPictures.h"
#include "sync/engine/Transport.h"

namespace seenheard {

/// Who asks, of whom; without a key (a locked tablet) pictures only go up.
struct PictureIdentity {
    std::string serverName;
    PublicKey issuingKey;
    SignerId signer = {};
    const SigningKey* key = nullptr;
    std::int64_t clockOffsetMs = 0; ///< Server time minus tablet time, as last measured.
};

/// What one session did.
struct PictureTotals {
    std::uint64_t sent = 0;    ///< Pictures with a verified receipt.
    std::uint64_t fetched = 0; ///< Whole and here now.
    std::uint64_t left = 0;    ///< Not taken this time; the others went on.
    std::uint64_t roundTrips = 0;
    std::uint64_t bytesUp = 0;
    std::uint64_t bytesDown = 0;
};

/// One attempt to bring and fetch pictures, after all words: first those that somebody looks at, then those that wait.
/// Does no I/O: ask it for the next request, give it the answer, repeat. A cut costs one piece: each picture goes on
/// where the other side stands. References must outlive it.
class PictureSession {
public:
    PictureSession(LocalPictures& pictures, PictureIdentity identity, const Clock& clock);

    /// The next message; nothing when there is nothing more to bring or fetch.
    [[nodiscard]] Result<std::optional<HttpRequest>> nextRequest();
    /// An error is one of the road or of this tablet's disk; what the server says of one picture never is.
    [[nodiscard]] Status take(const HttpResponse& response);

    [[nodiscard]] const PictureTotals& totals() const { return totals_; }

private:
    /// How often one picture begins anew in a session before the next has its turn.
    static constexpr int mostBeginnings = 3;

    struct Sending {
        WaitingPicture picture;
        std::uint64_t had = 0;
        bool asked = false; ///< The server has said how much it has.
        int beginnings = 0;
    };

    [[nodiscard]] Result<std::optional<HttpRequest>> nextFetch();
    [[nodiscard]] Result<std::optional<HttpRequest>> nextOffer();
    [[nodiscard]] Status takeStanding(const HttpResponse& response);
    [[nodiscard]] Status takePiece(const HttpResponse& response);
    void leave();

    LocalPictures& pictures_;
    PictureIdentity identity_;
    const Clock& clock_;
    PictureTotals totals_;
    std::optional<WantedPicture> fetching_;
    std::optional<PictureId> fetchedUpTo_;
    std::optional<Sending> sending_;
    std::optional<PictureId> sentUpTo_;
};

} // namespace seenheard
