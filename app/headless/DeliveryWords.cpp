#include "app/headless/DeliveryWords.h"

#include <nlohmann/json.hpp>

namespace seenheard {

using nlohmann::ordered_json;

ordered_json jsonOf(const DeliveredProfile& delivered) {
    ordered_json json{{"profile", delivered.profile.string()}};
    if (!delivered.outcome) {
        json["failure"] = delivered.outcome.error().message;
        return json;
    }
    const auto& totals = delivered.outcome->totals;
    auto commands = ordered_json::array();
    for (const auto& command : delivered.outcome->carriedOut)
        commands.push_back(wordFor(command.kind));
    json.update({{"delivered", totals.delivered}, {"received", totals.received}, {"refused", totals.refused},
        {"waiting", totals.waiting}, {"damaged", totals.damaged}, {"pictures_sent", delivered.outcome->pictures.sent},
        {"carried_out", std::move(commands)}, {"round_trips", totals.roundTrips}, {"bytes_up", totals.bytesUp},
        {"bytes_down", totals.bytesDown}, {"failure", nullptr}});
    return json;
}

std::string textOf(const DeliveredProfile& delivered) {
    auto text = delivered.profile.string() + ": ";
    if (!delivered.outcome)
        return text + delivered.outcome.error().message + '\n';
    const auto& totals = delivered.outcome->totals;
    text += std::to_string(totals.delivered) + " delivered, " + std::to_string(totals.waiting) + " waiting";
    if (totals.refused > 0)
        text += ", " + std::to_string(totals.refused) + " refused";
    if (totals.damaged > 0)
        text += ", " + std::to_string(totals.damaged) + " damaged (kept; `seenheard-server recover` names them)";
    if (delivered.outcome->pictures.sent > 0)
        text += ", " + std::to_string(delivered.outcome->pictures.sent) + " pictures received";
    for (const auto& command : delivered.outcome->carriedOut)
        text += "; carried out: " + std::string(wordFor(command.kind));
    return text + '\n';
}

} // namespace seenheard
