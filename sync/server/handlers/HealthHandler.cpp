#include "sync/server/handlers/HealthHandler.h"

#include "sync/server/ServerVersion.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

Response jsonAnswer(int status, const nlohmann::ordered_json& json) {
    const auto text = json.dump() + "\n";
    return {status, "application/json", copyOf(bytesOf(text)), {}};
}

} // namespace

Response HealthHandler::handle() const {
    const auto head = log_.head();
    nlohmann::ordered_json json{{"version", serverVersion}, {"server_time_ms", clock_.now().utcMs}};
    json["status"] = head ? "ok" : "the store cannot be read";
    if (head)
        json["leaves"] = head->ref.size;
    return jsonAnswer(head ? 200 : 503, json);
}

Response HealthHandler::live() {
    return jsonAnswer(200, {{"status", "ok"}});
}

Response HealthHandler::ready() {
    bool all = true;
    nlohmann::ordered_json json;
    for (const auto& [name, standing] : readiness_.look()) {
        json[std::string(name)] = standing ? "ok" : std::string(wordFor(standing.error().code));
        all = all && standing.ok();
    }
    json["status"] = all ? "ready" : "not ready";
    return jsonAnswer(all ? 200 : 503, json);
}

} // namespace seenheard
