#pragma once

#include "app/shift/Album.h"

#include <chrono>

namespace seenheard {

/// Says step by step what happens, on the terminal and in the album.
class Narration {
public:
    Narration(Album& album, std::size_t steps);

    void step(const std::string& words);
    /// What the step showed.
    void note(const std::string& words);
    void stepDone();

private:
    Album& album_;
    std::size_t steps_;
    std::size_t at_ = 0;
    std::chrono::steady_clock::time_point began_;
};

} // namespace seenheard
