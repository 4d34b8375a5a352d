#include "sync/forms/IsoTime.h"
#include "sync/server/admin/ActCommand.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace seenheard {

namespace {

/// Which records a held entry is about; none where they were disposed of.
std::vector<std::string> recordsIn(const Entry& entry) {
    std::vector<std::string> records;
    for (const auto& salted : entry.parts) {
        const auto part = salted ? partFrom(salted->canonical) : Result<Part>(Part{});
        if (salted && part)
            records.push_back(part->record.hex());
    }
    return records;
}

Result<nlohmann::ordered_json> describe(ServerStore& store, const HeldLeaf& held) {
    const auto signers = store.signers().certificates(std::span(&held.header.signer, 1));
    if (!signers)
        return signers.error();
    const auto leaves = store.log().leaves(held.leaf, held.leaf + 1, limits::pullBytes);
    if (!leaves)
        return leaves.error();
    const auto entry = leaves->empty() ? Result<Entry>(Entry{}) : entryFrom(leaves->front().feed.entry);
    if (!entry)
        return entry.error();
    nlohmann::ordered_json json;
    json["entry"] = held.entry.hex();
    json["leaf"] = held.leaf;
    json["signer"] = held.header.signer.hex();
    json["number"] = held.header.number;
    json["officer"] = signers->empty() ? "" : signers->front().officerName;
    json["tablet"] = signers->empty() ? "" : signers->front().tabletName;
    json["form"] = held.header.form.id;
    json["records"] = recordsIn(*entry);
    json["reason"] = wordFor(held.reason);
    json["why"] = sentenceFor(held.reason);
    json["written"] = isoText(held.header.writtenAt);
    json["received"] = isoText(Instant{held.receivedAtMs, 0, ClockQuality::Synced});
    return json;
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto held = (*store)->log().held();
    if (!held)
        return held.error();
    auto all = nlohmann::ordered_json::array();
    for (const auto& one : *held) {
        auto json = describe(**store, one);
        if (!json)
            return json.error();
        all.push_back(std::move(*json));
    }
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"holds", all}}.dump(2) << "\n";
        return success();
    }
    for (const auto& one : all)
        context.out << one["entry"].get<std::string>() << "\n    " << one["officer"].get<std::string>() << ", "
                    << one["tablet"].get<std::string>() << ", number " << one["number"] << ", received "
                    << one["received"].get<std::string>() << "\n    " << one["reason"].get<std::string>() << ": "
                    << one["why"].get<std::string>() << "\n";
    if (all.empty())
        context.out << "Nothing is held.\n";
    return success();
}

Status settle(const Arguments& arguments, const CommandContext& context, ActKind kind) {
    const auto entry = idOperand<EntryId>(arguments, "A held entry");
    if (!entry)
        return entry.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = performActs(**store, arguments, context, {{kind, subjectOf(*entry), std::nullopt, {}}}); !status)
        return status;
    context.out << entry->hex() << (kind == ActKind::EntryReleased ? ": released\n" : ": refused\n");
    return success();
}

} // namespace

Command listHoldsCommand() {
    return {{"holds list", "", false, "Lists entries that wait for a decision: whose, since when and why.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        list};
}

Command releaseHoldCommand() {
    return {{"holds release", "ENTRY", false, "Applies a held entry after all.", actOptions()},
        [](const Arguments& arguments, const CommandContext& context) {
            return settle(arguments, context, ActKind::EntryReleased);
        }};
}

Command refuseHoldCommand() {
    return {{"holds refuse", "ENTRY", false, "Leaves a held entry out for good; its author reads why.", actOptions()},
        [](const Arguments& arguments, const CommandContext& context) {
            return settle(arguments, context, ActKind::EntryRefused);
        }};
}

} // namespace seenheard
