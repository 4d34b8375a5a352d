#include "sync/server/admin/LogExport.h"

namespace seenheard {

namespace {

constexpr std::size_t headsAtOnce = 256;
/// Entries read at once: bounds memory by that many of the largest entries.
constexpr std::uint64_t entriesAtOnce = 32;

/// One export under way.
class Exporting {
public:
    Exporting(ServerStore& store, const ExportSink& sink) : store_(store), sink_(sink) {}

    Status write(const ExportItem& item) {
        const auto octets = framed(item);
        totals_.bytes += octets.size();
        return sink_(octets);
    }

    Status begin(std::int64_t nowMs) {
        const auto identity = store_.identity();
        if (!identity)
            return identity.error();
        if (auto status = write(ExportBeginning{identity->name, identity->root, nowMs}); !status)
            return status;
        if (auto status = write(ExportedIssuer{canonicalBytes(identity->issuing)}); !status)
            return status;
        auto certificates = store_.archive().signerCertificates();
        if (!certificates)
            return certificates.error();
        for (auto& certificate : *certificates) {
            if (auto status = write(ExportedSigner{std::move(certificate)}); !status)
                return status;
        }
        return success();
    }

    Status turns(const TreeHeadRef& upTo) {
        std::optional<FiledHead> last;
        for (;;) {
            const auto heads = store_.archive().heads(last, headsAtOnce);
            if (!heads)
                return heads.error();
            for (const auto& head : *heads) {
                if (head.epoch > upTo.epoch || head.size > upTo.size)
                    return success();
                if (auto status = turn(head); !status)
                    return status;
            }
            if (heads->size() < headsAtOnce)
                return success();
            last = heads->back();
        }
    }

    Result<ExportTotals> end() {
        if (auto status = write(ExportEnd{totals_.leaves}); !status)
            return status.error();
        return totals_;
    }

private:
    Status turn(const FiledHead& head) {
        const auto from = totals_.leaves;
        if (auto status = epoch(head.epoch); !status)
            return status;
        auto hashes = store_.archive().leafHashes(from, head.size);
        if (!hashes)
            return hashes.error();
        if (auto status = write(ExportedTurn{head.head, std::move(*hashes)}); !status)
            return status;
        for (auto at = from; at < head.size; at += entriesAtOnce) {
            auto entries = store_.archive().entries(at, std::min(at + entriesAtOnce, head.size));
            if (!entries)
                return entries.error();
            for (auto& entry : *entries) {
                if (auto status = write(std::move(entry)); !status)
                    return status;
            }
        }
        totals_.leaves = std::max(from, head.size);
        ++totals_.turns;
        return success();
    }

    /// What opened it, where it is a new one. A statement that is missing is for the verifier to say.
    Status epoch(std::uint64_t number) {
        if (number == epoch_)
            return success();
        epoch_ = number;
        auto statement = store_.archive().epochStatement(number);
        if (!statement)
            return statement.error();
        return statement->empty() ? success() : write(ExportedEpoch{std::move(*statement)});
    }

    ServerStore& store_;
    const ExportSink& sink_;
    std::uint64_t epoch_ = 0;
    ExportTotals totals_;
};

} // namespace

Result<ExportTotals> exportLog(ServerStore& store, std::int64_t nowMs, const ExportSink& sink) {
    const auto head = store.log().head();
    if (!head)
        return head.error();
    Exporting exporting(store, sink);
    if (auto status = exporting.begin(nowMs); !status)
        return status.error();
    if (auto status = exporting.turns(head->ref); !status)
        return status.error();
    return exporting.end();
}

} // namespace seenheard
