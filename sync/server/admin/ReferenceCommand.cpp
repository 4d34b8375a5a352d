#include "sync/server/admin/Command.h"
#include "sync/server/reference/ReferenceFolder.h"

#include <ostream>

namespace seenheard {

namespace {

Result<std::vector<ReferenceSet>> storedSets(CatalogueStore& catalogue) {
    const auto versions = catalogue.referenceVersions();
    if (!versions)
        return versions.error();
    std::vector<std::string> names;
    for (const auto& version : *versions)
        names.push_back(version.set);
    return catalogue.referenceSets(names);
}

Status load(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = checkNotStopped(**store); !status)
        return status;
    auto& catalogue = (*store)->catalogue();
    const auto stored = storedSets(catalogue);
    if (!stored)
        return stored.error();
    const auto loaded = readReferenceFolder(arguments.operands().front(), *stored);
    if (!loaded)
        return loaded.error();
    std::vector<ReferenceContent> contents;
    for (const auto& set : *loaded)
        contents.push_back(set.content);
    const auto changed = catalogue.replaceReferenceSets(contents, context.clock.now().utcMs);
    if (!changed)
        return changed.error();
    for (const auto& set : *loaded) {
        std::string what = "unchanged";
        for (const auto& version : *changed) {
            if (version.set == set.content.set)
                what = "version " + std::to_string(version.version);
        }
        context.out << set.content.set << ": " << set.items << " items, " << what << "\n";
    }
    return success();
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto sets = storedSets((*store)->catalogue());
    if (!sets)
        return sets.error();
    for (const auto& set : *sets)
        context.out << set.version.set << " version " << set.version.version << ", as at " << shownTime(set.asAtMs)
                    << "\n";
    return success();
}

} // namespace

Command loadReferenceCommand() {
    return {{"reference load", "DIR", false,
                "Loads reference data: one NAME.json or NAME.csv for each set, all or nothing. See docs/server.md.",
                {storeOption()}},
        load};
}

Command listReferenceCommand() {
    return {{"reference list", "", false, "Lists the sets that are loaded.", {storeOption()}}, list};
}

} // namespace seenheard
