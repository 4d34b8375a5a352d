#include "sync/forms/IsoTime.h"
#include "sync/protocol/ViewEvent.h"
#include "sync/server/admin/ActCommand.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

/// Which views are asked for.
struct Wanted {
    std::optional<RecordId> record;
    std::optional<SignerId> signer;
    std::string child;
    std::int64_t sinceMs = 0;

    [[nodiscard]] bool has(const LoggedView& view) const {
        const auto& event = view.event;
        const auto& [how, records, people] = event.view;
        return (!signer || view.signer == *signer) && event.at.utcMs >= sinceMs
            && (!record || std::find(records.begin(), records.end(), *record) != records.end())
            && (child.empty() || std::find(people.begin(), people.end(), child) != people.end());
    }
};

template<typename IdType>
Result<std::optional<IdType>> idOption(const Arguments& arguments, const std::string& name) {
    const auto text = arguments.find(name);
    if (!text)
        return std::optional<IdType>();
    const auto id = IdType::fromHex(*text);
    if (!id)
        return fail(ErrorCode::InvalidInput,
            "--" + name + " takes " + std::to_string(2 * IdType::size)
                + " hexadecimal digits, as the lists print them.");
    return id;
}

Result<Wanted> wantedFrom(const Arguments& arguments) {
    const auto record = idOption<RecordId>(arguments, "record");
    const auto signer = idOption<SignerId>(arguments, "signer");
    const auto since = timeOption(arguments, "since", 0);
    if (!record)
        return record.error();
    if (!signer)
        return signer.error();
    if (!since)
        return since.error();
    return Wanted{*record, *signer, arguments.get("child"), *since};
}

Result<std::vector<LoggedView>> viewsOf(ServerStore& store, const Wanted& wanted) {
    const auto ids = store.log().recordsOfForm(viewingForm);
    if (!ids)
        return ids.error();
    std::vector<LoggedView> views;
    for (const auto& id : *ids) {
        const auto record = store.log().record(id);
        if (!record)
            return record.error();
        for (auto& view : viewsIn(record->state))
            if (wanted.has(view))
                views.push_back(std::move(view));
    }
    std::stable_sort(views.begin(), views.end(),
        [](const LoggedView& one, const LoggedView& other) { return one.event.at.utcMs < other.event.at.utcMs; });
    return views;
}

nlohmann::ordered_json describe(const LoggedView& looked, const SignerCertificate& by) {
    nlohmann::ordered_json json;
    json["at"] = isoText(looked.event.at);
    json["officer"] = by.officerName;
    json["tablet"] = by.tabletName;
    json["signer"] = looked.signer.hex();
    json["how"] = wordFor(looked.event.view.how);
    json["why"] = wordFor(looked.event.why);
    json["records"] = nlohmann::ordered_json::array();
    for (const auto& record : looked.event.view.records)
        json["records"].push_back(record.hex());
    json["children"] = looked.event.view.people;
    return json;
}

std::string textOf(const nlohmann::ordered_json& view) {
    auto text = view["at"].get<std::string>() + "  " + view["officer"].get<std::string>() + ", "
        + view["tablet"].get<std::string>() + ": " + view["how"].get<std::string>();
    if (const auto why = view["why"].get<std::string>(); !why.empty())
        text += " (" + why + ")";
    for (const auto* ids : {"records", "children"})
        for (const auto& id : view[ids])
            text += "\n    " + id.get<std::string>();
    return text + "\n";
}

Status list(const Arguments& arguments, const CommandContext& context) {
    const auto wanted = wantedFrom(arguments);
    if (!wanted)
        return wanted.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto views = viewsOf(**store, *wanted);
    if (!views)
        return views.error();
    auto all = nlohmann::ordered_json::array();
    for (const auto& view : *views) {
        const auto certificates = (*store)->signers().certificates(std::span(&view.signer, 1));
        if (!certificates)
            return certificates.error();
        all.push_back(describe(view, certificates->empty() ? SignerCertificate{} : certificates->front()));
    }
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"views", all}}.dump(2) << "\n";
        return success();
    }
    for (const auto& view : all)
        context.out << textOf(view);
    if (all.empty())
        context.out << "Nobody has looked, as far as tablets have told.\n";
    return success();
}

} // namespace

Command listAuditCommand() {
    return {{"audit list", "", false, "Lists who looked at which record, when and how, as tablets have told.",
                {storeOption(), {"record", "ID", "Only looks at this record.", false, false},
                    {"child", "ID", "Only looks at this child, by the person's id.", false, false},
                    {"signer", "ID", "Only what this enrolment looked at.", false, false},
                    {"since", "TIME", "Only from this day or moment on, by the tablets' clocks.", false, false},
                    {"json", "", "As JSON.", false, false}}},
        list};
}

} // namespace seenheard
