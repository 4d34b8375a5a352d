#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/ViewEvent.h"
#include "sync/server/admin/FormsCommand.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

using nlohmann::ordered_json;

/// "offered", "withdrawn", or "superseded" where a newer version was published.
struct ListedVersion {
    FormVersion version;
    std::string state;
    std::optional<Withdrawal> withdrawal;
};

Result<std::vector<ListedVersion>> versionsIn(ServerStore& store) {
    const auto history = store.catalogue().formHistory();
    const auto current = store.catalogue().currentForms();
    if (!history || !current)
        return !history ? history.error() : current.error();
    std::vector<ListedVersion> listed;
    // The newest of each first.
    for (auto at = history->rbegin(); at != history->rend(); ++at) {
        const auto& version = *at;
        if (version.id == administrationForm || version.id == viewingForm)
            continue;
        const bool newest = std::any_of(
            current->begin(), current->end(), [&](const FormVersion& each) { return each.hash == version.hash; });
        auto withdrawal = withdrawalOf(store, version.hash);
        if (!withdrawal)
            return withdrawal.error();
        listed.push_back({version,
            !newest           ? "superseded"
                : *withdrawal ? "withdrawn"
                              : "offered",
            newest ? std::move(*withdrawal) : std::nullopt});
    }
    std::stable_sort(listed.begin(), listed.end(),
        [](const ListedVersion& left, const ListedVersion& right) { return left.version.id < right.version.id; });
    return listed;
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto versions = versionsIn(**store);
    if (!versions)
        return versions.error();
    auto json = ordered_json::array();
    for (const auto& [version, state, withdrawal] : *versions) {
        if (!arguments.find("json")) {
            context.out << version.id << " " << version.version << " " << version.hash.hex() << " published "
                        << shownTime(version.publishedAtMs) << " " << state;
            if (withdrawal)
                context.out << " by " << withdrawal->by << ": " << withdrawal->why;
            context.out << "\n";
            continue;
        }
        ordered_json one{{"id", version.id}, {"version", version.version}, {"hash", version.hash.hex()},
            {"published_at_ms", version.publishedAtMs}, {"state", state}};
        if (withdrawal)
            one["withdrawn"] = {{"by", withdrawal->by}, {"reason", withdrawal->why}};
        json.push_back(std::move(one));
    }
    if (arguments.find("json"))
        context.out << json.dump(2) << "\n";
    return success();
}

} // namespace

Command listFormsCommand() {
    return {{"forms list", "", false, "Lists every version of each form and whether it is offered.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        list};
}

} // namespace seenheard
