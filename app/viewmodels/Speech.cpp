#include "app/viewmodels/Speech.h"

namespace seenheard {

namespace {

/// A sentence is over also where its last word stands in quotation marks.
bool isOver(QStringView sentence) {
    while (!sentence.isEmpty() && QStringView(u"”’)").contains(sentence.back()))
        sentence.chop(1);
    return !sentence.isEmpty() && QStringView(u".!?…:").contains(sentence.back());
}

} // namespace

QString Speech::sentences(const QStringList& parts) {
    QString said;
    for (const auto& part : parts) {
        const auto sentence = part.trimmed();
        if (sentence.isEmpty())
            continue;
        if (!said.isEmpty())
            said += isOver(said) ? QStringLiteral(" ") : QStringLiteral(". ");
        said += sentence;
    }
    return said;
}

} // namespace seenheard
