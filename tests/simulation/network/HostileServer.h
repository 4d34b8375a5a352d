#pragma once

#include "sync/protocol/Messages.h"
#include "tests/simulation/judge/NaiveLog.h"
#include "tests/simulation/world/Chance.h"

namespace seenheard {

/// A server whose administrator lies, and has the issuing key to do it with: alters one answer so that it says
/// something false. Whoever takes such an answer in was deceived.
class HostileServer {
public:
    HostileServer(const SigningKey& issuingKey, const NaiveLog& truth) : issuingKey_(issuingKey), truth_(truth) {}

    /// Nothing where this answer offers no way to lie of that kind.
    [[nodiscard]] std::optional<ExchangeResponse> lie(
        ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const;

    /// The log as it is, as if it began with what the tablet knows.
    [[nodiscard]] std::optional<ExchangeResponse> pretend(
        ExchangeResponse answer, const ExchangeRequest& request) const {
        return history(std::move(answer), request, std::nullopt);
    }

private:
    /// A log with proofs that fit it, in which one leaf may be altered.
    [[nodiscard]] std::optional<ExchangeResponse> history(
        ExchangeResponse answer, const ExchangeRequest& request, std::optional<std::uint64_t> altered) const;
    [[nodiscard]] std::optional<ExchangeResponse> rewriteHistory(
        ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const;
    [[nodiscard]] std::optional<ExchangeResponse> goBack(
        ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const;

    const SigningKey& issuingKey_;
    const NaiveLog& truth_;
};

} // namespace seenheard
