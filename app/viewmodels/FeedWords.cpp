#include "app/viewmodels/FeedWords.h"

#include "app/viewmodels/DisplayWords.h"

#include <QCoreApplication>
#include <QStringList>

namespace seenheard::display {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("FeedWords", words);
}

QString stopped(const std::string& feed) {
    if (feed == "flags")
        return tr("Flags feed stopped %1.");
    if (feed == "missing_episodes")
        return tr("Missing episodes feed stopped %1.");
    return tr("Incidents feed stopped %1.");
}

} // namespace

QString feeds(const FeedsKnown& known, const Instant& now) {
    const auto found = judged(known, now.utcMs);
    if (found.allIsWell())
        return {};
    QStringList sentences;
    for (const auto& feed : found.stopped)
        sentences.append(stopped(feed.feed).arg(moment(feed.heardAtMs, now)));
    if (found.notMetSinceMs)
        sentences.append(tr("This tablet last met the server %1.").arg(moment(*found.notMetSinceMs, now)));
    sentences.append(tr("What is shown may be out of date."));
    return sentences.join(QLatin1Char(' '));
}

} // namespace seenheard::display
