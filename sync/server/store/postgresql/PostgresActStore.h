#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// The rarer things of a turn, inside its transaction: what tablets reported of themselves, what administrators did.
class PostgresActStore {
public:
    PostgresActStore(PostgresConnection& connection, const std::unordered_map<SignerId, std::int64_t>& signers)
        : connection_(connection)
        , data_(connection.data)
        , signers_(signers) {}

    [[nodiscard]] Status keep(const SequencedBatch& batch);

private:
    [[nodiscard]] Status keepReports(const std::vector<ChainReport>& reports);
    [[nodiscard]] Status keepRound(const std::vector<ChainReport>& reports);
    [[nodiscard]] Status keep(const ChainMark& fork);
    [[nodiscard]] Status keep(const Settlement& settlement);
    [[nodiscard]] Status keep(const SignerClosing& closing);
    [[nodiscard]] Status keep(const NumberWrittenOff& number);
    [[nodiscard]] Status keep(const SignerRole& role);
    [[nodiscard]] Status keep(const HeldAnew& held);
    [[nodiscard]] Status keep(const FormPublication& form);
    [[nodiscard]] Status keep(const RecordDisposal& disposal);
    [[nodiscard]] Status keep(const EpochOpening& opening);

    PostgresConnection& connection_;
    PostgresDatabase& data_;
    const std::unordered_map<SignerId, std::int64_t>& signers_;
};

} // namespace seenheard
