#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <vector>

namespace seenheard {

/// One text of a screen in another language.
struct TranslatedText {
    QByteArray context;
    QByteArray source;
    QString words;
};

/// Writes what lrelease would make of a translation: a small but whole .qm file.
void writeTranslation(const std::filesystem::path& file, const std::vector<TranslatedText>& texts);

} // namespace seenheard
