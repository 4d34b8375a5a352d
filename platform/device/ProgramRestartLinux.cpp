#include "platform/device/ProgramRestart.h"

#include <linux/close_range.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace seenheard {

Error restartProgram(char* const* arguments) {
    // Marked, not closed: where starting fails this program still has to say so. Older kernels lack it; what we open
    // ourselves is marked anyway.
    static_cast<void>(syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC));
    execv("/proc/self/exe", arguments);
    return fail(
        ErrorCode::Internal, "The program could not start itself afresh: " + std::generic_category().message(errno));
}

} // namespace seenheard
