#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace seenheard {

/// Whose outline is drawn: a child is not a small adult.
enum class BodyBuild { Baby, Child, Teenager };

/// One drawing of a body, in a box of `bodyWidth` by `bodyHeight` units; the head once more, large.
enum class BodyView { Face, BackOfHead, Front, Back };

inline constexpr double bodyWidth = 100;
inline constexpr double bodyHeight = 200;
inline constexpr double headHeight = 128;

/// A part of a drawing that can be marked.
class BodyRegion {
public:
    /// A limb, thicker at one end: two circles and what lies between them.
    struct Limb {
        double x1, y1, radius1, x2, y2, radius2;
    };
    struct Oval {
        double x, y, radiusX, radiusY;
    };

    using Shape = std::variant<Limb, Oval>;

    BodyRegion(std::string place, std::string side, Shape shape);

    /// A choice of the question where on the body, as the forms name it ("forearm").
    [[nodiscard]] const std::string& place() const { return place_; }
    /// The child's own: "left", "right" or "middle".
    [[nodiscard]] const std::string& side() const { return side_; }
    [[nodiscard]] const Shape& shape() const { return shape_; }
    /// From its edge, in units; negative inside.
    [[nodiscard]] double distance(double x, double y) const;

private:
    std::string place_, side_;
    Shape shape_;
};

/// What is drawn and cannot be marked in that view: the head of the whole body.
[[nodiscard]] std::vector<BodyRegion::Shape> bodyOutlines(BodyBuild build, BodyView view);
/// Lowest first: where two overlap, the later one is on top.
[[nodiscard]] std::vector<BodyRegion> bodyRegions(BodyBuild build, BodyView view);
/// The region under a thumb: the top one it is in, else the nearest within reach; nothing where none is near.
[[nodiscard]] const BodyRegion* regionAt(const std::vector<BodyRegion>& regions, double x, double y);
/// By the age band that forms name; a child where none is known.
[[nodiscard]] BodyBuild buildOf(std::string_view ageBand);

} // namespace seenheard
