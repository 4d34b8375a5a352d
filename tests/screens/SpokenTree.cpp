#include "tests/screens/SpokenTree.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace seenheard {

namespace {

bool isChoice(QAccessible::Role role) {
    return role == QAccessible::CheckBox || role == QAccessible::RadioButton;
}

bool isControl(QAccessible::Role role) {
    static const QSet<QAccessible::Role> controls{QAccessible::Button, QAccessible::CheckBox, QAccessible::RadioButton,
        QAccessible::EditableText, QAccessible::PageTab, QAccessible::Slider, QAccessible::SpinBox, QAccessible::Link};
    return controls.contains(role);
}

QString nameIn(const QObject* object) {
    for (const auto* at = qobject_cast<const QQuickItem*>(object); at; at = at->parentItem())
        if (!at->objectName().isEmpty())
            return at->objectName();
    return QStringLiteral("the page");
}

void checkText(QAccessibleInterface& field, const QString& which, QStringList& wrong) {
    const auto held = field.object()->property("text").toString();
    auto* text = field.textInterface();
    if (!field.state().editable && !field.state().readOnly)
        wrong << QStringLiteral("does not say whether it can be written into: %1").arg(which);
    if (field.text(QAccessible::Value) != held || !text || text->text(0, text->characterCount()) != held)
        wrong << QStringLiteral("does not speak what it holds: %1").arg(which);
}

void checkChoice(QAccessibleInterface& choice, const QString& which, QStringList& wrong) {
    const auto state = choice.state();
    if (!state.checkable)
        wrong << QStringLiteral("does not say that it can be taken: %1").arg(which);
    if (state.checked != choice.object()->property("selected").toBool())
        wrong << QStringLiteral("does not say whether it is taken: %1").arg(which);
}

void checkControl(QAccessibleInterface& control, const QString& which, QStringList& wrong) {
    const auto state = control.state();
    if (control.text(QAccessible::Name).trimmed().isEmpty())
        wrong << QStringLiteral("is a control without a name: %1").arg(which);
    if (!state.disabled && !state.focusable)
        wrong << QStringLiteral("cannot be reached by keyboard: %1").arg(which);
    auto* actions = control.actionInterface();
    if (control.role() != QAccessible::EditableText && !state.disabled
        && (!actions || !actions->actionNames().contains(QAccessibleActionInterface::pressAction())))
        wrong << QStringLiteral("cannot be pressed by a screen reader: %1").arg(which);
}

/// A sentence put together from parts of which one was empty is heard as a stumble.
void checkSaid(QAccessibleInterface& thing, QStringList& wrong) {
    static const QRegularExpression stumble(QStringLiteral("\\. \\.|\\.\\.|  | [,.;:]|^[ .,:;]|[ ,;]$"));
    for (const auto what : {QAccessible::Name, QAccessible::Description})
        if (const auto said = thing.text(what); said.contains(stumble))
            wrong << QStringLiteral("is said with a part missing: “%1” in %2").arg(said, nameIn(thing.object()));
}

/// Everything in the tree below `thing`; `met` gets every item that is in it.
void walk(QAccessibleInterface& thing, QSet<const QObject*>& met, QStringList& wrong) {
    if (thing.state().invisible)
        return;
    const auto role = thing.role();
    met.insert(thing.object());
    checkSaid(thing, wrong);
    if (isControl(role)) {
        const auto which = nameIn(thing.object());
        checkControl(thing, which, wrong);
        if (role == QAccessible::EditableText)
            checkText(thing, which, wrong);
        if (isChoice(role))
            checkChoice(thing, which, wrong);
        if (role == QAccessible::PageTab && thing.state().selected != thing.object()->property("current").toBool())
            wrong << QStringLiteral("is a tab that does not say whether it is the one: %1").arg(which);
    } else if (role == QAccessible::NoRole) {
        wrong << QStringLiteral("has no role: %1").arg(nameIn(thing.object()));
    }
    for (int child = 0; child < thing.childCount(); ++child)
        if (auto* below = thing.child(child))
            walk(*below, met, wrong);
}

QString saidBy(const QQuickItem* item, const QSet<const QObject*>& met) {
    QString said;
    for (const auto* at = item; at; at = at->parentItem())
        if (met.contains(at))
            if (auto* thing = QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(at)))
                said += thing->text(QAccessible::Name) + QLatin1Char('\n') + thing->text(QAccessible::Description)
                    + QLatin1Char('\n') + thing->text(QAccessible::Value) + QLatin1Char('\n');
    return said;
}

/// A mark that stands for itself, such as an opening quotation mark, says nothing.
bool isWords(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetterOrNumber(); });
}

void checkShown(const QQuickItem& item, const QSet<const QObject*>& met, QStringList& wrong) {
    if (!item.isVisible() || item.opacity() == 0)
        return;
    const auto text = item.property("text").toString();
    const bool isText = item.inherits("QQuickText") && isWords(text);
    if (isText && !saidBy(&item, met).contains(text.trimmed(), Qt::CaseInsensitive))
        wrong << QStringLiteral("is shown and not spoken: “%1” in %2").arg(text.left(60), nameIn(&item));
    const bool takesKeys = item.activeFocusOnTab();
    if (takesKeys && item.isEnabled()) {
        auto* thing = QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(&item));
        if (!met.contains(&item) || !thing || (!isControl(thing->role()) && thing->role() != QAccessible::Pane))
            wrong << QStringLiteral("takes keys and says not what it is: %1").arg(nameIn(&item));
    }
    for (const auto* child : item.childItems())
        checkShown(*child, met, wrong);
}

} // namespace

QStringList whatIsNotSpoken(QQuickWindow& window) {
    QStringList wrong;
    auto* root = QAccessible::queryAccessibleInterface(&window);
    if (!root)
        return {QStringLiteral("the window says nothing to a screen reader")};
    QSet<const QObject*> met;
    walk(*root, met, wrong);
    checkShown(*window.contentItem(), met, wrong);
    return wrong;
}

} // namespace seenheard
