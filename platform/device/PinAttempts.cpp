#include "platform/device/PinAttempts.h"

#include "platform/base/File.h"
#include "platform/device/BigEndian.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint32_t freeTries = 4;
constexpr std::int64_t firstWaitSeconds = 30;
constexpr std::int64_t longestWaitSeconds = 3600;

const Bytes mark{'S', 'H', 'T', 'R', 'I', 'E', 'S', 1};
constexpr std::size_t fileSize = 8 + 4 + 8;

} // namespace

PinAttempts::PinAttempts(std::filesystem::path file, const Clock& clock) : file_(std::move(file)), clock_(clock) {}

std::int64_t PinAttempts::waitAfter(std::uint32_t wrong) {
    if (wrong <= freeTries)
        return 0;
    const auto doublings = std::min<std::uint32_t>(wrong - freeTries - 1, 10);
    return std::min(firstWaitSeconds << doublings, longestWaitSeconds);
}

std::int64_t PinAttempts::secondsToWait() const {
    const auto counted = load();
    return counted ? (msLeft(*counted) + 999) / 1000 : 0;
}

Status PinAttempts::beginTry() {
    auto counted = load();
    if (!counted)
        return counted.error();
    const auto now = clock_.now().utcMs;
    const auto left = msLeft(*counted);
    if (left > 0) {
        // A clock that was set back must not make the wait longer than it ever was.
        if (counted->lastUtcMs > now) {
            counted->lastUtcMs = now;
            if (const auto stored = store(*counted); !stored)
                return stored;
        }
        const auto seconds = (left + 999) / 1000;
        return fail(ErrorCode::Locked,
            "Too many wrong PINs. Try again in " + std::to_string(seconds) + (seconds == 1 ? " second." : " seconds."));
    }
    return store({counted->wrong + 1, now});
}

Status PinAttempts::forgive() {
    return store({});
}

std::int64_t PinAttempts::msLeft(const Counted& counted) const {
    const auto wait = waitAfter(counted.wrong) * 1000;
    const auto passed = clock_.now().utcMs - counted.lastUtcMs;
    return passed < 0 ? wait : std::max<std::int64_t>(wait - passed, 0);
}

Result<PinAttempts::Counted> PinAttempts::load() const {
    const auto content = readFile(file_, fileSize);
    if (!content && content.error().code == ErrorCode::NotFound)
        return Counted{};
    // Damage must neither give tries away nor shut the officer out: it counts as the tries that are free.
    if (!content && content.error().code == ErrorCode::TooLarge)
        return Counted{freeTries, 0};
    if (!content)
        return content.error();
    if (content->size() != fileSize || !std::equal(mark.begin(), mark.end(), content->begin()))
        return Counted{freeTries, 0};
    return Counted{std::min<std::uint32_t>(readBigEndian<std::uint32_t>(*content, 8), 1'000'000),
        static_cast<std::int64_t>(readBigEndian<std::uint64_t>(*content, 12))};
}

Status PinAttempts::store(const Counted& counted) const {
    Bytes content = mark;
    appendBigEndian(content, counted.wrong);
    appendBigEndian(content, static_cast<std::uint64_t>(counted.lastUtcMs));
    // In place: a full disk must not keep the officer from unlocking.
    return overwriteInPlace(file_, content);
}

} // namespace seenheard
