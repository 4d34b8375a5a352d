#pragma once

#include "sync/forms/Completeness.h"
#include "sync/rules/LocalFacts.h"

namespace seenheard {

/// Something that a record starts: a clock, a referral owed, a notification (DOMAIN section 4).
struct Consequence {
    std::string rule; ///< "R10"
    std::string what; ///< "Tell the school before the next school day"
    std::string why;  ///< "A child lives where a domestic abuse incident happened", with what made it fire.
    std::optional<Instant> due;
    std::optional<ItemId> child;
    bool urgent = false;    ///< Phone now.
    std::string starts;     ///< Id of the form that answers it, drafted from this record; empty where there is none.
    std::string phone = {}; ///< The number to phone, where one is known and something has to be said by phone.
    bool byServer = false;  ///< The server sees to it by its time, once it has the record (R10: notices go at 07:30).
};

/// Pure: what follows from a record of any form as far as the tablet knows it, over all heads' stand-ins.
/// `now` for countdowns; `writtenAt` for the next school day.
[[nodiscard]] std::vector<Consequence> whatFollows(const FormDefinition& form, const Answers& answers,
    const Instant& writtenAt, const Instant& now, const LocalFacts& local = {});

/// Hard rules at submit (R1, R3, and constraints): every reason why not, in words; empty if it may be submitted.
[[nodiscard]] std::vector<Missing> hindrancesToSubmit(
    const FormDefinition& form, const Answers& answers, const std::map<std::string, Value>& facts);

} // namespace seenheard
