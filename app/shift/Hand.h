#pragma once

#include "platform/base/Result.h"

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <chrono>
#include <functional>
#include <optional>

namespace seenheard {

/// What a person does with one window: looks for a named control, scrolls to it, taps it, types. Mouse and keyboard
/// events go the way that real ones go; a control that is hidden, disabled or moving is waited for.
class Hand {
public:
    static constexpr std::chrono::milliseconds patience{15'000};

    explicit Hand(QQuickWindow& window);

    /// Events of the keyboard go to the window that was taken up last.
    [[nodiscard]] Status takeUp();

    [[nodiscard]] QQuickItem* find(const QString& name) const;
    [[nodiscard]] QList<QQuickItem*> findAll(const std::function<bool(const QQuickItem&)>& wanted) const;
    /// Every control on screen whose name begins like this, in the order of the screen's items.
    [[nodiscard]] QList<QQuickItem*> namedLike(const QString& beginning) const;
    /// Does it say this anywhere, above or below what is scrolled into view too?
    [[nodiscard]] bool reads(const QString& words) const;
    [[nodiscard]] QString textOf(const QString& name) const;

    [[nodiscard]] Status tap(const QString& name);
    /// Takes a choice and sees that it is taken.
    [[nodiscard]] Status choose(const QString& name);
    /// Taps a field and replaces what stands in it.
    [[nodiscard]] Status write(const QString& name, const QString& text);
    [[nodiscard]] Status press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    /// Scrolls a list until the row whose role holds this value is on screen. Returns its number, none while the list
    /// has no such row.
    [[nodiscard]] std::optional<int> bringRow(const QString& list, const QByteArray& role, const QString& value);
    /// How many rows the list has, and how many of them say nothing in `role`, in words for whoever looks for a fault.
    [[nodiscard]] std::string rowsOf(const QString& list, const QByteArray& role) const;
    /// Scrolls until the item stands near the top.
    [[nodiscard]] Status reveal(const QString& name);
    /// The same for what is written somewhere; `which` of those that say it, from 0, or the last.
    [[nodiscard]] Status revealText(const QString& words, qsizetype which);

    [[nodiscard]] bool comes(const QString& name, std::chrono::milliseconds within) const;
    [[nodiscard]] Status waitFor(const QString& name) const;
    [[nodiscard]] Status waitUntil(const std::string& what, const std::function<bool()>& condition) const;

    [[nodiscard]] QImage picture();
    /// The names of all controls on screen, for a message about one that is not.
    [[nodiscard]] std::string names() const;

private:
    [[nodiscard]] Status takeCursor(const QString& name);
    [[nodiscard]] Result<QPointF> reach(const QString& name);

    QQuickWindow& window_;
};

} // namespace seenheard
