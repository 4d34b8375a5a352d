#include "app/shift/Narration.h"

#include <iomanip>
#include <iostream>

namespace seenheard {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double worthSaying = 2;

} // namespace

Narration::Narration(Album& album, std::size_t steps) : album_(album), steps_(steps) {}

void Narration::step(const std::string& words) {
    began_ = std::chrono::steady_clock::now();
    std::cout << '[' << std::setw(2) << ++at_ << '/' << steps_ << "] " << words << std::endl;
}

void Narration::note(const std::string& words) {
    album_.tell(words);
    std::cout << "        " << words << std::endl;
}

void Narration::stepDone() {
    const Seconds took = std::chrono::steady_clock::now() - began_;
    if (took.count() > worthSaying)
        std::cout << "        (" << std::fixed << std::setprecision(0) << took.count() << " s)" << std::endl;
}

} // namespace seenheard
