#include "app/viewmodels/NavigationViewModel.h"

#include <catch2/catch_test_macros.hpp>

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

} // namespace seenheard
