#include "app/viewmodels/LeavingPages.h"

#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlPropertyMap>
#include <QQuickItem>

namespace seenheard {

namespace {

/// Every row takes more than a page's share of a frame to take down.
constexpr auto slowPage = R"(
import QtQuick
Item {
    Column {
        Repeater {
            model: 3
            Loader {
                id: part
                required property int index
                sourceComponent: Item {
                    Component.onDestruction: {
                        const until = Date.now() + 6;
                        while (Date.now() < until);
                        gone.parts += part.index;
                    }
                }
            }
        }
    }
    Component.onDestruction: gone.parts += "P"
}
)";

/// A page in a stage, and what of it has gone, in order.
class LeftPage {
public:
    LeftPage() {
        gone_.insert("parts", QString());
        engine_.rootContext()->setContextProperty("gone", &gone_);
        QQmlComponent component(&engine_);
        component.setData(slowPage, {});
        page_ = qobject_cast<QQuickItem*>(component.create());
        INFO(component.errorString().toStdString());
        REQUIRE(page_);
        page_->setParentItem(&stage_);
    }
    ~LeftPage() { delete page_; }

    [[nodiscard]] QQuickItem* page() const { return page_; }
    /// One letter each.
    [[nodiscard]] QString gone() const { return gone_.value("parts").toString(); }
    [[nodiscard]] bool isOnStage() const { return !stage_.childItems().isEmpty(); }

private:
    QQmlPropertyMap gone_;
    QQmlEngine engine_;
    QQuickItem stage_;
    QPointer<QQuickItem> page_;
};

} // namespace

TEST_CASE("a page that was left is out of its window at once and goes part by part, itself last") {
    LeavingPages leaving;
    LeftPage left;
    leaving.leave(left.page());
    CHECK_FALSE(left.isOnStage());
    CHECK(left.gone().isEmpty());

    for (const auto* parts : {"0", "01", "012"}) {
        leaving.takeSome();
        CHECK(left.gone() == parts);
    }
    CHECK(left.page());
    waitUntil([&] { return !leaving.any(); });
    CHECK_FALSE(left.page());
    CHECK(left.gone() == "012P");
}

TEST_CASE("what was left of a page goes together where the tablet is locked, and not while it is still at work") {
    LeavingPages leaving;
    LeftPage left;
    leaving.leave(left.page());
    leaving.hurry();
    CHECK_FALSE(leaving.any());
    CHECK(left.page());

    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK_FALSE(left.page());
    CHECK(left.gone().size() == 4);
}

TEST_CASE("a page that went by itself meanwhile is no harm, nor is one that never was") {
    LeavingPages leaving;
    leaving.leave(nullptr);
    CHECK_FALSE(leaving.any());

    const LeftPage left;
    leaving.leave(left.page());
    delete left.page();
    waitUntil([&] { return !leaving.any(); });
}

} // namespace seenheard
