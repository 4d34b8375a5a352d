#include "platform/device/BootTime.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>

namespace seenheard {

BootMoment SystemBootTime::now() const {
    BootMoment moment;
    timespec passed{};
    if (clock_gettime(CLOCK_BOOTTIME, &passed) == 0)
        moment.ms = static_cast<std::int64_t>(passed.tv_sec) * 1000 + passed.tv_nsec / 1'000'000;
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    std::erase(id, '-');
    moment.boot = BootId::fromHex(id).value_or(BootId{});
    return moment;
}

} // namespace seenheard
