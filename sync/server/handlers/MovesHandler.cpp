#include "sync/server/handlers/MovesHandler.h"

#include "sync/protocol/Moves.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

Response MovesHandler::handle() const {
    const auto head = log_.head();
    return head ? answer(canonicalBytes(Moves{{head->ref.epoch, head->ref.size}})) : refusal(head.error());
}

} // namespace seenheard
