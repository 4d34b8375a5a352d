#include "platform/crypto/SystemRandom.h"
#include "sync/engine/ParallelFor.h"
#include "tests/bench/AheadOfOthers.h"
#include "tests/bench/BenchAuthor.h"
#include "tests/bench/EnrolledTablet.h"
#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace seenheard::bench {

namespace {

constexpr std::size_t created = 2000;
constexpr std::size_t editsMerged = 6000;

/// Entries as they lie in a page, not checked yet.
struct Page {
    std::vector<Entry> entries;
    std::size_t operations = 0;
};

/// A tablet that takes another officer's work in, page by page, as an exchange does.
class Merging {
public:
    Merging(EnrolledTablet& tablet, const BenchAuthor& author)
        : tablet_(tablet)
        , author_(author)
        , parallelFor_(threadedFor(std::clamp(std::thread::hardware_concurrency(), 1U, 4U))) {}

    /// Microseconds for one operation, every signature checked, stored when it returns.
    Result<double> take(const Page& page) {
        const AheadOfOthers ahead;
        const auto before = std::chrono::steady_clock::now();
        for (std::size_t at = 0; at < page.entries.size();) {
            const auto end = endOfPage(page, at);
            if (auto taken = takeOne(page, at, end); !taken)
                return taken.error();
            at = end;
        }
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - before;
        return took.count() / static_cast<double>(page.operations);
    }

private:
    static std::size_t endOfPage(const Page& page, std::size_t from) {
        std::size_t octets = 0;
        auto at = from;
        while (at < page.entries.size() && octets < limits::pullBytes && at - from < limits::leavesInAnswer)
            octets += page.entries[at++].parts.front()->canonical.size() + 400;
        return at;
    }

    Status takeOne(const Page& page, std::size_t from, std::size_t end) {
        auto position = tablet_.store().sync().position();
        if (!position)
            return position.error();
        std::vector<std::optional<Result<VerifiedLeaf>>> checked(end - from);
        parallelFor_(checked.size(), [&](std::size_t i) {
            checked[i].emplace(verifiedLeaf(leaves_ + i, page.entries[from + i], author_.key().publicKey()));
        });
        VerifiedAnswer answer;
        answer.certificates.push_back(author_.certificate());
        for (auto& leaf : checked) {
            if (!*leaf)
                return leaf->error();
            answer.leaves.push_back(*std::move(*leaf));
        }
        leaves_ += checked.size();
        position->cursor.leaf = leaves_;
        answer.position = *position;
        return tablet_.store().sync().apply(answer);
    }

