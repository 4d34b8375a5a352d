#include "sync/server/admin/Command.h"

#include "sync/server/store/EmbeddedServerStore.h"
#include "sync/server/store/postgresql/PostgresServerStore.h"

#include <array>
#include <ctime>

namespace seenheard {

namespace {

template<typename Store>
Result<std::unique_ptr<ServerStore>> asServerStore(Result<std::unique_ptr<Store>> store) {
    if (!store)
        return store.error();
    return std::unique_ptr<ServerStore>(std::move(*store));
}

/// A file has its keys and its secret beside it.
Status checkStandsAlone(const Arguments& arguments) {
    if (!arguments.find("keys") && !arguments.find("secret"))
        return success();
    return fail(ErrorCode::InvalidInput,
        "--keys and --secret belong to a store on PostgreSQL (--store postgresql://...). A file has both beside it.");
}

} // namespace

Option storeOption() {
    return {"store", "FILE", "The server's store, as made by init; or postgresql://...", true, false};
}

std::vector<Option> optionsBesideStore() {
    return {{"keys", "URL", "With a store on PostgreSQL: postgresql://... of the records' keys.", false, false},
        {"secret", "FILE", "With a store on PostgreSQL: the file of its secret, as made by init.", false, false}};
}

Option configurationOption() {
    return {"config", "FILE", "Settings, one 'name = value' a line; options here are stronger.", false, false};
}

Result<PostgresAddress> postgresAddress(const Arguments& arguments) {
    PostgresAddress address{arguments.get("store"), arguments.get("keys"), arguments.get("secret")};
    if (!namesPostgres(address.data) || !namesPostgres(address.keys) || address.secret.empty())
        return fail(ErrorCode::InvalidInput,
            "A store on PostgreSQL takes --store postgresql://..., --keys postgresql://... and --secret FILE.");
    return address;
}

std::string shownStore(const Arguments& arguments) {
    return shownAddress(arguments.get("store"));
}

Result<std::unique_ptr<ServerStore>> openStore(const Arguments& arguments, const CommandContext& context) {
    if (namesPostgres(arguments.get("store"))) {
        const auto address = postgresAddress(arguments);
        return address ? asServerStore(PostgresServerStore::open(*address, context.random)) : address.error();
    }
    if (auto alone = checkStandsAlone(arguments); !alone)
        return alone.error();
    return asServerStore(EmbeddedServerStore::open(arguments.get("store"), context.random));
}

Result<std::unique_ptr<ServerStore>> createStore(
    const Arguments& arguments, const ServerIdentity& identity, const LogEnd& end, const CommandContext& context) {
    if (namesPostgres(arguments.get("store"))) {
        const auto address = postgresAddress(arguments);
        return address ? asServerStore(PostgresServerStore::create(*address, identity, end, context.random))
                       : address.error();
    }
    if (auto alone = checkStandsAlone(arguments); !alone)
        return alone.error();
    return asServerStore(EmbeddedServerStore::create(arguments.get("store"), identity, end, context.random));
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
