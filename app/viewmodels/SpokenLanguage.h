#pragma once

#include <QString>
#include <QTranslator>
#include <filesystem>
#include <vector>

namespace seenheard {

/// The language that the screens speak while this lives: a translation that lies in the folder, or British English,
/// in which they are written.
class SpokenLanguage {
public:
    /// A language by its code ("cy") and by its own name for itself.
    struct Choice {
        QString code;
        QString name;
    };

    /// Speaks `code` where there is a translation (`seenheard_<code>.qm`) that can be read.
    SpokenLanguage(const std::filesystem::path& folder, const QString& code);
    ~SpokenLanguage();
    SpokenLanguage(const SpokenLanguage&) = delete;
    SpokenLanguage& operator=(const SpokenLanguage&) = delete;

    /// British English first, then those in the folder by their codes.
    [[nodiscard]] static std::vector<Choice> choicesIn(const std::filesystem::path& folder);
    /// What was chosen by hand; empty where nothing was.
    [[nodiscard]] static QString chosenIn(const std::filesystem::path& appearanceFile);

private:
    QTranslator translator_;
};

} // namespace seenheard