    EnrolledTablet& tablet_;
    const BenchAuthor& author_;
    ParallelFor parallelFor_;
    std::uint64_t leaves_ = 0;
};

struct MergeRounds {
    std::vector<Pair> creations, edits;
};

Status oneRound(
    const BenchOrder& order, const Workload& workload, const std::vector<WorkloadEdit>& edits, MergeRounds& rounds) {
    const auto directory = order.out / "merge";
    std::filesystem::remove_all(directory);
    auto tablet = EnrolledTablet::make(directory, *workload.form());
    if (!tablet)
        return tablet.error();
    SystemClock clock;
    SystemRandom random;
    BenchAuthor author(clock, random);
    Page creations, changes;
    const auto add = [](Page& page, Result<Entry> entry) -> Status {
        if (!entry)
            return entry.error();
        const auto part = partFrom(entry->parts.front()->canonical);
        if (!part)
            return part.error();
        page.operations += part->operations.size();
        page.entries.push_back(*std::move(entry));
        return success();
    };
    for (std::size_t record = 0; record < created; ++record)
        if (auto added = add(creations, author.create(workload, record)); !added)
            return added;
    for (const auto& edit : edits)
        if (edit.record < created)
            if (auto added = add(changes, author.edit(workload, edit)); !added)
                return added;
    Merging merging(**tablet, author);
    const auto perCreation = merging.take(creations);
    const auto perEdit = perCreation ? merging.take(changes) : perCreation;
    if (!perEdit)
        return perEdit.error();
    rounds.creations.push_back({*perCreation, goals::mergeCreationMicroseconds});
    rounds.edits.push_back({*perEdit, goals::mergeEditMicroseconds});
    return success();
}

Result<MergeRounds> merges(const BenchOrder& order, const Workload& workload) {
    const auto edits = editsOf(workload, workload.size());
    if (!edits)
        return edits.error();
    auto few = *edits;
    std::erase_if(few, [](const WorkloadEdit& edit) { return edit.record >= created; });
    few.resize(std::min(few.size(), editsMerged));
    MergeRounds rounds;
    for (std::size_t round = 0; round < order.rounds; ++round)
        if (auto done = oneRound(order, workload, few, rounds); !done)
            return done.error();
    return rounds;
}

/// Whether what both said is there, whichever came first.
Result<bool> bothSurvive(const Workload& workload, const WorkloadPair& pair) {
    SystemClock clock;
    SystemRandom random;
    BenchAuthor one(clock, random), other(clock, random);
    const auto base = one.create(workload, pair.one.record);
    if (!base)
        return base.error();
    const auto record = one.record(pair.one.record);
    const auto first = one.edit(workload, pair.one);
    const auto second = other.editOf(record, workload, pair.other);
    if (!first || !second)
        return !first ? first.error() : second.error();
    const std::vector<std::pair<const Entry*, PublicKey>> entries{
        {&*base, one.key().publicKey()}, {&*first, one.key().publicKey()}, {&*second, other.key().publicKey()}};
    std::vector<RecordState> states(2);
    for (std::size_t order = 0; order < 2; ++order) {
        states[order].id = record;
        for (std::size_t at = 0; at < entries.size(); ++at) {
            const auto& [entry, key] = entries[order == 0 ? at : entries.size() - 1 - at];
            const auto verified = verifyEntry(*entry, key);
            if (!verified)
                return verified.error();
            fold(states[order], foldInputOf(*verified, *verified->parts.front()));
        }
    }
    bool survive = canonicalBytes(states[0]) == canonicalBytes(states[1]);
    for (const auto* entry : {&*first, &*second}) {
        const auto part = partFrom(entry->parts.front()->canonical);
        for (const auto& operation : part->operations)
            survive = survive && std::ranges::any_of(states[0].registers.at(operation.key), [&](const auto& head) {
                return head.value == operation.value;
            });
    }
    return survive;
}

void measureSurvivors(const Result<Workload>& workload, const Report& report) {
    const auto pairs = workload ? pairsOf(*workload) : Result<std::vector<WorkloadPair>>(workload.error());
    if (!pairs) {
        report(Row::skipped(goals::survivors(), pairs.error().message));
        return;
    }
    double disjoint = 0, survived = 0;
    for (const auto& pair : *pairs) {
        if (!pair.disjoint)
            continue;
        ++disjoint;
        const auto both = bothSurvive(*workload, pair);
        if (!both) {
            report(Row::skipped(goals::survivors(), both.error().message));
            return;
        }
        survived += *both ? 1 : 0;
    }
    report(Row(goals::survivors(), "those that survived", {{disjoint, survived}}));
}

} // namespace

void measureMerges(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (order.wants("B10")) {
        const auto rounds = workload ? merges(order, *workload) : Result<MergeRounds>(workload.error());
        report(rounds ? Row(goals::mergeEdits(), "12,000 a second", rounds->edits)
                      : Row::skipped(goals::mergeEdits(), rounds.error().message));
        report(rounds ? Row(goals::mergeCreations(), "100,000 a second", rounds->creations)
                      : Row::skipped(goals::mergeCreations(), rounds.error().message));
    }
    if (order.wants("B11"))
        measureSurvivors(workload, report);
}

} // namespace seenheard::bench
