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
constexpr std::size_t bootAt = 8 + 4;
constexpr std::size_t msAt = bootAt + BootId::size;
constexpr std::size_t fileSize = msAt + 8;

} // namespace

PinAttempts::PinAttempts(std::filesystem::path file, const BootTime& time) : file_(std::move(file)), time_(time) {}

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

bool PinAttempts::exhausted() const {
    const auto counted = load();
    return counted && counted->wrong >= most;
}

Status PinAttempts::beginTry() {
    const auto counted = load();
    if (!counted)
        return counted.error();
    const auto left = msLeft(*counted);
    if (left > 0) {
        const auto seconds = (left + 999) / 1000;
        return fail(ErrorCode::Locked,
            "Too many wrong PINs. Try again in " + std::to_string(seconds) + (seconds == 1 ? " second." : " seconds."));
    }
    return store({counted->wrong + 1, time_.now()});
}

Status PinAttempts::forgive() {
    return store({});
}

std::int64_t PinAttempts::msLeft(const Counted& counted) const {
    const auto wait = waitAfter(counted.wrong) * 1000;
    const auto now = time_.now();
    // After the machine was switched off nobody can say for how long; at least so long as it is on again.
    const bool sameBoot = now.boot == counted.last.boot && now.ms >= counted.last.ms;
    return std::max<std::int64_t>(wait - (sameBoot ? now.ms - counted.last.ms : now.ms), 0);
}

Result<PinAttempts::Counted> PinAttempts::load() const {
    const auto content = readFile(file_, fileSize);
    if (!content && content.error().code == ErrorCode::NotFound)
        return Counted{};
    // Damage must neither give tries away nor shut the officer out: it counts as the tries that are free.
    if (!content && content.error().code == ErrorCode::TooLarge)
        return Counted{freeTries, {}};
    if (!content)
        return content.error();
    if (content->size() != fileSize || !std::equal(mark.begin(), mark.end(), content->begin()))
        return Counted{freeTries, {}};
    BootMoment last;
    std::copy_n(content->begin() + bootAt, BootId::size, last.boot.octets.begin());
    last.ms = static_cast<std::int64_t>(readBigEndian<std::uint64_t>(*content, msAt));
    return Counted{std::min<std::uint32_t>(readBigEndian<std::uint32_t>(*content, 8), 1'000'000), last};
}

Status PinAttempts::store(const Counted& counted) const {
    Bytes content = mark;
    appendBigEndian(content, counted.wrong);
    content.insert(content.end(), counted.last.boot.octets.begin(), counted.last.boot.octets.end());
    appendBigEndian(content, static_cast<std::uint64_t>(counted.last.ms));
    // In place: a full disk must not keep the officer from unlocking.
    return overwriteInPlace(file_, content);
}

} // namespace seenheard
