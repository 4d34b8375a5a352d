#pragma once

#include "app/shift/CaptureHand.h"
#include "app/shift/Narration.h"
#include "app/shift/Plot.h"
#include "app/shift/Script.h"

#include <optional>

namespace seenheard {

/// The shift: two officers record the same incident without a network, the records meet, a sergeant decides.
class Story {
public:
    Story(Plot plot, const Places& places);

    /// Tells and does everything; stops at the first step that fails, with a picture of how it stands there.
    [[nodiscard]] Status play(Album& album);

private:
    /// What happens, in a sentence, and how; a picture afterwards where it has a name.
    struct Step {
        std::string words;
        Act act;
        ShiftTablet* tablet;
        std::string picture;
    };

    void tell(std::string words, Act act);
    void show(ShiftTablet& tablet, std::string words, std::string picture, Act act);
    [[nodiscard]] Status playStep(const Step& step, Album& album);

    void prepare();
    void beginShift(ShiftTablet& tablet, const char* look);
    void recordOnA();
    void recordMoreOnA();
    void recordOnB();
    void recordMoreOnB();
    void waitWithoutNetwork();
    void meet();
    void decide();
    void compare();

    /// What a page says goes into the narration too.
    [[nodiscard]] Status note(ShiftTablet& tablet, const QString& control, const std::string& intro);

    Plot plot_;
    CentralServer server_;
    ShiftTablet a_, b_, c_;
    QString shared_; ///< The record of both.
    std::vector<Step> steps_;
    std::optional<Narration> narration_; ///< While it is played.
};

} // namespace seenheard
