#pragma once

#include "tests/support/TempDirectory.h"

#include <string>

namespace seenheard {

/// A real desktop's key ring (gnome-keyring) on a session bus of its own, with a home of its own: nothing of whoever
/// runs the tests is asked or changed. The whole process, and what it starts, sees this bus; one for a test.
class PrivateKeyRing {
public:
    /// With nobody on the bus yet. Throws, saying what is missing, where the machine has no session bus to start.
    PrivateKeyRing();
    ~PrivateKeyRing();
    PrivateKeyRing(const PrivateKeyRing&) = delete;
    PrivateKeyRing& operator=(const PrivateKeyRing&) = delete;

    /// Of the session bus for programs that a test starts: this one, or none, and never that of whoever runs the tests.
    [[nodiscard]] static std::string busAddress();

    /// Whoever signs in opens it; the first sign-in makes it.
    void signIn();
    /// It runs, as after a sign-in without the password: locked.
    void startLocked();
    /// Another account's, open.
    void signInAsAnother();
    /// It is there and answers nothing any more.
    void hang() const;
    void kill();

private:
    void start(const std::string& home, bool password);
    [[nodiscard]] bool isOnBus() const;

    TempDirectory directory_;
    int daemon_ = -1;
};

} // namespace seenheard
