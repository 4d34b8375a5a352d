#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QStringList>

namespace seenheard {

/// How several things are said in one breath, to who hears a screen and does not see it.
class Speech final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    explicit Speech(QObject* parent = nullptr) : QObject(parent) {}

    /// Each part as a sentence of its own; parts that are empty are left out.
    Q_INVOKABLE [[nodiscard]] static QString sentences(const QStringList& parts);
};

} // namespace seenheard
