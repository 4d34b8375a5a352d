#include "app/viewmodels/NavigationViewModel.h"

#include <catch2/catch_test_macros.hpp>

#include <QStringList>

namespace seenheard {

using Page = NavigationViewModel::Page;

TEST_CASE("back leads the way one came, and no further than the first page") {
    NavigationViewModel navigation(nullptr);
    navigation.restart(Page::Today);
    navigation.go(Page::Find);
    navigation.go(Page::Record);

    navigation.back();
    CHECK(navigation.page() == Page::Find);
    navigation.back();
    CHECK(navigation.page() == Page::Today);
    CHECK_FALSE(navigation.canGoBack());
    navigation.back();
    CHECK(navigation.page() == Page::Today);
}

TEST_CASE("a page that is already on the way is gone back to, so that no one walks in circles") {
    NavigationViewModel navigation(nullptr);
    navigation.restart(Page::Today);
    navigation.go(Page::Record);
    navigation.go(Page::Differences);
    navigation.go(Page::Record);

    navigation.back();
    CHECK(navigation.page() == Page::Today);
}

TEST_CASE("what a page shows is asked for before the screens hear of it, who make it at once") {
    NavigationViewModel navigation(nullptr);
    QStringList order;
    QObject::connect(&navigation, &NavigationViewModel::pageChanged, [&] { order << "made"; });
    QObject::connect(&navigation, &NavigationViewModel::arriving, [&](Page page) {
        CHECK(page == navigation.page());
        order << "asked";
    });
    navigation.restart(Page::Today);
    navigation.go(Page::Find);
    navigation.back();
    CHECK(order == QStringList{"asked", "made", "asked", "made", "asked", "made"});
}

} // namespace seenheard
