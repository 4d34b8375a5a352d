#pragma once

namespace seenheard {

/// While it lives, what Qt Quick complains of (a binding in a circle, a type error, a missing image) is kept; in the
/// end it fails the test. Windows may be open side by side.
class WindowComplaints {
public:
    WindowComplaints();
    ~WindowComplaints();
    WindowComplaints(const WindowComplaints&) = delete;
    WindowComplaints& operator=(const WindowComplaints&) = delete;
};

} // namespace seenheard
