#pragma once

#include "sync/records/RecordState.h"

#include <functional>

namespace seenheard {

/// Account or finding (ENGINE section 3): what this officer saw or heard, or what holds of the child now.
enum class FieldKind { Account, Finding };

/// How a register's stand-in is chosen while several heads stand.
enum class StandInPolicy {
    Accounts,   ///< All, stacked; nothing to decide.
    Protective, ///< The head whose value has the highest declared rank; of equal ranks the greatest operation id.
    Each,       ///< A many-choice finding kept as one register a choice; only an exclusion is a difference.
    Latest      ///< Greatest depth, of equal ones the greatest operation id. Anybody may replace it.
};

/// What the engine has to know of a field; comes from its form definition. `rank` gives the protective
/// rank of a value: higher is safer; not_obtained and cleared have ranks too.
struct FieldPolicy {
    FieldKind kind = FieldKind::Account;
    StandInPolicy standIn = StandInPolicy::Accounts;
    std::function<std::int64_t(const Value&)> rank;
};

/// Which heads a reader sees and which of them stands in.
struct StandIn {
    std::vector<std::size_t> shown;    ///< Indices into the heads, in the order to show.
    std::optional<std::size_t> chosen; ///< The one that stands in; nothing where all accounts stand.
    bool difference = false;           ///< Somebody who may has to decide.
};

/// `officerOf` maps a signer to its officer: all signers of one officer count as one.
using OfficerOf = std::function<OfficerId(const SignerId&)>;

/// Pure; total. Heads must be those of one register. `withdrawn` and `cleared` say nothing: they are neither
/// shown nor chosen, and differ from nobody. A difference is of a protective finding only: heads of two
/// officers with two values, where two officers who could not obtain it do not differ.
[[nodiscard]] StandIn standInOf(const FieldPolicy& policy, const std::vector<Head>& heads, const OfficerOf& officerOf);

/// Whether two choices of one `each` field that the form says exclude each other both stand, said by two officers:
/// the only difference an `each` field knows. Takes the heads of the two choices' registers.
[[nodiscard]] bool excludeEachOther(
    const std::vector<Head>& one, const std::vector<Head>& other, const OfficerOf& officerOf);

/// The depth of an operation whose author saw these heads: one more than the deepest.
[[nodiscard]] std::uint64_t depthAbove(const std::vector<Head>& heads);

/// Who is writing, for the rules of who may replace whom.
struct Author {
    SignerId signer;
    OfficerId officer;
    bool mayDecide = false;
};

/// Checks one operation against the register it will join (ENGINE section 3). Own operations are free, but
/// lowering one's own submitted protective finding needs a reason. Of another officer: an account is never
/// replaced, only withdrawn by a decision; a finding is replaced by a decision, save `latest`, which is free to
/// all. A decision is by somebody who may, with a reason. Withdrawing always needs a reason (the value's own will do).
/// `find` yields the value of a superseded operation of this register, where it is known; `submitted` tells
/// whether this author has submitted the record. A breach is RuleBroken.
[[nodiscard]] Status checkSupersedes(const FieldPolicy& policy, const Operation& operation, const Author& author,
    bool submitted, const OfficerOf& officerOf, const std::function<std::optional<Value>(const OperationId&)>& find);

} // namespace seenheard
