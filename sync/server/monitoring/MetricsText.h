#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seenheard {

/// Figures in the text format that Prometheus reads (version 0.0.4).
class MetricsText {
public:
    using Labels = std::vector<std::pair<std::string_view, std::string>>;
    enum class Kind { Counter, Gauge, Histogram };

    /// Every family once, then its samples.
    void family(std::string_view name, Kind kind, std::string_view help);
    /// Of the family begun last; `suffix` is one of a histogram's ("_bucket", "_sum", "_count").
    void sample(double value, const Labels& labels = {}, std::string_view suffix = {});
    /// A family with one sample.
    void gauge(std::string_view name, std::string_view help, double value);
    void counter(std::string_view name, std::string_view help, double value);

    /// As the format writes it.
    [[nodiscard]] static std::string shown(double value);
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    std::string family_;
};

} // namespace seenheard
