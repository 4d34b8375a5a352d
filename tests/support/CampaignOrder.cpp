#include "tests/support/CampaignOrder.h"

#include <cstdlib>

namespace seenheard {

namespace {

std::uint64_t numberFrom(const char* name, std::uint64_t usual) {
    const auto* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : usual;
}

} // namespace

CampaignOrder CampaignOrder::fromEnvironment(std::uint64_t usualRounds) {
    return {numberFrom("SEENHEARD_SEED", 1), numberFrom("SEENHEARD_ROUNDS", usualRounds)};
}

} // namespace seenheard
