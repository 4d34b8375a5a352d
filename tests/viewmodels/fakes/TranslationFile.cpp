#include "tests/viewmodels/fakes/TranslationFile.h"

#include <QDataStream>
#include <QFile>
#include <algorithm>
#include <utility>

namespace seenheard {

namespace {

constexpr quint8 magic[] = {
    0x3c, 0xb8, 0x64, 0x18, 0xca, 0xef, 0x9c, 0x95, 0xcd, 0x21, 0x1c, 0xbf, 0x60, 0xa1, 0xbd, 0xdd};
constexpr quint8 hashesSection = 0x42;
constexpr quint8 messagesSection = 0x69;
constexpr quint8 endTag = 1;
constexpr quint8 translationTag = 3;
constexpr quint8 sourceTag = 6;
constexpr quint8 contextTag = 7;

/// As Qt looks for a text: the hash of ELF's symbol tables.
quint32 hashOf(const QByteArray& text) {
    quint32 hash = 0;
    for (const char letter : text) {
        hash = (hash << 4U) + static_cast<quint8>(letter);
        const quint32 high = hash & 0xf0000000U;
        hash ^= high >> 24U;
        hash &= ~high;
    }
    return hash == 0 ? 1 : hash;
}

} // namespace

void writeTranslation(const std::filesystem::path& file, const std::vector<TranslatedText>& texts) {
    std::filesystem::create_directories(file.parent_path());
    QByteArray messages;
    QDataStream message(&messages, QIODevice::WriteOnly);
    std::vector<std::pair<quint32, quint32>> places;
    for (const auto& text : texts) {
        places.emplace_back(hashOf(text.source), static_cast<quint32>(messages.size()));
        message << translationTag << static_cast<quint32>(text.words.size() * 2);
        for (const QChar letter : text.words)
            message << static_cast<quint16>(letter.unicode());
        message << sourceTag << static_cast<quint32>(text.source.size());
        message.writeRawData(text.source.constData(), static_cast<int>(text.source.size()));
        message << contextTag << static_cast<quint32>(text.context.size());
        message.writeRawData(text.context.constData(), static_cast<int>(text.context.size()));
        message << endTag;
    }
    std::sort(places.begin(), places.end());
    QFile written(QString::fromStdString(file.string()));
    if (!written.open(QIODevice::WriteOnly))
        return;
    QDataStream stream(&written);
    for (const auto octet : magic)
        stream << octet;
    stream << hashesSection << static_cast<quint32>(places.size() * 8);
    for (const auto& [hash, place] : places)
        stream << hash << place;
    stream << messagesSection << static_cast<quint32>(messages.size());
    stream.writeRawData(messages.constData(), static_cast<int>(messages.size()));
}

} // namespace seenheard
