#pragma once

#include "sync/protocol/ViewEvent.h"

#include <utility>

namespace seenheard {

/// Words of records that nobody has seen yet, with what the log is to say of them. Only a ViewingService hands them
/// out, and it writes that down first.
template<typename T>
class Unseen {
public:
    /// `others`: another officer wrote on some of these records. `notAsKept`: those of them that the store's rows tell
    /// otherwise than their entries do.
    Unseen(T words, View view, bool others, std::vector<RecordId> notAsKept = {})
        : words_(std::move(words))
        , view_(std::move(view))
        , others_(others)
        , notAsKept_(std::move(notAsKept)) {}

    [[nodiscard]] const View& view() const { return view_; }
    [[nodiscard]] bool others() const { return others_; }

private:
    friend class ViewingService;

    T words_;
    View view_;
    bool others_;
    std::vector<RecordId> notAsKept_;
};

} // namespace seenheard
