#include "app/viewmodels/ComparisonWords.h"

#include <QCoreApplication>

namespace seenheard {

namespace {

/// Its words are translated in a context of their own.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparisonWords)

public:
    /// What a level of likeness is called; empty where there is nothing to say.
    static QString givenName(NameLevel level) {
        switch (level) {
        case NameLevel::Missing:
        case NameLevel::Different: return {};
        case NameLevel::Same: return tr("same given name");
        case NameLevel::SameName: return tr("given name in another form");
        case NameLevel::SameSound: return tr("given name sounds the same");
        case NameLevel::Close:
        case NameLevel::Similar: return tr("given name spelt alike");
        }
        return {};
    }

    static QString surname(NameLevel level) {
        switch (level) {
        case NameLevel::Missing:
        case NameLevel::Different: return {};
        case NameLevel::Same: return tr("same surname");
        case NameLevel::SameName: return tr("surname in another form");
        case NameLevel::SameSound: return tr("surname sounds the same");
        case NameLevel::Close:
        case NameLevel::Similar: return tr("surname spelt alike");
        }
        return {};
    }

    static QString birth(BirthLevel level) {
        switch (level) {
        case BirthLevel::Same: return tr("same date of birth");
        case BirthLevel::DayMonthSwapped: return tr("date of birth with day and month swapped");
        case BirthLevel::OneDigitOff: return tr("date of birth one digit off");
        case BirthLevel::WithinAMonth: return tr("date of birth within a month");
        case BirthLevel::TwoDigitsOff: return tr("date of birth two digits off");
        case BirthLevel::WithinAYear: return tr("date of birth within a year");
        case BirthLevel::AgeFits: return tr("age fits");
        case BirthLevel::AgeNear: return tr("age nearly fits");
        case BirthLevel::Missing:
        case BirthLevel::Different:
        case BirthLevel::AgeDiffers: return {};
        }
        return {};
    }

    static QString place(PlaceLevel level) {
        switch (level) {
        case PlaceLevel::SameAddress: return tr("same address");
        case PlaceLevel::SamePostcode: return tr("same postcode");
        case PlaceLevel::SameStreet: return tr("same street");
        case PlaceLevel::SameTown: return tr("same town");
        case PlaceLevel::LikeTown: return tr("town spelt alike");
        case PlaceLevel::Missing:
        case PlaceLevel::Different: return {};
        }
        return {};
    }

    static QStringList names(const Comparison& comparison) {
        if (comparison.swapped)
            return {tr("given name and surname swapped")};
        if (comparison.given == NameLevel::Same && comparison.surname == NameLevel::Same)
            return {tr("same name")};
        return {givenName(comparison.given), surname(comparison.surname)};
    }

    static QStringList alike(const Comparison& comparison) {
        auto words = names(comparison) << birth(comparison.birth) << place(comparison.place);
        if (comparison.contact == MarkLevel::Same)
            words << tr("same telephone or e-mail");
        words.removeAll(QString());
        return words;
    }

    static QStringList unlike(const Comparison& comparison) {
        QStringList words;
        if (comparison.given == NameLevel::Different)
            words << tr("another given name");
        if (comparison.surname == NameLevel::Different)
            words << tr("another surname");
        if (comparison.birth == BirthLevel::Different)
            words << tr("another date of birth");
        if (comparison.birth == BirthLevel::AgeDiffers)
            words << tr("another age");
        if (comparison.place == PlaceLevel::Different)
            words << tr("another town");
        if (comparison.sex == MarkLevel::Different)
            words << tr("another sex");
        return words;
    }
};

} // namespace

QStringList wordsAlike(const Comparison& comparison) {
    return Words::alike(comparison);
}

QStringList wordsUnlike(const Comparison& comparison) {
    return Words::unlike(comparison);
}

} // namespace seenheard
