#include "app/shift/CaptureHand.h"

#include <QRegularExpression>
#include <QVariant>

namespace seenheard {

namespace {

using namespace std::chrono_literals;
using Kind = GivenAnswer::Kind;

// A question that another answer brings up appears within this.
constexpr std::chrono::milliseconds atFirst = 250ms;
constexpr std::chrono::milliseconds atLast = 3s;
constexpr int looksUntilSure = 10;

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

QString itemHandle(const QString& list, std::size_t at) {
    return QStringLiteral("%1.%2.").arg(list).arg(at + 1);
}

} // namespace

QString CaptureHand::handleOfChild(std::size_t which, const char* field) {
    return QStringLiteral("children.%1.%2").arg(which + 1).arg(QLatin1String(field));
}

Status CaptureHand::scene() {
    if (auto there = hand_.waitFor("capture.next"); !there)
        return there;
    return answerAll(sheet_.answers, {}, Part::InTheRoom);
}

Status CaptureHand::openScene() {
    // A single tab is not shown: where there is no child yet, the scene is all there is.
    return hand_.find("tab.0") ? hand_.tap("tab.0") : success();
}

Status CaptureHand::child(std::size_t which) {
    const auto& child = sheet_.itemsOf("children").at(which);
    if (auto opened = openScene(); !opened)
        return opened;
    QString name;
    const auto known = hand_.waitUntil("the child is among those whom the tablet knows here", [&] {
        name = knownPerson("children", child.person);
        return !name.isEmpty();
    });
    if (!known)
        return known;
    if (auto added = hand_.tap(name); !added)
        return added;
    const auto prefix = handleOfChild(which, "");
    const auto opened =
        hand_.waitUntil("the child's page is open", [&] { return !hand_.namedLike("field." + prefix).isEmpty(); });
    if (!opened)
        return opened;
    return answerEach(child.answers, prefix, Part::InTheRoom);
}

Status CaptureHand::backToTheScene() {
    if (auto opened = openScene(); !opened)
        return opened;
    return answerEach(sheet_.answers, {}, Part::InTheRoom);
}

Status CaptureHand::beforeYouDriveOff() {
    if (auto tapped = hand_.tap("part.beforeYouDriveOff"); !tapped)
        return tapped;
    // The children first where the scene's answers lean on theirs, and the other way round: each twice.
    const auto& children = sheet_.itemsOf("children");
    if (auto done = answerAll(sheet_.answers, {}, Part::BeforeYouDriveOff); !done)
        return done;
    for (std::size_t which = 0; which < children.size(); ++which)
        if (auto done = answerEach(children[which].answers, handleOfChild(which, ""), Part::BeforeYouDriveOff); !done)
            return done;
    return answerEach(sheet_.answers, {}, Part::BeforeYouDriveOff);
}

Status CaptureHand::answerAll(const std::vector<GivenAnswer>& answers, const QString& prefix, Part part) {
    for (const auto& given : answers) {
        if (given.field == "children" || given.beforeYouDriveOff != (part == Part::BeforeYouDriveOff))
            continue;
        if (auto done = answer(given, prefix, atFirst); !done)
            return done.error();
    }
    return success();
}

Status CaptureHand::answerEach(const std::vector<GivenAnswer>& answers, const QString& prefix, Part part) {
    if (auto done = answerAll(answers, prefix, part); !done)
        return done;
    for (const auto& given : answers) {
        if (given.field == "children" || given.beforeYouDriveOff != (part == Part::BeforeYouDriveOff))
            continue;
        auto done = answer(given, prefix, given.automatic ? 0ms : atLast);
        if (!done)
            return done.error();
        if (*done || given.automatic)
            continue;
        const auto owed = firstOwed(given, prefix + qt(given.field));
        return fail(ErrorCode::NotFound,
            "The screen never asked for '" + (owed.isEmpty() ? prefix + qt(given.field) : owed).toStdString()
                + "'. On it are: " + hand_.names());
    }
    return success();
}

Result<bool> CaptureHand::answer(const GivenAnswer& given, const QString& prefix, std::chrono::milliseconds wait) {
    const auto handle = prefix + qt(given.field);
    if (done_.contains(handle))
        return true;
    // What the tablet puts down by itself, an officer leaves as it is.
    if (given.automatic && given.kind != Kind::Choices)
        return true;
    if (!isAsked(given, handle, given.automatic ? 0ms : wait))
        return false;
    // Names of children are needed for some questions about adults: those wait for the second visit.
    if (given.kind == Kind::Choices && !given.itemsOf.empty())
        for (const auto& word : given.values)
            if (auto name = choiceNamed(given, handle, word); !name)
                return false;
    if (auto done = give(given, handle); !done)
        return done.error();
    if (!firstOwed(given, handle).isEmpty())
        return false;
    done_.insert(handle);
    return true;
}

QString CaptureHand::firstOwed(const GivenAnswer& given, const QString& handle) const {
    for (std::size_t at = 0; at < given.items.size(); ++at)
        for (const auto& inside : given.items[at].answers)
            if (const auto name = itemHandle(handle, at) + qt(inside.field); !done_.contains(name) && !inside.automatic)
                return name;
    return {};
}

bool CaptureHand::isAsked(const GivenAnswer& given, const QString& handle, std::chrono::milliseconds wait) {
    const auto block = "field." + handle;
    if (hand_.comes(block, wait))
        return true;
    // What is rarely needed is one tap away: under its section's heading, or at the foot of its item.
    for (const auto& more : {"unfold." + qt(given.section), handle.section('.', 0, -2) + ".more"})
        if (given.folded && hand_.find(more) && hand_.tap(more).ok() && hand_.comes(block, atLast))
            return true;
    return false;
}

Status CaptureHand::give(const GivenAnswer& given, const QString& handle) {
    // Answered already, by what is known of this child or by another answer.
    if (hand_.find(handle + ".myself"))
        return success();
    const auto value = given.values.empty() ? QString() : qt(given.values.front());
    switch (given.kind) {
    case Kind::Choices: return choose(given, handle);
    case Kind::Text: return hand_.textOf(handle) == value ? success() : hand_.write(handle, value);
    case Kind::Moment:
        if (auto written = hand_.write(handle + ".time", value); !written)
            return written;
        return hand_.press(Qt::Key_Return);
    case Kind::Day:
        if (auto written = hand_.write(handle, value); !written)
            return written;
        return hand_.press(Qt::Key_Return);
    case Kind::Number:
        for (int at = 0; at < value.toInt(); ++at)
            if (auto tapped = hand_.tap(handle + ".more"); !tapped)
                return tapped;
        return success();
    case Kind::Reference: return pick(handle, given.values.front());
    case Kind::NotObtained: return giveReason(given, handle);
    case Kind::Items: return fillItems(given, handle);
    }
    return success();
}

Status CaptureHand::choose(const GivenAnswer& given, const QString& handle) {
    for (const auto& word : given.values) {
        auto name = choiceNamed(given, handle, word);
        if (!name)
            return name.error();
        const auto* chip = hand_.find(*name);
        if (chip && chip->property("selected").toBool())
            continue;
        if (auto chosen = hand_.choose(*name); !chosen)
            return chosen;
    }
    return success();
}

Result<QString> CaptureHand::choiceNamed(const GivenAnswer& given, const QString& handle, const std::string& word) {
    if (!word.starts_with('@'))
        return handle + '.' + qt(word);
    // A person of this record stands under the id of its item, in the order of its list.
    const auto& people = sheet_.itemsOf(given.itemsOf);
    static const QRegularExpression itemId(QStringLiteral("\\.[0-9a-f]{32}$"));
    QList<QQuickItem*> chips;
    for (auto* chip : hand_.namedLike(handle + '.'))
        if (itemId.match(chip->objectName()).hasMatch())
            chips.append(chip);
    for (std::size_t at = 0; at < people.size(); ++at)
        if (people[at].person == word.substr(1) && at < static_cast<std::size_t>(chips.size()))
            return chips[static_cast<qsizetype>(at)]->objectName();
    return fail(ErrorCode::NotFound, "'" + handle.toStdString() + "' does not offer the person who is meant.");
}

Status CaptureHand::pick(const QString& handle, const std::string& id) {
    if (hand_.find(handle + ".picked"))
        return success();
    // "school-shipley-glen" is found by "shipley".
    const auto letters = qt(id).section('-', 1, 1);
    if (auto written = hand_.write(handle, letters); !written)
        return written;
    // What was found for the first letters is replaced by what is found for all of them.
    QString found;
    int same = 0;
    auto waited = hand_.waitUntil("'" + id + "' is found for '" + handle.toStdString() + "'", [&] {
        QString now;
        for (const auto* hit : hand_.namedLike(handle + ".found."))
            if (hit->property("id").toString() == qt(id))
                now = hit->objectName();
        same = now == found ? same + 1 : 0;
        found = now;
        return !found.isEmpty() && same > looksUntilSure;
    });
    if (!waited)
        return waited;
    if (auto tapped = hand_.tap(found); !tapped)
        return tapped;
    return hand_.waitFor(handle + ".picked");
}

Status CaptureHand::giveReason(const GivenAnswer& given, const QString& handle) {
    if (auto tapped = hand_.tap(handle + ".not_obtained"); !tapped)
        return tapped;
    if (auto tapped = hand_.tap(handle + ".reason." + qt(given.values.front())); !tapped)
        return tapped;
    return given.note.empty() ? success() : hand_.write(handle + ".note", qt(given.note));
}

QString CaptureHand::knownPerson(const QString& list, const std::string& person) const {
    for (const auto* each : hand_.namedLike(list + ".known."))
        if (each->property("id").toString() == qt(person))
            return each->objectName();
    return {};
}

Status CaptureHand::fillItems(const GivenAnswer& given, const QString& handle) {
    for (std::size_t at = 0; at < given.items.size(); ++at) {
        const auto prefix = itemHandle(handle, at);
        const auto isOpen = [&] { return !hand_.namedLike("field." + prefix).isEmpty(); };
        if (!isOpen() && hand_.find(prefix + "open")) {
            if (auto tapped = hand_.tap(prefix + "open"); !tapped)
                return tapped;
        } else if (!isOpen()) {
            const auto known = knownPerson(handle, given.items[at].person);
            if (auto tapped = hand_.tap(known.isEmpty() ? handle + ".add" : known); !tapped)
                return tapped;
            if (!known.isEmpty())
                done_.insert(prefix + "person_ref");
        }
        if (auto opened = hand_.waitUntil("'" + prefix.toStdString() + "' is open", isOpen); !opened)
            return opened;
        if (auto done = answerAll(given.items[at].answers, prefix, Part::InTheRoom); !done)
            return done;
        if (auto done = answerAll(given.items[at].answers, prefix, Part::InTheRoom); !done)
            return done;
    }
    return success();
}

} // namespace seenheard
