#include "sync/server/handlers/HealthHandler.h"

#include "sync/server/ServerVersion.h"

#include <nlohmann/json.hpp>

namespace seenheard {

Response HealthHandler::handle() const {
    const auto head = log_.head();
    nlohmann::json json{{"version", serverVersion}, {"server_time_ms", clock_.now().utcMs}};
    json["status"] = head ? "ok" : "the store cannot be read";
    if (head)
        json["leaves"] = head->ref.size;
    const auto text = json.dump() + "\n";
    return {head ? 200 : 503, "application/json", copyOf(bytesOf(text)), {}};
}

} // namespace seenheard
