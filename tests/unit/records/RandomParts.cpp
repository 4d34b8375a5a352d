#include "tests/unit/records/RandomParts.h"

#include "tests/unit/records/RecordBuilders.h"

namespace seenheard {

namespace {

constexpr FieldNumber fields = 3;

Value anyValue(SeededRandom& random) {
    if (random.oneIn(8))
        return Withdrawn{"not this child"};
    return static_cast<std::int64_t>(random.below(3));
}

} // namespace

std::vector<FoldInput> honestParts(SeededRandom& random) {
    std::vector<FoldInput> parts;
    std::uint64_t numbers[3] = {};
    const auto count = 1 + random.below(6);
    while (parts.size() < count) {
        auto view = emptyRecord();
        for (const auto& part : parts) {
            if (!random.oneIn(3))
                fold(view, part);
        }
        std::vector<Operation> operations;
        for (FieldNumber number = 0; number < fields; ++number) {
            if (random.oneIn(2))
                continue;
            auto operation = saying(field(number), anyValue(random), headIds(view, field(number)));
            if (!operation.supersedes.empty() && random.oneIn(3))
                operation.supersedes.pop_back();
            operation.depth = random.below(4);
            operations.push_back(std::move(operation));
        }
        const auto signer = random.below(3);
        parts.push_back(entryOf(signer, ++numbers[signer], std::move(operations)));
    }
    // What its reader never gets.
    std::erase_if(parts, [&](const FoldInput&) { return random.oneIn(5); });
    return parts;
}

std::vector<FoldInput> hostileParts(SeededRandom& random) {
    std::vector<FoldInput> parts;
    const auto count = 1 + random.below(5);
    for (std::uint64_t at = 0; at < count; ++at) {
        // Signer and number repeat, which makes forks; the tail tells their entries apart.
        auto part = entryOf(random.below(2), 1 + random.below(2), {}, at);
        for (auto operations = 1 + random.below(3); operations > 0; --operations)
            part.operations.push_back(saying(field(static_cast<FieldNumber>(random.below(fields))), anyValue(random)));
        parts.push_back(std::move(part));
    }
    const auto known = count - random.below(2); // the last one may be named and never come
    for (auto& part : parts) {
        for (auto& operation : part.operations) {
            std::set<OperationId> supersedes;
            for (auto named = random.below(4); named > 0; --named) {
                auto id = operationIn(parts[random.below(count)], static_cast<std::uint32_t>(random.below(4)));
                if (random.oneIn(12))
                    id.number += 1;
                supersedes.insert(id);
            }
            operation.supersedes.assign(supersedes.begin(), supersedes.end());
        }
    }
    parts.resize(known);
    return parts;
}

std::vector<FoldInput> shuffledWithRepeats(const std::vector<FoldInput>& parts, SeededRandom& random) {
    auto order = parts;
    for (const auto& part : parts) {
        if (random.oneIn(3))
            order.push_back(part);
    }
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[random.below(left)]);
    return order;
}

} // namespace seenheard
