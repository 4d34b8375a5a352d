#pragma once

#include "platform/base/Result.h"

#include <filesystem>
#include <map>
#include <string>

namespace seenheard::bench {

/// What one start of a window showed.
struct WindowFigures {
    double firstFrameMs = 0;  ///< From just before the program was started.
    double residentMb = 0;    ///< When it had come to rest.
    double unlockMs = 0;      ///< From the tap until Today has its records, without the cost of the PIN.
    double unlockDrawnMs = 0; ///< The same to the frame that shows them.
    double framesASecond = 0;
    std::map<std::string, double> longestMs; ///< Step by step, how long the main thread kept somebody waiting.
};

/// Starts windows off screen, drawn by software: ours, and bare ones of Qt Quick from the published material.
class WindowBench {
public:
    /// Unsupported where a program was not built; the message says which.
    [[nodiscard]] static Result<WindowBench> prepare(const std::filesystem::path& directory);

    /// `qml` is a file of the published material: "min.qml", "form.qml".
    [[nodiscard]] Result<WindowFigures> bare(const std::string& qml) const;
    /// To the first frame of Unlock.
    [[nodiscard]] Result<WindowFigures> ours(const std::filesystem::path& profile) const;
    /// Unlocked by tapping the PIN, at rest on the first page.
    [[nodiscard]] Result<WindowFigures> oursUnlocked(
        const std::filesystem::path& profile, const std::string& pin) const;
    /// The same, then scrolled, typed in, and every page opened, on a device with keys or one that has to draw them.
    enum class Keys { Own, OnScreen };
    [[nodiscard]] Result<WindowFigures> oursUsed(
        const std::filesystem::path& profile, const std::string& pin, Keys keys) const;
    /// A list of as many rows with next to nothing in them, scrolled as ours is.
    [[nodiscard]] Result<WindowFigures> emptyList() const;

private:
    explicit WindowBench(std::filesystem::path directory) : directory_(std::move(directory)) {}

    std::filesystem::path directory_;
};

} // namespace seenheard::bench
