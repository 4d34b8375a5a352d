#include "platform/crypto/SystemRandom.h"
#include "sync/protocol/ElidedEntries.h"
#include "sync/protocol/PackedMessage.h"
#include "tests/bench/BenchAuthor.h"
#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"

#include <algorithm>

namespace seenheard::bench {

namespace {

constexpr std::size_t editsMeasured = 3000;
constexpr std::size_t editsAlone = 300;
constexpr std::size_t editsInBatch = 100;
constexpr std::size_t createdMeasured = 2000;

/// Bodies of requests as a tablet sends them, on a server that holds everything sent before.
class Requests {
public:
    Requests(const BenchAuthor& author, const Workload& workload, const Clock& clock) : author_(author) {
        request_.serverName = "Bench";
        request_.signer = author.certificate().signer();
        request_.serverTimeMs = clock.now().utcMs;
        request_.formsHeld.push_back(workload.form()->hash());
        request_.cursor.leaf = 10'000;
    }

    [[nodiscard]] double bodyOf(const std::vector<Bytes>& entries, std::uint64_t firstNumber) {
        auto elided = elide(
            entries, request_, [firstNumber](const SignerId&, std::uint64_t number) { return number < firstNumber; });
        const auto noise = elided.noise.size() + Signature::size + 2;
        return static_cast<double>(
            packMessage(canonicalBytes(signRequest(request_, author_.key(), std::move(elided))), noise).size());
    }

private:
    const BenchAuthor& author_;
    ExchangeRequest request_;
};

struct Sizes {
    double inBatches = 0, alone = 0, created = 0;
};

Result<Sizes> measure(const Workload& workload) {
    SystemClock clock;
    SystemRandom random;
    const auto edits = editsOf(workload, editsMeasured);
    if (!edits)
        return edits.error();
    BenchAuthor author(clock, random);
    Requests requests(author, workload, clock);
    const auto empty = requests.bodyOf({}, 1);
    Sizes sizes;
    std::vector<Bytes> entries;
    std::size_t octets = 0;
    const auto send = [&](double& total) {
        total += requests.bodyOf(entries, author.written() + 1 - entries.size());
        entries.clear();
        octets = 0;
    };
    for (std::size_t record = 0; record < workload.size(); ++record) {
        const auto entry = author.create(workload, record);
        if (!entry)
            return entry.error();
        if (record >= createdMeasured)
            continue;
        entries.push_back(canonicalBytes(*entry));
        octets += entries.back().size();
        if (octets > limits::pushBytes * 9 / 10 || record + 1 == createdMeasured)
            send(sizes.created);
    }
    sizes.created /= static_cast<double>(std::min(createdMeasured, workload.size()));
    entries.clear();
    for (const auto& edit : *edits) {
        const auto entry = author.edit(workload, edit);
        if (!entry)
            return entry.error();
        entries.push_back(canonicalBytes(*entry));
        if (entries.size() == editsInBatch)
            send(sizes.inBatches);
    }
    sizes.inBatches /= static_cast<double>(edits->size() / editsInBatch * editsInBatch);
    entries.clear();
    for (std::size_t at = 0; at < editsAlone; ++at) {
        const auto entry = author.edit(workload, (*edits)[at]);
        if (!entry)
            return entry.error();
        entries.push_back(canonicalBytes(*entry));
        send(sizes.alone);
    }
    sizes.alone = sizes.alone / static_cast<double>(editsAlone) - empty;
    return sizes;
}

} // namespace

void measureBytes(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B8") && !order.wants("B9"))
        return;
    // Counts, not times: once is enough.
    const auto sizes = workload ? measure(*workload) : Result<Sizes>(workload.error());
    const auto tell = [&](const Goal& goal, double bytes, double most) {
        if (order.wants(goal.id))
            report(sizes ? Row(goal, "goal", {{bytes, most}}) : Row::skipped(goal, sizes.error().message));
    };
    tell(goals::editInBatch(), sizes ? sizes->inBatches : 0, goals::editInBatchBytes);
    tell(goals::editAlone(), sizes ? sizes->alone : 0, goals::editAloneBytes);
    tell(goals::createdRecord(), sizes ? sizes->created : 0, goals::createdRecordBytes);
}

} // namespace seenheard::bench
