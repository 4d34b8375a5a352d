#pragma once

#include <QtQml/qqmlregistration.h>

#include <QObject>

namespace seenheard {

/// Which page is shown, and the way back.
class NavigationViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(Page page READ page NOTIFY pageChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pageChanged)

public:
    enum class Page {
        Unlock,
        Today,
        BeforeYouAsk,
        Capture,
        ShowTheChild,
        WhatFollows,
        Record,
        Differences,
        Sending,
        Find,
        Child,
        SameChild,
        Review,
        ReviewRecord,
        Feedback,
        ThisTablet,
        Pin
    };
    Q_ENUM(Page)

    explicit NavigationViewModel(QObject* parent) : QObject(parent) {}

    [[nodiscard]] Page page() const { return pages_.back(); }
    [[nodiscard]] bool canGoBack() const { return pages_.size() > 1; }

    /// Opens a page; one that is already on the way here is gone back to.
    Q_INVOKABLE void go(Page page);
    Q_INVOKABLE void back();
    /// Starts again from one page.
    void restart(Page page);

signals:
    void pageChanged();
    void left(Page page);
    /// Before the screens hear of it, who make the page at once: what it shows is being read meanwhile.
    void arriving(Page page);

private:
    void turn(Page from);

    QList<Page> pages_ = {Page::Unlock};
};

} // namespace seenheard
