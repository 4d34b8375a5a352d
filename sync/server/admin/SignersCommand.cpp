#include "sync/protocol/Identity.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/people/PeopleFolder.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <ostream>

namespace seenheard {

namespace {

nlohmann::ordered_json describe(const SignerState& signer, const std::vector<std::uint64_t>& missing) {
    nlohmann::ordered_json json;
    json["signer"] = signer.certificate.signer().hex();
    json["officer"] = signer.certificate.officerName;
    json["officer_id"] = signer.certificate.officer.hex();
    json["role"] = wordFor(signer.role);
    json["team"] = signer.certificate.team;
    json["district"] = signer.certificate.district;
    json["tablet"] = signer.certificate.tabletName;
    json["enrolled"] = shownTime(signer.certificate.issuedAtMs);
    json["standing"] = wordFor(signer.standing);
    json["newest_number"] = signer.newestNumber;
    json["missing_numbers"] = missing;
    json["forked_at"] =
        signer.forkedAt == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(signer.forkedAt);
    return json;
}

/// Who opened a signer's black box with the recovery key last, and why; null where nobody ever did.
Result<nlohmann::ordered_json> lastOpening(ServerStore& store, const SignerId& signer) {
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto id = Identity(copyOf(identity->identityKey.view())).record(administrationForm, blackBoxOf(signer));
    const auto record = store.log().record(id);
    if (!record && record.error().code != ErrorCode::NotFound)
        return record.error();
    const auto act = record ? actIn(record->state) : std::nullopt;
    if (!act)
        return nlohmann::ordered_json(nullptr);
    return nlohmann::ordered_json{{"by", act->by}, {"why", act->why}, {"files", act->detail}};
}

Result<nlohmann::ordered_json> describeAll(ServerStore& store) {
    const auto signers = store.log().signers();
    if (!signers)
        return signers.error();
    auto all = nlohmann::ordered_json::array();
    for (const auto& signer : *signers) {
        const auto missing = store.log().missingNumbers(signer.certificate.signer(), limits::missingNumbersInAnswer);
        if (!missing)
            return missing.error();
        if (signer.certificate.role == Role::Server)
            continue;
        auto opening = lastOpening(store, signer.certificate.signer());
        if (!opening)
            return opening.error();
        all.push_back(describe(signer, *missing));
        all.back()["box_opened"] = *std::move(opening);
    }
    return all;
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto all = describeAll(**store);
    if (!all)
        return all.error();
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"signers", *all}}.dump(2) << "\n";
        return success();
    }
    for (const auto& one : *all) {
        context.out << one["signer"].get<std::string>() << "  " << one["officer"].get<std::string>() << ", "
                    << one["tablet"].get<std::string>() << ": " << one["role"].get<std::string>() << ", "
                    << one["standing"].get<std::string>() << "\n";
        if (const auto& opening = one["box_opened"]; !opening.is_null())
            context.out << "    its black box was opened with the recovery key by " << opening["by"].get<std::string>()
                        << ": " << opening["why"].get<std::string>() << "\n";
    }
    return success();
}

/// Who may read nothing any more keeps no key: the tablet erases key and store when it next reaches the server, and its
/// black box stays and is delivered. Cut off before this, `tablets wipe` does the same.
Status wipe(ServerStore& store, const SignerId& signer, const Arguments& arguments, const CommandContext& context) {
    const auto certificates = store.signers().certificates(std::span(&signer, 1));
    if (!certificates)
        return certificates.error();
    if (certificates->empty())
        return fail(ErrorCode::NotFound, "That signer's tablet is not known here.");
    const auto given = store.tabletCommands().give({certificates->front().tablet,
        {0, CommandKind::Wipe, context.clock.now().utcMs}, arguments.get("by"), arguments.get("reason"), std::nullopt});
    if (!given)
        return given.error();
    context.err << "The tablet erases its key and its store when it next reaches the server, locked or not; what it "
                   "has not sent is delivered from its black box. 'tablets list' shows when.\n";
    return success();
}

