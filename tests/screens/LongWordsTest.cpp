#include "tests/screens/LookedAt.h"
#include "tests/screens/Tour.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QCoreApplication>
#include <QQuickWindow>
#include <QTranslator>

namespace seenheard {

namespace {

/// A language whose words are longer by two fifths than British English, and of other letters. While it lives, the
/// program speaks it.
class PretendedLanguage final : public QTranslator {
public:
    PretendedLanguage() { REQUIRE(QCoreApplication::installTranslator(this)); }
    ~PretendedLanguage() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        auto words = QString::fromUtf8(source);
        for (const auto& [plain, other] : {std::pair{u'a', u'å'}, {u'e', u'ë'}, {u'o', u'ø'}, {u'u', u'ü'}})
            words.replace(QChar(plain), QChar(other));
        const auto more = (words.size() * 2 + 4) / 5;
        for (qsizetype length = 0; length < more; ++length)
            words += length % 6 == 0 && length + 1 < more ? QChar(u' ') : QChar(u'ñ');
        ++spoken_;
        return words;
    }
    [[nodiscard]] int spoken() const { return spoken_; }

private:
    mutable int spoken_ = 0;
};

/// Looks at every stop in one width.
class LongWordsReader final : public Onlooker {
public:
    explicit LongWordsReader(int width) : width_(width) {}

    void meet(Journey& officer) override {
        officer.window().window()->resize(width_, 915);
        officer.settle();
    }
    void look(Journey& officer, const std::string& name, const std::string& centre) override {
        INFO(name << ", " << width_ << " wide");
        if (!centre.empty())
            CHECK(officer.bringIntoView(centre));
        officer.settle();
        const auto wrong = whatIsWrongWith(*officer.window().window()).join(QLatin1Char('\n')).toStdString();
        INFO(wrong);
        CHECK(wrong.empty());
    }

private:
    int width_;
};

} // namespace

TEST_CASE("nothing is cut in a language whose words are longer by two fifths") {
    const PretendedLanguage language;
    LongWordsReader reader(GENERATE(412, 800, 1280));
    tourOfEveryPage(reader);
    CHECK(language.spoken() > 100);
}

} // namespace seenheard
