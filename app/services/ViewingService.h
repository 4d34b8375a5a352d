#pragma once

#include "app/services/Sight.h"
#include "app/services/Unseen.h"
#include "platform/base/Result.h"

namespace seenheard {

/// What is asked of somebody before he is shown what other officers wrote.
struct AskedFirst {
    bool pin = false; ///< His PIN again: it was entered long ago.
    bool why = false; ///< Why he looks.

    [[nodiscard]] bool anything() const { return pin || why; }
};

/// Logs who looks at which record, before the words are shown. What is noted survives a crash, is gathered into a
/// signed entry of this officer, and sent like any other.
class ViewingService {
public:
    virtual ~ViewingService() = default;

    /// The words, once it stands in the store that they are looked at; an error shows nothing. What `sight` has shown
    /// already is not noted again.
    template<typename T>
    [[nodiscard]] Result<T> show(Unseen<T> unseen, Sight& sight) {
        if (auto noted = note(unseen.view_, unseen.others_, sight); !noted)
            return noted.error();
        for (const auto& record : unseen.notAsKept_)
            notAsKept(record);
        return std::move(unseen.words_);
    }
    /// The same for a look of its own, as a command is.
    template<typename T>
    [[nodiscard]] Result<T> show(Result<Unseen<T>> unseen) {
        if (!unseen)
            return unseen.error();
        Sight sight;
        return show(*std::move(unseen), sight);
    }
    /// The words of what a page that stays open reads anew: shown already, so nothing is left to note.
    template<typename T>
    [[nodiscard]] static std::optional<T> shownAlready(Unseen<T>& unseen, const Sight& sight) {
        if (!sight.covers(unseen.view_))
            return std::nullopt;
        return std::move(unseen.words_);
    }

    /// What has to be done before these words are shown. A page that is open already is asked nothing.
    template<typename T>
    [[nodiscard]] AskedFirst askedFirst(const Unseen<T>& unseen, const Sight& sight) {
        return unseen.others() && sight.isFresh() ? asked(sight) : AskedFirst{};
    }
    /// The PIN was entered just now, and was right.
    virtual void pinEntered() = 0;

    /// Makes what was noted one entry of this officer, or as many as it needs.
    [[nodiscard]] virtual Status gather() = 0;

protected:
    [[nodiscard]] virtual AskedFirst asked(const Sight& sight) = 0;
    /// Durable on success. NotEntitled where something was to be asked first.
    [[nodiscard]] virtual Status note(const View& view, bool others, Sight& sight) = 0;
    /// The store's row of that record does not say what its entries say; what is shown is what they say.
    virtual void notAsKept(const RecordId& record) = 0;
};

} // namespace seenheard
