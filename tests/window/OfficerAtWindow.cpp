#include "tests/window/OfficerAtWindow.h"

#include <catch2/catch_test_macros.hpp>

#include <QVariant>

namespace seenheard {

void OfficerAtWindow::does(const Status& done) {
    INFO("on screen are: " << hand().names());
    INFO((done.ok() ? std::string() : done.error().message));
    REQUIRE(done.ok());
}

void OfficerAtWindow::begin(const QString& form, const QString& about) {
    goToToday();
    does(hand().tap("start." + form));
    if (!about.isEmpty()) {
        does(hand().tap("incident." + about));
        does(hand().waitUntil("it is chosen", [&] { return hand().textOf("begin") == "Start"; }));
    }
    does(officer::begin(tablet_));
}

void OfficerAtWindow::tap(const QString& name) {
    does(hand().waitFor(name));
    const auto* control = hand().find(name);
    const bool isChoice = control && control->property("selected").isValid();
    does(isChoice ? hand().choose(name) : hand().tap(name));
}

void OfficerAtWindow::write(const QString& name, const QString& words) {
    does(hand().write(name, words));
}

void OfficerAtWindow::writeDay(const QString& name, const QDate& day) {
    write(name, day.toString(QStringLiteral("d/M/yyyy")));
    does(hand().press(Qt::Key_Return));
}

void OfficerAtWindow::hear(const QString& item, const QString& question, const QString& words, const QString& hearer) {
    tap(item + "words.1.question." + question);
    write(item + "words.1.quote", words);
    tap(item + "words.1.could_hear." + hearer);
}

void OfficerAtWindow::finish() {
    does(hand().tap("capture.whatFollows"));
    does(hand().waitFor("submit"));
    const auto may = hand().waitUntil(
        "nothing is owed", [&] { return hand().find("submit") && hand().find("submit")->isEnabled(); });
    INFO("owed first: " << hand().textOf("hindrance.0").toStdString());
    does(may);
    does(officer::submit(tablet_));
}

void OfficerAtWindow::endReview() {
    does(hand().waitUntil(
        "nothing more is needed", [&] { return hand().textOf("review.done") == "I have reviewed it"; }));
    does(hand().tap("review.done"));
    does(hand().waitUntil("the review has ended", [&] { return !hand().find("review.done"); }));
}

void OfficerAtWindow::openByWords(const QString& words) {
    goToToday();
    does(hand().tap("today.find"));
    write("find.words", words);
    does(hand().waitUntil("something is found", [&] {
        const auto* first = hand().find("found.0");
        return first && first->property("excerpt").toString().contains(words.section(' ', 0, 0), Qt::CaseInsensitive);
    }));
    does(hand().tap("found.0"));
    does(hand().waitFor("record.sending"));
    does(hand().waitUntil("the record reads '" + words.toStdString() + "'", [&] { return hand().reads(words); }));
}

} // namespace seenheard
