#include "sync/server/monitoring/CurrentRequest.h"

namespace seenheard {

namespace {

thread_local std::string_view current;

} // namespace

CurrentRequest::CurrentRequest(std::string_view id) {
    current = id;
}

CurrentRequest::~CurrentRequest() {
    current = {};
}

std::string_view CurrentRequest::id() {
    return current;
}

} // namespace seenheard
