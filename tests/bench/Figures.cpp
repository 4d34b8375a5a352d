#include "tests/bench/Figures.h"

#include <algorithm>
#include <cmath>

namespace seenheard::bench {

double median(std::vector<double> figures) {
    if (figures.empty())
        return 0;
    std::sort(figures.begin(), figures.end());
    const auto middle = figures.size() / 2;
    return figures.size() % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

double percentile(std::vector<double> figures, double share) {
    if (figures.empty())
        return 0;
    std::sort(figures.begin(), figures.end());
    const auto rank = std::ceil(share * static_cast<double>(figures.size()));
    const auto last = figures.size() - 1;
    return figures[std::min(last, static_cast<std::size_t>(std::max(rank, 1.0)) - 1)];
}

} // namespace seenheard::bench
