#pragma once

#include "sync/protocol/BoxRequest.h"
#include "sync/protocol/BoxResponse.h"
#include "sync/server/access/OpenedBox.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"
#include "sync/server/sequencer/Sequencer.h"
#include "sync/server/store/ServerIdentity.h"
#include "sync/server/store/TabletCommandStore.h"

namespace seenheard {

/// POST /v1/box: takes what a tablet's black box holds, on the word of its TLS key alone. Answers with receipts and
/// commands, never with anything of a record.
class BoxHandler {
public:
    BoxHandler(const ServerIdentity& identity, SignerDirectory& signers, Sequencer& sequencer, LogStore& log,
        TabletCommandStore& commands, const Clock& clock)
        : identity_(identity)
        , signers_(signers)
        , sequencer_(sequencer)
        , log_(log)
        , commands_(commands)
        , clock_(clock) {}

    [[nodiscard]] Response handle(const Request& request);

private:
    [[nodiscard]] Result<BoxRequest> read(const Request& request) const;
    [[nodiscard]] Result<std::vector<CheckedEntry>> open(const BoxRequest& request, const TabletId& tablet);
    [[nodiscard]] Result<BoxResponse> deliver(const BoxRequest& request, const TabletId& tablet);

    const ServerIdentity& identity_;
    SignerDirectory& signers_;
    Sequencer& sequencer_;
    LogStore& log_;
    TabletCommandStore& commands_;
    const Clock& clock_;
};

} // namespace seenheard
