#include "tests/support/KilledBefore.h"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>

namespace seenheard {

namespace {

bool changesAFile(const __ptrace_syscall_info& at) {
    static constexpr std::array changing{SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_fsync, SYS_fdatasync,
        SYS_ftruncate, SYS_fallocate, SYS_renameat, SYS_renameat2, SYS_linkat, SYS_unlinkat, SYS_mkdirat, SYS_fchmod,
#ifdef SYS_rename // Machines that have none know the others only.
        SYS_rename, SYS_link, SYS_unlink, SYS_mkdir, SYS_chmod, SYS_rmdir, SYS_truncate,
#endif
        SYS_fchmodat};
    const auto number = static_cast<long>(at.entry.nr);
    if (number == SYS_openat)
        return (at.entry.args[2] & static_cast<std::uint64_t>(O_CREAT | O_TRUNC)) != 0;
    return std::find(changing.begin(), changing.end(), number) != changing.end();
}

int waited(int process) {
    int status = 0;
    waitpid(process, &status, 0);
    return status;
}

} // namespace

bool killedBefore(int call, const std::function<void()>& work) {
    const int child = fork();
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            _exit(126);
        raise(SIGSTOP);
        work();
        _exit(0);
    }
    if (child < 0 || !WIFSTOPPED(waited(child)))
        throw std::runtime_error("a process could not be watched: this machine allows no ptrace");
    ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    int signal = 0;
    for (int seen = 0;;) {
        ptrace(PTRACE_SYSCALL, child, nullptr, signal);
        const int status = waited(child);
        if (!WIFSTOPPED(status)) {
            if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
                throw std::runtime_error("the work that was to be killed failed by itself");
            return false;
        }
        // Stops of calls are marked; others are signals of its own, handed on.
        signal = WSTOPSIG(status) == (SIGTRAP | 0x80) ? 0 : WSTOPSIG(status);
        __ptrace_syscall_info at{};
        if (signal != 0 || ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof at, &at) <= 0
            || at.op != PTRACE_SYSCALL_INFO_ENTRY || !changesAFile(at) || ++seen < call)
            continue;
        kill(child, SIGKILL);
        waited(child);
        return true;
    }
}

} // namespace seenheard
