#include "app/viewmodels/BodyFigure.h"

#include <algorithm>
#include <cmath>

namespace seenheard {

namespace {

constexpr double middle = bodyWidth / 2;
/// How far beside a part a thumb may land, in units.
constexpr double reach = 9;

/// Measures of one build, in units from the top, and half widths from the middle.
struct Measures {
    double headTop, headBottom, headHalf;
    double shoulderY, shoulderHalf;
    double waistY, waistHalf, hipY, hipHalf;
    double kneeY, ankleY, legX;
    double elbowX, elbowY, wristX, wristY;
    double armRadius, wristRadius, thighRadius, kneeRadius, ankleRadius;
};

Measures measuresOf(BodyBuild build) {
    switch (build) {
    case BodyBuild::Baby: return {4, 58, 24, 74, 21, 104, 20, 124, 20, 156, 182, 14, 34, 94, 41, 112, 7, 6, 10, 9, 7};
    case BodyBuild::Child:
        return {4, 40, 15, 54, 19, 82, 15, 102, 17, 144, 184, 10, 29, 82, 34, 106, 5.5, 4.5, 8.5, 6.5, 5};
    case BodyBuild::Teenager: break;
    }
    return {2, 31, 12, 44, 22, 76, 15, 98, 17, 144, 188, 10, 31, 74, 36, 102, 5.5, 4.2, 8.5, 6.2, 4.6};
}

class Drawing {
public:
    explicit Drawing(BodyView view) : view_(view) {}

    void centre(const std::string& place, BodyRegion::Oval oval) { regions_.emplace_back(place, "middle", oval); }
    void centre(const std::string& place, BodyRegion::Limb limb) { regions_.emplace_back(place, "middle", limb); }
    /// Given for the right of the picture, and mirrored.
    void both(const std::string& place, BodyRegion::Oval oval) {
        regions_.emplace_back(place, sideAt(true), oval);
        oval.x = bodyWidth - oval.x;
        regions_.emplace_back(place, sideAt(false), oval);
    }
    void both(const std::string& place, BodyRegion::Limb limb) {
        regions_.emplace_back(place, sideAt(true), limb);
        limb.x1 = bodyWidth - limb.x1;
        limb.x2 = bodyWidth - limb.x2;
        regions_.emplace_back(place, sideAt(false), limb);
    }
    [[nodiscard]] std::vector<BodyRegion> regions() { return std::move(regions_); }

private:
    /// Who faces us has his left on the picture's right.
    [[nodiscard]] std::string sideAt(bool rightOfPicture) const {
        const bool facesUs = view_ == BodyView::Face || view_ == BodyView::Front;
        return rightOfPicture == facesUs ? "left" : "right";
    }

