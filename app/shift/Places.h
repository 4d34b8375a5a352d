#pragma once

#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// Where the player finds what it plays with, and where it puts what it makes.
struct Places {
    std::filesystem::path programs; ///< The built programs, this one among them.
    std::filesystem::path source;   ///< The project, for its forms and demonstration data.
    std::filesystem::path pictures; ///< Pictures, and below them the world that is played in.

    [[nodiscard]] std::filesystem::path server() const { return programs / "seenheard-server"; }
    [[nodiscard]] std::filesystem::path tablet() const { return programs / "seenheard-tablet"; }
    [[nodiscard]] std::filesystem::path forms() const { return source / "app/forms"; }
    [[nodiscard]] std::filesystem::path demo() const { return source / "app/demo"; }
    [[nodiscard]] std::filesystem::path world() const { return pictures / "world"; }

    /// Takes away what an earlier shift left, and nothing else.
    [[nodiscard]] Status clear() const;
};

} // namespace seenheard
