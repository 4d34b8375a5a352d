#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <deque>

namespace seenheard {

class Turn;

/// Makes what is long on the page part by part, in the order in which its parts stand there, a few milliseconds a
/// frame: so a page of two hundred questions shows its first ones at once and never keeps a tap waiting. One for the
/// window, which calls `grow` each frame while something grows.
class PageGrowth : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool growing READ growing NOTIFY growingChanged)

public:
    using QObject::QObject;

    /// True until the frame after that in which the last part came.
    [[nodiscard]] bool growing() const { return framesLeft_ > 0; }
    /// Waits behind the others; what joins while a part is being made stands inside it and comes before what follows
    /// it.
    void join(Turn& turn);
    /// Lets as many come as a frame has time for, and one in any case.
    Q_INVOKABLE void grow();

signals:
    void growingChanged();

private:
    std::deque<QPointer<Turn>> waiting_; ///< Null where its place went before its turn came.
    std::deque<QPointer<Turn>> inside_;  ///< Joined during the turn that is being taken.
    bool taking_ = false;
    int framesLeft_ = 0;
};

} // namespace seenheard
