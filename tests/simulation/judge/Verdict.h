#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace seenheard {

/// What a run may never have: each is a broken promise of TRUST.md.
enum class BrokenPromise : std::uint8_t {
    Lost,      ///< I1, I11, I12, I13: what was saved is gone, or was never going to arrive.
    Phantom,   ///< I2, I3: something that nobody wrote, or that counts twice.
    Diverged,  ///< I4, I7: two sides, or a side and the naive model, differ.
    Undetected ///< I5, I6 and attacks: something wrong that nobody was told of.
};

/// The judge's findings; the first one is what a person reads.
class Verdict {
public:
    void find(BrokenPromise breach, std::string what);
    [[nodiscard]] bool clean() const { return !first_.has_value(); }
    [[nodiscard]] std::uint64_t count(BrokenPromise breach) const { return counts_[static_cast<std::size_t>(breach)]; }
    [[nodiscard]] const std::optional<std::string>& first() const { return first_; }

private:
    std::array<std::uint64_t, 4> counts_{};
    std::optional<std::string> first_;
};

} // namespace seenheard
