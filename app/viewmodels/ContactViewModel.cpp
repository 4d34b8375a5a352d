#include "app/viewmodels/ContactViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>

namespace seenheard {

namespace {

QStringList listOf(const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& one : words)
        list.append(display::text(one));
    return list;
}

/// "Safe adult confirmed · hospital": the first with its capital, the rest as part of the line.
QString line(const std::vector<std::string>& words) {
    return listOf(words).join(QStringLiteral(" · "));
}

/// On a timeline a time alone names no day.
QString dayOf(const Instant& at, const Instant& now) {
    const auto moment = display::moment(at, now);
    return moment == display::timeOfDay(at) ? ContactViewModel::tr("Today, %1").arg(moment) : moment;
}

} // namespace

ContactViewModel::ContactViewModel(const ChildContact& contact, const Instant& now, QObject* parent)
    : QObject(parent)
    , record_(display::text(contact.record.hex()))
    , day_(dayOf(contact.at, now))
    , formTitle_(display::text(contact.formTitle))
    , title_(contact.title == contact.formTitle ? QString() : display::text(contact.title))
    , who_(
          tr("%1 wrote of %2").arg(listOf(contact.officers).join(QStringLiteral(", ")), display::text(contact.namedAs)))
    , seen_(display::text(contact.seen))
    , concern_(line(contact.concern))
    , done_(line(contact.done))
    , cameOfIt_(line(contact.cameOfIt))
    , seemed_(listOf(contact.seemed))
    , differences_(static_cast<int>(contact.differences))
    , notSeen_(contact.notSeen)
    , words_({"at", "words", "caption", "notAlone"})
    , clocks_({"what", "when", "overdue"}) {
    if (contact.sending != SendingState::Applied)
        sending_ = display::text(wordFor(contact.sending));
    std::vector<RowListModel::Row> words, clocks;
    for (const auto& each : contact.words) {
        QStringList caption;
        if (!each.question.empty())
            caption.append(display::text(each.question));
        if (!each.couldHear.empty())
            caption.append(tr("Could hear: %1").arg(display::text(each.couldHear)));
        caption.append(display::text(each.officerName));
        words.push_back({static_cast<int>(words.size()), display::text(each.quote), caption.join(QStringLiteral(" · ")),
            each.notAlone});
    }
    for (const auto& clock : contact.clocks)
        clocks.push_back(clockRow(clock, now));
    words_.setRows(std::move(words));
    clocks_.setRows(std::move(clocks));
}

} // namespace seenheard
