#include "sync/server/admin/Command.h"

#include "sync/server/store/EmbeddedServerStore.h"

#include <array>
#include <ctime>

namespace seenheard {

Option storeOption() {
    return {"store", "FILE", "The server's store, as made by init.", true, false};
}

Result<std::unique_ptr<ServerStore>> openStore(const Arguments& arguments, const CommandContext& context) {
    auto store = EmbeddedServerStore::open(arguments.get("store"), context.random);
    if (!store)
        return store.error();
    return std::unique_ptr<ServerStore>(std::move(*store));
}

Status checkNotStopped(ServerStore& store) {
    const auto standing = store.log().standing();
    if (!standing)
        return standing.error();
    if (*standing != LogStanding::Stopped)
        return success();
    return fail(ErrorCode::Busy,
        "This store was restored from an older backup than tablets know, so nothing was changed. Open a new epoch with "
        "'seenheard-server restored', then do this again.");
}

std::string shownTime(std::int64_t utcMs) {
    const auto seconds = static_cast<std::time_t>(utcMs / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts);
    return {text.data(), length};
}

} // namespace seenheard
