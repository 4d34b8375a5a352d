#pragma once

#include "app/viewmodels/TabletWindow.h"
#include "tests/screens/WindowComplaints.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

namespace seenheard {

/// An officer at the window of a tablet: taps what is named, types, and waits until the tablet is still.
class Journey {
public:
    explicit Journey(OfficerScreens& officer);

    [[nodiscard]] TabletWindow& window() { return window_; }
    [[nodiscard]] OfficerScreens& officer() { return officer_; }
    [[nodiscard]] TabletViewModel& screens() { return officer_.screens(); }

    /// Fails the test where nothing of that name is shown.
    /// Scrolls Today's list to that row first: rows far from the screen do not exist.
    void tapRecord(int row);
    void tap(const std::string& name);
    /// Types into what has the cursor; fails the test where that is not the field of this name.
    void type(const std::string& name, const std::string& text);
    /// Puts the cursor into a field and types.
    void fill(const std::string& name, const std::string& text);
    /// The same with the tap that it takes.
    void fillByTap(const std::string& name, const std::string& text);
    /// A tap into a day, the day as it is written, and Enter.
    void fillDay(const std::string& name, const std::string& day);
    [[nodiscard]] bool shows(const std::string& name) const;
    /// Scrolls there; as a person does, waits for it on a busy machine. False where it does not come.
    [[nodiscard]] bool bringIntoView(const std::string& name);
    [[nodiscard]] bool hasCursor(const std::string& name) const;
    void settle();
    [[nodiscard]] int taps() const { return taps_; }
    void countFromHere() { taps_ = 0; }

    /// PIN, Today, the incident at Mill Lane, Start.
    void unlock();
    void startAtMillLane();

private:
    WindowComplaints complaints_;
    OfficerScreens& officer_;
    TabletWindow window_;
    int taps_ = 0;
};

/// An earlier evening on which nobody picked a child by incident: Alex Ashworth, seen and heard; for a timeline.
[[nodiscard]] RecordId writeAnEarlierContact(OfficerTablet& tablet);

/// Monday evening, 2 March 2026, at 21:26.
constexpr std::int64_t evening = FakeClock::startUtcMs + 44'760'000;

} // namespace seenheard
