#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/ViewEvent.h"
#include "sync/server/admin/Command.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

std::string shown(LogStanding standing) {
    switch (standing) {
    case LogStanding::Open: return "open";
    case LogStanding::Stopped:
        return "stopped: restored from an older backup; open a new epoch with 'seenheard-server restored'";
    case LogStanding::Gathering:
        return "gathering: restored from a backup; what tablets bring is received and waits until "
               "'seenheard-server gathering end'";
    case LogStanding::Emptying: return "gathering ended: what was received is going into the log";
    }
    return "unknown";
}

Result<nlohmann::ordered_json> facts(ServerStore& store) {
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto head = store.log().head();
    if (!head)
        return head.error();
    const auto standing = store.log().standing();
    if (!standing)
        return standing.error();
    const auto records = store.log().recordCount();
    if (!records)
        return records.error();
    const auto held = store.log().heldCount();
    if (!held)
        return held.error();
    const auto received = store.log().receivedCount();
    if (!received)
        return received.error();
    const auto signers = store.signers().signerCount();
    if (!signers)
        return signers.error();
    const auto forms = store.catalogue().currentForms();
    if (!forms)
        return forms.error();
    const auto sets = store.catalogue().referenceVersions();
    if (!sets)
        return sets.error();
    const auto published = std::count_if(forms->begin(), forms->end(),
        [](const FormVersion& form) { return form.id != administrationForm && form.id != viewingForm; });
    return nlohmann::ordered_json{{"server", identity->name}, {"leaves", head->ref.size}, {"records", *records},
        {"held", *held}, {"signers", *signers}, {"forms", published}, {"reference_sets", sets->size()},
        {"tree_head", head->ref.root.hex()}, {"tree_head_signed", shownTime(head->signedAtMs)},
        {"epoch", head->ref.epoch}, {"standing", shown(*standing)}, {"received", *received}};
}

Status status(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto said = facts(**store);
    if (!said)
        return said.error();
    if (arguments.find("json")) {
        context.out << said->dump() << "\n";
        return success();
    }
    for (const auto& [name, value] : said->items())
        context.out << name << ": " << (value.is_string() ? value.get<std::string>() : value.dump()) << "\n";
    return success();
}

} // namespace

Command statusCommand() {
    return {{"status", "", false, "Says what the store holds.",
                {storeOption(), {"json", "", "As one line of JSON.", false, false}}},
        status};
}

} // namespace seenheard
