#include "sync/records/FieldPolicy.h"

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool hasReason(const Operation& operation) {
    const auto* withdrawn = std::get_if<Withdrawn>(&operation.value);
    return (operation.reason && !isBlank(*operation.reason)) || (withdrawn != nullptr && !isBlank(withdrawn->reason));
}

bool saysSomething(const Head& head) {
    return !std::holds_alternative<Withdrawn>(head.value) && !std::holds_alternative<Cleared>(head.value);
}

bool isTrue(const Value& value) {
    const auto* chosen = std::get_if<bool>(&value);
    return chosen != nullptr && *chosen;
}

std::int64_t rankOf(const FieldPolicy& policy, const Value& value) {
    return policy.rank ? policy.rank(value) : 0;
}

/// A choice that somebody made is safer than one not obtained, and that than one left out.
std::int64_t eachRankOf(const Value& value) {
    if (isTrue(value))
        return 2;
    return std::holds_alternative<bool>(value) ? 0 : 1;
}

/// Two officers who could not find out do not disagree, whatever kept them from it.
bool sayTheSame(const Value& one, const Value& other) {
    return one == other || (std::holds_alternative<NotObtained>(one) && std::holds_alternative<NotObtained>(other));
}

bool officersDisagree(
    const std::vector<Head>& heads, const std::vector<std::size_t>& shown, const OfficerOf& officerOf) {
    for (auto one = shown.begin(); one != shown.end(); ++one) {
        const auto officer = officerOf(heads[*one].id.signer);
        const bool contradicted = std::any_of(std::next(one), shown.end(), [&](std::size_t other) {
            return !sayTheSame(heads[*one].value, heads[other].value) && officerOf(heads[other].id.signer) != officer;
        });
        if (contradicted)
            return true;
    }
    return false;
}

} // namespace

StandIn standInOf(const FieldPolicy& policy, const std::vector<Head>& heads, const OfficerOf& officerOf) {
    StandIn standIn;
    for (std::size_t index = 0; index < heads.size(); ++index) {
        if (saysSomething(heads[index]))
            standIn.shown.push_back(index);
    }
    if (policy.standIn == StandInPolicy::Accounts)
        return standIn;

    const auto weightOf = [&policy](const Head& head) -> std::uint64_t {
        if (policy.standIn == StandInPolicy::Latest)
            return head.depth.value_or(0);
        const auto rank = policy.standIn == StandInPolicy::Each ? eachRankOf(head.value) : rankOf(policy, head.value);
        return static_cast<std::uint64_t>(rank) ^ (std::uint64_t{1} << 63U); // keeps the order of signed ranks
    };
    std::sort(standIn.shown.begin(), standIn.shown.end(), [&](std::size_t one, std::size_t other) {
        const auto first = weightOf(heads[one]);
        const auto second = weightOf(heads[other]);
        return first != second ? first > second : heads[one].id > heads[other].id;
    });
    if (!standIn.shown.empty())
        standIn.chosen = standIn.shown.front();
    standIn.difference =
        policy.standIn == StandInPolicy::Protective && officersDisagree(heads, standIn.shown, officerOf);
    return standIn;
}

bool excludeEachOther(const std::vector<Head>& one, const std::vector<Head>& other, const OfficerOf& officerOf) {
    return std::any_of(one.begin(), one.end(), [&](const Head& first) {
        return isTrue(first.value) && std::any_of(other.begin(), other.end(), [&](const Head& second) {
            return isTrue(second.value) && officerOf(first.id.signer) != officerOf(second.id.signer);
        });
    });
}

std::uint64_t depthAbove(const std::vector<Head>& heads) {
    std::uint64_t deepest = 0;
    for (const auto& head : heads)
        deepest = std::max(deepest, head.depth.value_or(0));
    return deepest == std::numeric_limits<std::uint64_t>::max() ? deepest : deepest + 1;
}

namespace {

Error refused(std::string message) {
    return fail(ErrorCode::RuleBroken, std::move(message));
}

Status checkOwn(
    const FieldPolicy& policy, const Operation& operation, bool submitted, const std::optional<Value>& old) {
    if (policy.standIn != StandInPolicy::Protective || !submitted || hasReason(operation))
        return success();
    if (!old || std::holds_alternative<Withdrawn>(*old) || rankOf(policy, operation.value) >= rankOf(policy, *old))
        return success();
    return refused("This makes a finding that you have submitted less protective. Give a reason.");
}

Status checkOthers(const FieldPolicy& policy, const Operation& operation, const Author& author) {
    const bool withdraws = std::holds_alternative<Withdrawn>(operation.value);
    if (policy.kind == FieldKind::Account && !withdraws)
        return refused("This would replace what another officer saw or heard. Record your own account beside it.");
    if (policy.standIn == StandInPolicy::Latest && policy.kind == FieldKind::Finding && !withdraws)
        return success();
    if (!author.mayDecide)
        return refused(
            "This would replace what another officer recorded. Record your own view beside it, or ask somebody "
            "who may decide.");
    if (!hasReason(operation))
        return refused("This decides over what another officer recorded. Give a reason.");
    return success();
}

} // namespace

Status checkSupersedes(const FieldPolicy& policy, const Operation& operation, const Author& author, bool submitted,
    const OfficerOf& officerOf, const std::function<std::optional<Value>(const OperationId&)>& find) {
    if (std::holds_alternative<Withdrawn>(operation.value) && !hasReason(operation))
        return refused("This withdraws something from the record. Give a reason.");
    for (const auto& superseded : operation.supersedes) {
        const bool own = superseded.signer == author.signer || officerOf(superseded.signer) == author.officer;
        auto status =
            own ? checkOwn(policy, operation, submitted, find(superseded)) : checkOthers(policy, operation, author);
        if (!status)
            return status;
    }
    return success();
}

} // namespace seenheard
