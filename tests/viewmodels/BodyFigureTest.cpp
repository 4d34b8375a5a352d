#include "app/viewmodels/BodyFigure.h"

#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace seenheard {

namespace {

constexpr BodyView everyView[] = {BodyView::Face, BodyView::BackOfHead, BodyView::Front, BodyView::Back};

std::set<std::string> placesAskedOf() {
    const auto* marks = testing::incidentObservation().fields().data();
    std::set<std::string> places;
    for (const auto& children : testing::incidentObservation().fields())
        if (const auto* list = children.field("marks"))
            marks = list;
    for (const auto& choice : marks->field("place")->choices)
        places.insert(choice.name);
    return places;
}

} // namespace

TEST_CASE("every place that a form asks of can be tapped on a drawing of a baby, a child and a teenager") {
    const auto build = GENERATE(BodyBuild::Baby, BodyBuild::Child, BodyBuild::Teenager);
    std::set<std::string> places;
    for (const auto view : everyView)
        for (const auto& region : bodyRegions(build, view))
            places.insert(region.place());
    CHECK(places == placesAskedOf());
}

TEST_CASE("a thumb finds every part of every drawing, on the side that is meant") {
    const auto build = GENERATE(BodyBuild::Baby, BodyBuild::Child, BodyBuild::Teenager);
    for (const auto view : everyView) {
        const auto regions = bodyRegions(build, view);
        std::map<const BodyRegion*, int> found;
        for (int x = 0; x < 100; ++x)
            for (int y = 0; y < 200; ++y)
                if (const auto* region = regionAt(regions, x, y))
                    ++found[region];
        for (const auto& region : regions) {
            INFO(region.place() << ", " << region.side() << ", drawing " << static_cast<int>(view));
            CHECK(found[&region] >= 30);
        }
        const bool facesUs = view == BodyView::Face || view == BodyView::Front;
        const auto ofOneSide = std::ranges::count_if(regions, [&](const BodyRegion& region) {
            return region.side() == "left"
                && region.distance(facesUs ? 0 : 100, 60) < region.distance(facesUs ? 100 : 0, 60);
        });
        CHECK(ofOneSide == 0);
    }
}

TEST_CASE("nothing is marked where nobody is drawn") {
    CHECK(regionAt(bodyRegions(BodyBuild::Child, BodyView::Front), 2, 20) == nullptr);
}

TEST_CASE("a drawing is of the child's own age") {
    CHECK(buildOf("under_1") == BodyBuild::Baby);
    CHECK(buildOf("5_to_9") == BodyBuild::Child);
    CHECK(buildOf("13_to_15") == BodyBuild::Teenager);
    CHECK(buildOf("") == BodyBuild::Child);
}

} // namespace seenheard
