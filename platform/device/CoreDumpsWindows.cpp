#include "platform/device/CoreDumps.h"

#include <windows.h>

// As werapi.h declares it, which MinGW's does not compile.
extern "C" HRESULT WINAPI WerSetFlags(DWORD flags);

namespace seenheard {

namespace {

constexpr DWORD noHeapInReports = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP

} // namespace

Status refuseCoreDumps() {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    // Windows Error Reporting sends and keeps no heap of this program.
    if (FAILED(WerSetFlags(noHeapInReports)))
        return fail(ErrorCode::Internal, "Windows could not be told to write no image of memory.");
    return success();
}

} // namespace seenheard