Status close(const Arguments& arguments, const CommandContext& context, ActKind kind) {
    const auto signer = idOperand<SignerId>(arguments, "A signer");
    if (!signer)
        return signer.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = performActs(**store, arguments, context, {{kind, subjectOf(*signer), std::nullopt, {}}}); !status)
        return status;
    context.out << signer->hex() << (kind == ActKind::SignerRevoked ? ": revoked\n" : ": retired\n");
    return kind == ActKind::SignerRevoked ? wipe(**store, *signer, arguments, context) : success();
}

Status giveRole(const Arguments& arguments, const CommandContext& context) {
    const auto signer = idOperand<SignerId>(arguments, "A signer");
    if (!signer)
        return signer.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto role = arguments.get("role");
    if (auto status =
            performActs(**store, arguments, context, {{ActKind::RoleGiven, roleOf(*signer), std::nullopt, role}});
        !status)
        return status;
    context.out << signer->hex() << ": " << role << "\n";
    return success();
}

Status listGaps(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto signers = describeAll(**store);
    if (!signers)
        return signers.error();
    auto gaps = nlohmann::ordered_json::array();
    for (const auto& one : *signers) {
        for (const auto& number : one["missing_numbers"])
            gaps.push_back({{"signer", one["signer"]}, {"number", number}, {"officer", one["officer"]},
                {"tablet", one["tablet"]}});
    }
    if (arguments.find("json")) {
        context.out << nlohmann::ordered_json{{"gaps", gaps}}.dump(2) << "\n";
        return success();
    }
    for (const auto& gap : gaps)
        context.out << gap["signer"].get<std::string>() << "  number " << gap["number"]
                    << " is missing: " << gap["officer"].get<std::string>() << ", " << gap["tablet"].get<std::string>()
                    << "\n";
    if (gaps.empty())
        context.out << "No number is missing.\n";
    return success();
}

/// The second operand.
Result<std::int64_t> numberOperand(const Arguments& arguments) {
    std::int64_t number = 0;
    if (arguments.operands().size() == 2) {
        const auto& word = arguments.operands().back();
        const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (failure == std::errc() && end == word.data() + word.size() && number > 0)
            return number;
    }
    return fail(
        ErrorCode::InvalidInput, "A missing number is named by its signer and the number, as 'gaps list' does.");
}

Status writeOff(const Arguments& arguments, const CommandContext& context) {
    const auto signer = idOperand<SignerId>(arguments, "A signer");
    if (!signer)
        return signer.error();
    const auto number = numberOperand(arguments);
    if (!number)
        return number.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto wanted = static_cast<std::uint64_t>(*number);
    if (auto status = performActs(
            **store, arguments, context, {{ActKind::NumberWrittenOff, subjectOf(*signer, wanted), *number, {}}});
        !status)
        return status;
    context.out << signer->hex() << ": number " << wanted << " written off\n";
    return success();
}

std::vector<Option> with(std::vector<Option> options, Option more) {
    options.push_back(std::move(more));
    return options;
}

} // namespace

Command listSignersCommand() {
    return {{"signers list", "", false, "Lists who is enrolled on which tablet, and how each enrolment stands.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        list};
}

Command revokeSignerCommand() {
    return {
        {"signers revoke", "SIGNER", false,
            "Withdraws access: what is first received from now on is held, nothing more is sent there, and the tablet "
            "erases its key.",
            actOptions()},
        [](const Arguments& arguments, const CommandContext& context) {
            return close(arguments, context, ActKind::SignerRevoked);
        }};
}

Command retireSignerCommand() {
    return {
        {"signers retire", "SIGNER", false,
            "Ends an enrolment that another one replaces: what it still has is applied, nothing more is sent there.",
            actOptions()},
        [](const Arguments& arguments, const CommandContext& context) {
            return close(arguments, context, ActKind::SignerRetired);
        }};
}

Command giveRoleCommand() {
    return {{"signers role", "SIGNER", false, "Gives an enrolment another role from now on.",
                with(actOptions(), {"role", "ROLE", wordsOfRoles(), true, false})},
        giveRole};
}

Command listGapsCommand() {
    return {{"gaps list", "", false, "Lists numbers of officers' chains that never arrived.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        listGaps};
}

Command writeOffGapCommand() {
    return {{"gaps write-off", "SIGNER NUMBER", true,
                "Waits no longer for a missing number; what arrives for it is applied still.", actOptions()},
        writeOff};
}

} // namespace seenheard
