#include "sync/records/FieldPolicy.h"

#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <limits>

namespace seenheard {

namespace {

using Indices = std::vector<std::size_t>;

// Signers 1 and 11 are tablets of officer 1, signers 2 and 12 of officer 2, and so on.
OfficerId officerOf(const SignerId& signer) {
    return idNumbered<OfficerId>(signer.octets.back() % std::uint64_t{10});
}

std::int64_t rankOfConcern(const Value& value) {
    if (value == Value(Text("serious")))
        return 3;
    if (value == Value(Text("some")))
        return 2;
    if (std::holds_alternative<NotObtained>(value))
        return 1;
    return value == Value(Text("none")) ? 0 : -1;
}

const FieldPolicy account{FieldKind::Account, StandInPolicy::Accounts, {}};
const FieldPolicy concern{FieldKind::Finding, StandInPolicy::Protective, rankOfConcern};
const FieldPolicy each{FieldKind::Finding, StandInPolicy::Each, {}};
const FieldPolicy latest{FieldKind::Finding, StandInPolicy::Latest, {}};

Head head(std::uint64_t signer, Value value, std::optional<std::uint64_t> depth = std::nullopt) {
    return {operationIn(entryOf(signer, 1, {})), std::move(value), depth, std::nullopt};
}

const Value serious = Text("serious");
const Value some = Text("some");
const Value none = Text("none");
const Value asleep = NotObtained{"asleep", ""};
const Value withdrawn = Withdrawn{"another child"};
const Value cleared = Cleared{};

struct StandInCase {
    std::string what;
    FieldPolicy policy;
    std::vector<Head> heads;
    Indices shown;
    std::optional<std::size_t> chosen;
    bool difference;
};

const std::optional<std::size_t> nothing;

const std::vector<StandInCase>& standIns() {
    static const std::vector<StandInCase> all{
        {"no heads", concern, {}, {}, nothing, false},
        {"accounts all stand", account, {head(1, some), head(2, none)}, {0, 1}, nothing, false},
        {"withdrawn accounts are not shown", account, {head(1, withdrawn), head(2, none)}, {1}, nothing, false},
        {"answers taken back are not shown", account, {head(1, some), head(2, cleared)}, {0}, nothing, false},
        {"one finding", concern, {head(1, some)}, {0}, 0, false},
        {"the safer finding stands in", concern, {head(1, some), head(2, serious)}, {1, 0}, 1, true},
        {"not obtained is safer than none", concern, {head(1, asleep), head(2, none)}, {0, 1}, 0, true},
        {"equal findings do not differ", concern, {head(1, some), head(2, some)}, {1, 0}, 1, false},
        {"one officer on two tablets does not differ", concern, {head(1, some), head(11, serious)}, {1, 0}, 1, false},
        {"two who could not find out do not differ", concern,
            {head(1, asleep), head(2, NotObtained{"other", "moved on"})}, {1, 0}, 1, false},
        {"a third head may differ where two agree", concern, {head(1, some), head(2, some), head(3, none)}, {1, 0, 2},
            1, true},
        {"what stands beside a withdrawn head", concern, {head(1, withdrawn), head(2, none)}, {1}, 1, false},
        {"what stands beside a cleared head", concern, {head(1, cleared), head(2, none)}, {1}, 1, false},
        {"only withdrawn heads show nothing", concern, {head(1, withdrawn), head(2, withdrawn)}, {}, nothing, false},
        {"a choice made stands before one left out", each, {head(1, false), head(2, true)}, {1, 0}, 1, false},
        {"a choice not obtained stands before one left out", each, {head(1, asleep), head(2, false)}, {0, 1}, 0, false},
        {"the deepest is the latest", latest, {head(1, some, 4), head(2, none, 3)}, {0, 1}, 0, false},
        {"equally deep: the greatest id", latest, {head(1, some, 4), head(2, none, 4)}, {1, 0}, 1, false},
        {"without depth: the shallowest", latest, {head(1, some, 1), head(2, none)}, {0, 1}, 0, false},
    };
    return all;
}

/// The four values that decide whether an operation may replace what it names.
struct Write {
    std::string what;
    FieldPolicy policy;
    Value value;
    std::vector<std::pair<std::uint64_t, Value>> replaces; ///< signer and value
    bool mayDecide;
    bool submitted;
    std::optional<std::string> reason;
    bool allowed;
};

constexpr bool decider = true;
constexpr bool officer = false;
constexpr bool submitted = true;
constexpr bool unfinished = false;
constexpr bool allowed = true;
constexpr bool refused = false;
const std::optional<std::string> noReason;

const std::vector<Write>& writes() {
    static const std::vector<Write> all{
        {"anything beside what stands", concern, none, {}, officer, submitted, noReason, allowed},
        {"own account", account, some, {{1, none}}, officer, submitted, noReason, allowed},
        {"own account from another tablet", account, some, {{11, none}}, officer, submitted, noReason, allowed},
        {"another's account", account, some, {{2, none}}, officer, unfinished, "why", refused},
        {"another's account, by somebody who may decide", account, some, {{2, none}}, decider, unfinished, "why",
            refused},
        {"own and another's account", account, some, {{1, none}, {2, none}}, officer, unfinished, "why", refused},
        {"own finding, unfinished, lowered", concern, none, {{1, serious}}, officer, unfinished, noReason, allowed},
        {"own finding, submitted, raised", concern, serious, {{1, some}}, officer, submitted, noReason, allowed},
        {"own finding, submitted, the same", concern, some, {{1, some}}, officer, submitted, noReason, allowed},
        {"own finding, submitted, lowered", concern, none, {{1, some}}, officer, submitted, noReason, refused},
        {"own finding, submitted, lowered with a blank", concern, none, {{1, some}}, officer, submitted, " \t",
            refused},
        {"own finding, submitted, lowered with a reason", concern, none, {{1, some}}, officer, submitted, "why",
            allowed},
        {"own finding, submitted, taken back", concern, cleared, {{1, some}}, officer, submitted, noReason, refused},
        {"own finding, submitted, lowered to not obtained", concern, asleep, {{1, some}}, officer, submitted, noReason,
            refused},
        {"own finding from another tablet, lowered", concern, none, {{11, some}}, officer, submitted, noReason,
            refused},
        {"one of two own findings lowered", concern, some, {{1, none}, {11, serious}}, officer, submitted, noReason,
            refused},
        {"own withdrawn finding written again", concern, none, {{1, withdrawn}}, officer, submitted, noReason, allowed},
        {"another's finding", concern, serious, {{2, some}}, officer, unfinished, "why", refused},
        {"another's finding decided without a reason", concern, serious, {{2, some}}, decider, unfinished, noReason,
            refused},
        {"another's finding decided with a blank", concern, serious, {{2, some}}, decider, unfinished, "  ", refused},
        {"another's finding decided", concern, none, {{2, some}, {3, serious}}, decider, unfinished, "why", allowed},
        {"another's choice taken out", each, false, {{2, true}}, officer, unfinished, "why", refused},
        {"another's choice decided", each, false, {{2, true}}, decider, unfinished, "why", allowed},
        {"own choice taken out", each, false, {{1, true}}, officer, submitted, noReason, allowed},
        {"another's telephone number", latest, some, {{2, none}}, officer, unfinished, noReason, allowed},
        {"own item withdrawn", account, withdrawn, {{1, some}}, officer, submitted, noReason, allowed},
        {"own item withdrawn without a reason", account, Withdrawn{" "}, {{1, some}}, officer, unfinished, noReason,
            refused},
        {"own item withdrawn, with the operation's reason", account, Withdrawn{""}, {{1, some}}, officer, unfinished,
            "why", allowed},
        {"own submitted finding withdrawn", concern, withdrawn, {{1, serious}}, officer, submitted, noReason, allowed},
        {"another's item withdrawn", account, withdrawn, {{1, some}, {2, some}}, officer, unfinished, "why", refused},
        {"another's telephone number withdrawn", latest, withdrawn, {{2, some}}, officer, unfinished, "why", refused},
        {"another's item withdrawn by a decision", account, withdrawn, {{1, some}, {2, some}}, decider, unfinished,
            "why", allowed},
        {"another's item withdrawn, the value giving the reason", account, withdrawn, {{2, some}}, decider, unfinished,
            noReason, allowed},
    };
    return all;
}

} // namespace

TEST_CASE("Which heads are shown, which stands in, and whether somebody has to decide") {
    for (const auto& row : standIns()) {
        INFO(row.what);
        const auto standIn = standInOf(row.policy, row.heads, officerOf);
        CHECK(standIn.shown == row.shown);
        CHECK(standIn.chosen == row.chosen);
        CHECK(standIn.difference == row.difference);
    }
}

TEST_CASE("A protective finding without declared ranks still has one stand-in and shows its difference") {
    const FieldPolicy rankless{FieldKind::Finding, StandInPolicy::Protective, {}};
    const auto standIn = standInOf(rankless, {head(1, serious), head(2, none)}, officerOf);
    CHECK(standIn.chosen == 1);
    CHECK(standIn.difference);
}

TEST_CASE("Choices that exclude each other differ only where two officers made them") {
    CHECK(excludeEachOther({head(1, true)}, {head(2, true)}, officerOf));
    CHECK(excludeEachOther({head(1, true)}, {head(1, true), head(2, true)}, officerOf));
    CHECK_FALSE(excludeEachOther({head(1, true)}, {head(2, false)}, officerOf));
    CHECK_FALSE(excludeEachOther({head(1, true)}, {head(11, true)}, officerOf));
    CHECK_FALSE(excludeEachOther({head(1, true)}, {}, officerOf));
    CHECK_FALSE(excludeEachOther({head(1, withdrawn)}, {head(2, true)}, officerOf));
}

TEST_CASE("Depth is one more than the deepest head seen, and stops where numbers end") {
    constexpr auto bottom = std::numeric_limits<std::uint64_t>::max();
    CHECK(depthAbove({}) == 1);
    CHECK(depthAbove({head(1, some, 4), head(2, some, 2), head(3, some)}) == 5);
    CHECK(depthAbove({head(1, some, bottom)}) == bottom);
}

TEST_CASE("Who may replace whom") {
    for (const auto& row : writes()) {
        INFO(row.what);
        std::map<OperationId, Value> known;
        auto operation = saying(field(30), row.value);
        for (const auto& [signer, value] : row.replaces) {
            operation.supersedes.push_back(operationIn(entryOf(signer, 1, {})));
            known.emplace(operation.supersedes.back(), value);
        }
        operation.reason = row.reason;
        const Author author{idNumbered<SignerId>(1), idNumbered<OfficerId>(1), row.mayDecide};
        const auto find = [&](const OperationId& id) -> std::optional<Value> { return known.at(id); };
        const auto status = checkSupersedes(row.policy, operation, author, row.submitted, officerOf, find);
        CHECK(status.ok() == row.allowed);
        if (!status)
            CHECK(status.error().code == ErrorCode::RuleBroken);
    }
}

TEST_CASE("A finding that is not known here cannot be said to be lowered") {
    const Author author{idNumbered<SignerId>(1), idNumbered<OfficerId>(1), false};
    const auto unknown = [](const OperationId&) { return std::optional<Value>{}; };
    const auto lowered = saying(field(30), none, {operationIn(entryOf(1, 1, {}))});
    CHECK(checkSupersedes(concern, lowered, author, true, officerOf, unknown).ok());
    const auto others = saying(field(30), none, {operationIn(entryOf(2, 1, {}))});
    CHECK_FALSE(checkSupersedes(concern, others, author, true, officerOf, unknown).ok());
}

} // namespace seenheard
