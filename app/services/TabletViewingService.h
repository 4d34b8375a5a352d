#pragma once

#include "app/services/Directory.h"
#include "app/services/EntryWriter.h"
#include "app/services/ViewingService.h"

namespace seenheard {

/// In the profile's own store and the officer's own chain.
class TabletViewingService final : public ViewingService {
public:
    /// `noted` is called when there is something to gather, `notAsKept` when what is shown is not what the store's row
    /// says.
    struct Parts {
        TabletStore& store;
        EntryWriter& writer;
        const Directory& directory; ///< What the force has set.
        const TabletClock& clock;
        const Clock& interval; ///< For how long ago the PIN was entered.
        Random& random;
        std::function<void()> noted;
        std::function<void(const RecordId&)> notAsKept;
    };
    /// Made when the PIN was entered.
    explicit TabletViewingService(Parts parts) : parts_(std::move(parts)), pinAtMs_(parts_.interval.monotonicMs()) {}

    void pinEntered() override { pinAtMs_ = parts_.interval.monotonicMs(); }
    [[nodiscard]] Status gather() override;

private:
    [[nodiscard]] AskedFirst asked(const Sight& sight) override;
    [[nodiscard]] Status note(const View& view, bool others, Sight& sight) override;
    void notAsKept(const RecordId& record) override;
    /// What is a draft and nothing else has been seen by nobody but its author, and was never saved as an entry.
    [[nodiscard]] Status dropOwnDrafts(View& view);

    Parts parts_;
    std::int64_t pinAtMs_;
};

} // namespace seenheard
