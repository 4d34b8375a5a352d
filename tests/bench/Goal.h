#pragma once

#include <optional>
#include <string>
#include <vector>

namespace seenheard::bench {

/// What one row has to reach. The ratio is ours over the other where less is better, else the other over ours.
struct Goal {
    enum class Better { LessThanOther, TimesFaster };

    std::string id;   ///< "B1"
    std::string what; ///< "one save, p50"
    std::string unit;
    Better better = Better::LessThanOther;
    double must = 0;
    std::optional<double> aim;
    bool gate = false; ///< Missing the must makes the whole run fail.
};

/// One alternation: ours and the other's figure, measured right after one another.
struct Pair {
    double ours = 0;
    double other = 0;
};

enum class Verdict { Aim, Must, Missed };

/// A goal with what was measured: medians over the rounds. Load comes and goes, so the ratio is the median of the
/// rounds' own ratios.
class Row {
public:
    Row(Goal goal, std::string other, std::vector<Pair> rounds);
    /// A row that could not be measured here.
    [[nodiscard]] static Row skipped(Goal goal, std::string why);

    [[nodiscard]] const Goal& goal() const { return goal_; }
    [[nodiscard]] const std::string& other() const { return other_; }
    [[nodiscard]] const std::string& whySkipped() const { return whySkipped_; }
    [[nodiscard]] std::size_t rounds() const { return rounds_.size(); }
    [[nodiscard]] double oursMedian() const;
    [[nodiscard]] double otherMedian() const;
    [[nodiscard]] double ratio() const;
    [[nodiscard]] double lowestRatio() const;
    [[nodiscard]] double highestRatio() const;
    [[nodiscard]] Verdict verdict() const;

private:
    [[nodiscard]] std::vector<double> ratios() const;

    Goal goal_;
    std::string other_;
    std::vector<Pair> rounds_;
    std::string whySkipped_;
};

/// A line of the table, and the line above it.
[[nodiscard]] std::string headline();
[[nodiscard]] std::string lineOf(const Row& row);
/// True unless a gate was measured and missed.
[[nodiscard]] bool gatesHold(const std::vector<Row>& rows);

} // namespace seenheard::bench
