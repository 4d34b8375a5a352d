#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTimer>
#include <deque>

namespace seenheard {

/// Takes pages apart that somebody left, a few milliseconds at a time: taking down two thousand items at once costs as
/// much as making them, and whoever taps on the next page would wait for it.
class LeavingPages : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    explicit LeavingPages(QObject* parent = nullptr);

    /// Takes the page, which may be null, out of its window at once, and deletes it: what is deepest in it first, the
    /// page itself last. It is the caller's no more.
    Q_INVOKABLE void leave(QQuickItem* page);
    /// Deletes what is left of them as soon as nothing of them is at work: what was shown does not outlast a lock.
    Q_INVOKABLE void hurry();

    /// As much as a frame has time for, and one part in any case; comes by itself as long as there is any.
    void takeSome();

    [[nodiscard]] bool any() const { return !parts_.empty(); }

private:
    std::deque<QPointer<QQuickItem>> parts_; ///< What can go by itself, in the order in which it goes.
    QTimer pause_;
};

} // namespace seenheard
