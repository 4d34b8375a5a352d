#pragma once

#include <string>
#include <vector>

namespace seenheard::bench {

/// From now on keeps what Qt says of a screen that it cannot read, or that names something that is not there.
void listenToScreens();

[[nodiscard]] std::vector<std::string> screenComplaints();

} // namespace seenheard::bench
