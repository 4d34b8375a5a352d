#pragma once

#include <map>
#include <string>

namespace seenheard {

/// Each sample by its name and its labels in the order of their names ("a{b="c"}"). Fails the test where the text is
/// not in Prometheus' format: families declared once and before their samples, of a known type, names and labels of
/// the letters allowed, no sample twice, numbers that are some, histograms whole.
[[nodiscard]] std::map<std::string, double> parsedMetrics(const std::string& text);

} // namespace seenheard
