#include "platform/device/WindowsApi.h"

#include <dpapi.h>
#include <windows.h>

namespace seenheard {

namespace {

#ifndef WDA_EXCLUDEFROMCAPTURE
constexpr DWORD WDA_EXCLUDEFROMCAPTURE = 0x11; // Windows 10 of 2004 on; older ones refuse it.
#endif

DATA_BLOB blobOf(BytesView octets) {
    // Windows takes what it only reads as writable.
    return {static_cast<DWORD>(octets.size()), const_cast<BYTE*>(octets.data())};
}

/// What Windows gave, given back when it is no longer needed.
struct Given {
    DATA_BLOB blob{};
    ~Given() {
        if (blob.pbData == nullptr)
            return;
        SecureZeroMemory(blob.pbData, blob.cbData);
        LocalFree(blob.pbData);
    }
    [[nodiscard]] BytesView view() const { return {blob.pbData, blob.cbData}; }
};

} // namespace

bool leaveOutOfScreenshots(std::uintptr_t window) {
    return SetWindowDisplayAffinity(reinterpret_cast<HWND>(window), WDA_EXCLUDEFROMCAPTURE) != 0;
}

Result<Bytes> sealForAccount(BytesView secret, std::string_view name) {
    auto in = blobOf(secret);
    auto entropy = blobOf(bytesOf(name));
    Given out;
    if (CryptProtectData(&in, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out.blob) == 0)
        return fail(ErrorCode::StorageFailed,
            "Windows could not seal this tablet's part of the key (error " + std::to_string(GetLastError())
                + "). Sign in again, then try once more; nothing is lost.");
    return copyOf(out.view());
}

Result<SecretBytes> openForAccount(BytesView sealed, std::string_view name) {
    auto in = blobOf(sealed);
    auto entropy = blobOf(bytesOf(name));
    Given out;
    if (CryptUnprotectData(&in, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out.blob) == 0)
        return fail(ErrorCode::Locked,
            "Windows does not open this tablet's part of the key (error " + std::to_string(GetLastError())
                + "). Sign in with the account that the tablet was enrolled with; nothing is lost.");
    return SecretBytes(out.view());
}

} // namespace seenheard
