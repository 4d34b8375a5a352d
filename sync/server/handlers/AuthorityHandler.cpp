#include "sync/server/handlers/AuthorityHandler.h"

#include "sync/server/handlers/Refusal.h"

namespace seenheard {

AuthorityHandler::AuthorityHandler(const Authority& authority) : response_(answer(canonicalBytes(authority))) {}

} // namespace seenheard
