#pragma once

#include "sync/server/handlers/AuthorityHandler.h"
#include "sync/server/handlers/BoxHandler.h"
#include "sync/server/handlers/DeskHandler.h"
#include "sync/server/handlers/EnrolHandler.h"
#include "sync/server/handlers/ExchangeHandler.h"
#include "sync/server/handlers/HealthHandler.h"
#include "sync/server/handlers/MovesHandler.h"
#include "sync/server/handlers/PictureHandler.h"
#include "sync/server/handlers/PictureReadHandler.h"
#include "sync/server/handlers/RenewalHandler.h"
#include "sync/server/http/Router.h"
#include "sync/server/monitoring/Readiness.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// The server without HTTP: a store, and every handler that stands on it.
class ServerHandlers {
public:
    /// With `signIn` desks are known by tokens, too. Under `diskReserve` octets of free space the server says that it
    /// is not ready.
    ServerHandlers(ServerStore& store, ServerIdentity identity, const Clock& clock, Random& random, Log& log,
        std::uint64_t diskReserve = 0, DeskSignIn* signIn = nullptr);

    [[nodiscard]] RequestHandler& router() { return router_; }
    [[nodiscard]] const SequencerFigures& sequencing() const { return sequencer_.figures(); }
    [[nodiscard]] Readiness& readiness() { return readiness_; }

private:
    ServerIdentity identity_;
    SignerDirectory signers_;
    FormDirectory forms_;
    Sequencer sequencer_;
    AuditBook audit_;
    Readiness readiness_;
    HealthHandler health_;
    MovesHandler moves_;
    AuthorityHandler authority_;
    EnrolHandler enrol_;
    ExchangeHandler exchange_;
    BoxHandler box_;
    PictureHandler picture_;
    PictureReadHandler pictureRead_;
    RenewalHandler renewal_;
    DeskHandler desk_;
    Router router_;
};

} // namespace seenheard
