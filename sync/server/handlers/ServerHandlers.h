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
#include "sync/server/http/Router.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// The server without HTTP: a store, and every handler that stands on it.
class ServerHandlers {
public:
    ServerHandlers(ServerStore& store, ServerIdentity identity, const Clock& clock, Random& random, Log& log);

    [[nodiscard]] RequestHandler& router() { return router_; }

private:
    ServerIdentity identity_;
    SignerDirectory signers_;
    FormDirectory forms_;
    Sequencer sequencer_;
    AuditBook audit_;
    HealthHandler health_;
    MovesHandler moves_;
    AuthorityHandler authority_;
    EnrolHandler enrol_;
    ExchangeHandler exchange_;
    BoxHandler box_;
    PictureHandler picture_;
    PictureReadHandler pictureRead_;
    DeskHandler desk_;
    Router router_;
};

} // namespace seenheard
