#include "sync/server/handlers/AuthorityHandler.h"

#include "sync/server/http/Refusal.h"

namespace seenheard {

AuthorityHandler::AuthorityHandler(const Authority& authority) : response_(answer(canonicalBytes(authority))) {}

} // namespace seenheard
