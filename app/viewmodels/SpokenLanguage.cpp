#include "app/viewmodels/SpokenLanguage.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QSettings>

namespace seenheard {

namespace {

const auto filePrefix = QStringLiteral("seenheard_");
const auto fileSuffix = QStringLiteral(".qm");

QString nameOf(const QString& code) {
    auto name = QLocale(code).nativeLanguageName();
    if (name.isEmpty() || QLocale(code).language() == QLocale::C)
        return code;
    name[0] = name[0].toUpper();
    return name;
}

} // namespace

SpokenLanguage::SpokenLanguage(const std::filesystem::path& folder, const QString& code) {
    const bool isThere =
        !code.isEmpty() && translator_.load(filePrefix + code + fileSuffix, QString::fromStdString(folder.string()));
    if (isThere)
        QCoreApplication::installTranslator(&translator_);
}

SpokenLanguage::~SpokenLanguage() {
    QCoreApplication::removeTranslator(&translator_);
}

std::vector<SpokenLanguage::Choice> SpokenLanguage::choicesIn(const std::filesystem::path& folder) {
    std::vector<Choice> choices{{QStringLiteral("en"), QStringLiteral("British English")}};
    if (folder.empty())
        return choices;
    const QDir translations(QString::fromStdString(folder.string()));
    for (const auto& file :
        translations.entryList({filePrefix + QLatin1Char('*') + fileSuffix}, QDir::Files, QDir::Name)) {
        const auto code = file.sliced(filePrefix.size()).chopped(fileSuffix.size());
        choices.push_back({code, nameOf(code)});
    }
    return choices;
}

QString SpokenLanguage::chosenIn(const std::filesystem::path& appearanceFile) {
    return QSettings(QString::fromStdString(appearanceFile.string()), QSettings::IniFormat)
        .value(QStringLiteral("language"))
        .toString();
}

} // namespace seenheard
