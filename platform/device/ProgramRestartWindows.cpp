#include "platform/device/ProgramRestart.h"

#include <windows.h>

#include <string>

namespace seenheard {

Error restartProgram(char* const*) {
    // Windows keeps the line that it was started with as it was, quotes and all.
    std::wstring line = GetCommandLineW();
    STARTUPINFOW how{};
    how.cb = sizeof how;
    PROCESS_INFORMATION made{};
    if (CreateProcessW(nullptr, line.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &how, &made) != 0)
        ExitProcess(0);
    return fail(ErrorCode::Internal,
        "The program could not start itself afresh (Windows error " + std::to_string(GetLastError()) + ").");
}

} // namespace seenheard
