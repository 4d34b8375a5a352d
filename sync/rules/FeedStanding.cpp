#include "sync/rules/FeedStanding.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view idBeginning = "feed/";
constexpr std::int64_t msOfMinute = 60'000;

std::int64_t numberIn(const nlohmann::json& item, const char* name) {
    const auto found = item.find(name);
    return found != item.end() && found->is_number_integer() ? std::max<std::int64_t>(0, found->get<std::int64_t>())
                                                             : 0;
}

} // namespace

std::optional<std::int64_t> stoppedSinceMs(const FeedStanding& feed, std::int64_t nowMs) {
    if (feed.everyMinutes <= 0)
        return std::nullopt;
    const auto every = feed.everyMinutes * msOfMinute;
    const auto latest = feed.heardAtMs + every + std::max(msOfMinute, every / 4);
    return nowMs > latest ? std::optional(feed.heardAtMs) : std::nullopt;
}

std::string feedTitle(const std::string& feed) {
    auto title = feed + " feed";
    std::ranges::replace(title, '_', ' ');
    if (title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

std::string feedItemId(const std::string& feed) {
    return std::string(idBeginning) + feed;
}

nlohmann::json feedItem(const FeedStanding& feed) {
    // A setting: tablets read it, nobody picks it or finds it by searching.
    return {{"id", feedItemId(feed.feed)}, {"kind", "setting"}, {"title", feedTitle(feed.feed)},
        {"heard_at_ms", feed.heardAtMs}, {"every_minutes", feed.everyMinutes}};
}

std::optional<FeedStanding> feedStandingFrom(const nlohmann::json& item) {
    const auto id = item.is_object() ? item.find("id") : item.end();
    if (!item.is_object() || id == item.end() || !id->is_string())
        return std::nullopt;
    const auto& text = id->get_ref<const std::string&>();
    if (!text.starts_with(idBeginning) || text.size() == idBeginning.size())
        return std::nullopt;
    return FeedStanding{text.substr(idBeginning.size()), numberIn(item, "heard_at_ms"),
        // Beyond a year it is no expectation, and times 60,000 it stays in range.
        std::min<std::int64_t>(numberIn(item, "every_minutes"), 525'600)};
}

} // namespace seenheard
