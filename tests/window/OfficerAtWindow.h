#pragma once

#include "app/shift/Officers.h"

#include <QDate>

namespace seenheard {

/// An officer at a real window: what is named is tapped and written, by events of mouse and keyboard; whatever does not
/// come to be fails the test.
class OfficerAtWindow {
public:
    explicit OfficerAtWindow(ShiftTablet& tablet) : tablet_(tablet) {}

    void does(const Status& done);
    void unlock() { does(officer::unlock(tablet_)); }
    void send() { does(officer::send(tablet_)); }
    void goToToday() { does(officer::goToToday(tablet_)); }
    [[nodiscard]] Hand& hand() { return tablet_.hand(); }

    /// From Today to the first question; about nothing that was loaded where `about` is empty.
    void begin(const QString& form, const QString& about);
    /// A choice is seen to be taken.
    void tap(const QString& name);
    void write(const QString& name, const QString& words);
    void writeDay(const QString& name, const QDate& day);
    /// What a child said, who had been asked what, and who could hear.
    void hear(const QString& item, const QString& question, const QString& words, const QString& hearer);
    /// What follows, "I have finished", and the record as it is read.
    void finish();
    /// "I have reviewed it", and the queue again.
    void endReview();
    /// By Find, from Today; fails where the record does not read `words`.
    void openByWords(const QString& words);

private:
    ShiftTablet& tablet_;
};

} // namespace seenheard
