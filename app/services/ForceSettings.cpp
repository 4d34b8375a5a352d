#include "app/services/ForceSettings.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = std::int64_t{24} * 3600 * 1000;

nlohmann::json settingOf(const Directory& directory, const char* id) {
    const auto setting = directory.item(Reference{"setting", id});
    auto json = setting ? nlohmann::json::parse(setting->json, nullptr, false) : nlohmann::json();
    return json.is_object() ? json : nlohmann::json::object();
}

/// A whole number inside its bounds; `usual` where it is anything else.
std::int64_t numberIn(
    const nlohmann::json& setting, const char* name, std::int64_t least, std::int64_t most, std::int64_t usual) {
    const auto value = setting.find(name);
    if (value == setting.end() || !value->is_number_integer())
        return usual;
    const auto number = value->get<std::int64_t>();
    return number >= least && number <= most ? number : usual;
}

} // namespace

bool allowsPictures(const Directory& directory, PictureKind kind) {
    const auto setting = settingOf(directory, kind == PictureKind::Drawing ? "drawings" : "photographs");
    return setting.contains("allowed") && setting["allowed"] == true;
}

std::int64_t pinAgainAfterMs(const Directory& directory) {
    constexpr std::int64_t minuteMs = 60'000;
    return minuteMs * numberIn(settingOf(directory, "pin_again"), "minutes", 1, 60, 5);
}

bool asksWhy(const Directory& directory) {
    const auto setting = settingOf(directory, "ask_why");
    return setting.contains("asked") && setting["asked"] == true;
}

std::int64_t keptForMs(const Directory& directory) {
    return dayMs * numberIn(settingOf(directory, "keep"), "days", 1, 365, 14);
}

std::int64_t leaseMs(const Directory& directory) {
    return dayMs * numberIn(settingOf(directory, "lease"), "days", 1, 90, 14);
}

IdleLimits idleLimits(const Directory& directory) {
    IdleLimits limits;
    limits.lockAfterMs = 1000 * numberIn(settingOf(directory, "lock_after"), "seconds", 30, 1800, 180);
    return limits;
}

PinRules pinRules(const Directory& directory) {
    const auto setting = settingOf(directory, "pin");
    return {static_cast<std::size_t>(numberIn(setting, "digits", 4, 12, 4)),
        setting.contains("refuse_trivial") && setting["refuse_trivial"] == true};
}

} // namespace seenheard
