#pragma once

#include "sync/engine/DeliveryMark.h"
#include "sync/engine/Transport.h"
#include "sync/protocol/BoxRequest.h"
#include "sync/protocol/BoxResponse.h"

#include <optional>

namespace seenheard {

/// Whom a locked tablet talks to, as far as it knows without its secrets.
struct BoxIdentity {
    std::string serverName;
    PublicKey issuingKey;
    std::optional<SignerCertificate> signer = std::nullopt; ///< By which a restored server knows who wrote the box.
};

/// What one delivery did.
struct BoxTotals {
    std::uint64_t delivered = 0; ///< Entries with a verified second receipt: applied or held.
    std::uint64_t received = 0;  ///< Stored there, not sequenced yet.
    std::uint64_t refused = 0;
    std::uint64_t waiting = 0; ///< In the box and not known to be there after this delivery.
    std::uint64_t damaged = 0; ///< Records and files of the box that cannot be read; they stay for `recover`.
    std::uint64_t roundTrips = 0;
    std::uint64_t bytesUp = 0;
    std::uint64_t bytesDown = 0;
};

/// One attempt to bring what waits in a black box to the server, without any secret of its officer; empty-handed it
/// still asks for commands. No network of its own: ask it for the next request, give it the answer. Reads the box and
/// writes the mark beside it, nothing else.
class BoxDelivery {
public:
    /// `carriedOut`: number of the newest command that was carried out here.
    BoxDelivery(std::filesystem::path box, BoxIdentity identity, std::uint64_t carriedOut);

    /// Nothing when all has been tried once.
    [[nodiscard]] Result<std::optional<HttpRequest>> nextRequest();
    /// After an error the delivery is over; the next one goes on where the mark stands.
    [[nodiscard]] Status take(const HttpResponse& response);

    /// Commands were done up to that number: the server is told so, in a request of its own if need be.
    void noteCarriedOut(std::uint64_t number);
    [[nodiscard]] const BoxTotals& totals() const { return totals_; }
    /// As the newest answer gave them, oldest first.
    [[nodiscard]] const std::vector<TabletCommand>& commands() const { return commands_; }

private:
    [[nodiscard]] Status gather(BoxRequest& request);
    [[nodiscard]] bool addFrom(BytesView file, const BoxSegment& segment, BoxRequest& request);
    [[nodiscard]] Status takeReceipt(const Receipt& receipt, const TreeHeadRef& head);

    std::filesystem::path box_;
    BoxIdentity identity_;
    std::uint64_t carriedOut_;
    DeliveryMark mark_;
    BoxTotals totals_;
    std::vector<TabletCommand> commands_;
    std::optional<std::vector<std::uint64_t>> segments_; ///< Those still to be read, oldest first.
    std::uint64_t nextOffset_ = 0;                       ///< In the first of them.
    std::size_t requestBytes_ = 0;
    std::map<EntryId, bool> sent_; ///< In the request under way; true once answered.
    bool asked_ = false;
};

} // namespace seenheard
