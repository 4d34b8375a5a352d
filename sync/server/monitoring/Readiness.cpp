#include "sync/server/monitoring/Readiness.h"

namespace seenheard {

namespace {

constexpr std::int64_t lookEveryMs = 1000;
constexpr std::uint64_t mebibyte = 1024ULL * 1024;

} // namespace

std::vector<Readiness::Part> Readiness::look() {
    const std::scoped_lock lock(guard_);
    const auto nowMs = clock_.monotonicMs();
    if (!parts_.empty() && nowMs < lookedAtMs_ + lookEveryMs)
        return parts_;
    parts_ = {{"store", store_.checkUsable()}, {"disk", checkDisk()}, {"sequencer", sequencer_.checkAble()}};
    lookedAtMs_ = nowMs;
    return parts_;
}

Status Readiness::checkDisk() {
    const auto place = store_.use().place;
    if (place.empty() || diskReserve_ == 0)
        return success();
    const auto left = freeBytes(place);
    if (!left)
        return left.error();
    if (*left >= diskReserve_)
        return success();
    return fail(ErrorCode::StorageFull,
        "Only " + std::to_string(*left / mebibyte) + " MiB are free where the store is, less than the "
            + std::to_string(diskReserve_ / mebibyte) + " MiB of disk-reserve. Make room.");
}

Result<std::uint64_t> freeBytes(const std::filesystem::path& directory) {
    std::error_code failure;
    const auto space = std::filesystem::space(directory, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed,
            "How much space is free at " + directory.string() + " cannot be told: " + failure.message() + ".");
    return std::uint64_t{space.available};
}

} // namespace seenheard
