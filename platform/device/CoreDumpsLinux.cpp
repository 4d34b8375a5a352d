#include "platform/device/CoreDumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <system_error>

namespace seenheard {

Status refuseCoreDumps() {
    // Both: the first holds for a file beside the program, the second also for a system that collects images by pipe.
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        return fail(ErrorCode::Internal,
            "The system could not be told to write no image of memory: " + std::generic_category().message(errno));
    return success();
}

} // namespace seenheard