    BodyView view_;
    std::vector<BodyRegion> regions_;
};

void drawFace(Drawing& drawing) {
    drawing.centre("neck", BodyRegion::Limb{middle, 96, 14, middle, 110, 15});
    drawing.both("ear", BodyRegion::Oval{88, 62, 7, 12});
    drawing.centre("top_or_back_of_head", BodyRegion::Oval{middle, 54, 38, 46});
    drawing.both("cheek_or_nose", BodyRegion::Oval{69, 70, 16, 17});
    drawing.centre("cheek_or_nose", BodyRegion::Oval{middle, 66, 8, 13});
    drawing.centre("forehead", BodyRegion::Oval{middle, 36, 27, 14});
    drawing.both("eye", BodyRegion::Oval{66, 55, 10, 7});
    drawing.centre("mouth_or_chin", BodyRegion::Oval{middle, 88, 17, 11});
}

void drawBackOfHead(Drawing& drawing) {
    drawing.centre("neck", BodyRegion::Limb{middle, 96, 14, middle, 110, 15});
    drawing.both("ear", BodyRegion::Oval{88, 62, 7, 12});
    drawing.centre("top_or_back_of_head", BodyRegion::Oval{middle, 54, 38, 46});
}

void drawLimbs(Drawing& drawing, const Measures& m) {
    const double shoulderX = middle + m.shoulderHalf;
    const double elbowX = middle + m.elbowX, wristX = middle + m.wristX, legX = middle + m.legX;
    drawing.both(
        "foot_or_ankle", BodyRegion::Limb{legX, m.ankleY + 2, m.ankleRadius, legX + 4, m.ankleY + 8, m.ankleRadius});
    drawing.both("lower_leg", BodyRegion::Limb{legX, m.kneeY + 2, m.kneeRadius, legX, m.ankleY - 3, m.ankleRadius});
    drawing.both("thigh", BodyRegion::Limb{legX, m.hipY + 6, m.thighRadius, legX, m.kneeY - 6, m.kneeRadius});
    drawing.both("hand_or_wrist",
        BodyRegion::Limb{wristX, m.wristY + 2, m.wristRadius, wristX + 1, m.wristY + 8, m.wristRadius + 1});
    drawing.both("forearm", BodyRegion::Limb{elbowX, m.elbowY + 2, m.armRadius, wristX, m.wristY - 4, m.wristRadius});
    drawing.both(
        "upper_arm", BodyRegion::Limb{shoulderX + 2, m.shoulderY + 6, m.armRadius, elbowX, m.elbowY - 4, m.armRadius});
}

void drawTrunk(Drawing& drawing, const Measures& m, bool front) {
    const double chestY = (m.shoulderY + m.waistY) / 2 - 3;
    const double chestRadius = (m.waistY - m.shoulderY) / 3;
    const double hipRadius = (m.hipY - m.waistY) / 2 + 3;
    drawing.centre("neck", BodyRegion::Limb{middle, m.headBottom, 6, middle, m.shoulderY - 2, 7});
    drawing.centre("buttocks_or_hips",
        BodyRegion::Limb{middle - m.hipHalf + hipRadius, m.hipY - 2, hipRadius, middle + m.hipHalf - hipRadius,
            m.hipY - 2, hipRadius});
    if (front) {
        drawing.centre(
            "tummy", BodyRegion::Limb{middle, m.waistY - 6, m.waistHalf, middle, m.hipY - hipRadius - 6, m.waistHalf});
        drawing.centre("chest",
            BodyRegion::Limb{middle - m.shoulderHalf + chestRadius, chestY, chestRadius,
                middle + m.shoulderHalf - chestRadius, chestY, chestRadius});
    } else {
        drawing.centre("back",
            BodyRegion::Limb{middle, chestY + 2, m.shoulderHalf - 2, middle, m.hipY - hipRadius - 6, m.waistHalf});
    }
    drawing.both("shoulder", BodyRegion::Oval{middle + m.shoulderHalf - 1, m.shoulderY, 7, 6});
}

} // namespace

BodyRegion::BodyRegion(std::string place, std::string side, Shape shape)
    : place_(std::move(place))
    , side_(std::move(side))
    , shape_(shape) {}

double BodyRegion::distance(double x, double y) const {
    if (const auto* oval = std::get_if<Oval>(&shape_)) {
        const double scaled = std::hypot((x - oval->x) / oval->radiusX, (y - oval->y) / oval->radiusY);
        return (scaled - 1) * std::min(oval->radiusX, oval->radiusY);
    }
    const auto& limb = std::get<Limb>(shape_);
    const double dx = limb.x2 - limb.x1, dy = limb.y2 - limb.y1;
    const double along = std::clamp(((x - limb.x1) * dx + (y - limb.y1) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    const double radius = std::lerp(limb.radius1, limb.radius2, along);
    return std::hypot(x - limb.x1 - along * dx, y - limb.y1 - along * dy) - radius;
}

std::vector<BodyRegion::Shape> bodyOutlines(BodyBuild build, BodyView view) {
    if (view == BodyView::Face || view == BodyView::BackOfHead)
        return {};
    const auto m = measuresOf(build);
    const double height = (m.headBottom - m.headTop) / 2;
    return {BodyRegion::Oval{middle, m.headTop + height, m.headHalf, height}};
}

std::vector<BodyRegion> bodyRegions(BodyBuild build, BodyView view) {
    Drawing drawing(view);
    if (view == BodyView::Face) {
        drawFace(drawing);
    } else if (view == BodyView::BackOfHead) {
        drawBackOfHead(drawing);
    } else {
        const auto measures = measuresOf(build);
        drawLimbs(drawing, measures);
        drawTrunk(drawing, measures, view == BodyView::Front);
    }
    return drawing.regions();
}

const BodyRegion* regionAt(const std::vector<BodyRegion>& regions, double x, double y) {
    const BodyRegion* nearest = nullptr;
    double least = reach;
    for (auto region = regions.rbegin(); region != regions.rend(); ++region) {
        const double distance = region->distance(x, y);
        if (distance <= 0)
            return &*region;
        if (distance < least) {
            least = distance;
            nearest = &*region;
        }
    }
    return nearest;
}

BodyBuild buildOf(std::string_view ageBand) {
    if (ageBand == "unborn" || ageBand == "under_1")
        return BodyBuild::Baby;
    return ageBand == "13_to_15" || ageBand == "16_to_17" ? BodyBuild::Teenager : BodyBuild::Child;
}

} // namespace seenheard
