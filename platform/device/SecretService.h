#pragma once

namespace seenheard {

/// How the desktop's key ring stands.
enum class SecretServiceState {
    Absent, ///< No session bus, nobody who answers there as Secret Service, or no key ring made yet.
    Locked,
    Open
};

/// Asks it; waits some seconds at most. It may be started by that.
[[nodiscard]] SecretServiceState secretServiceState();

/// libsecret, on which QtKeychain stands, keeps its session with a key ring for as long as the program runs, also where
/// that key ring was ended and another one begun. After this it looks for it afresh. On the thread that asks.
void forgetSecretService();

} // namespace seenheard
