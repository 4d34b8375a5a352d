#pragma once

#include "sync/protocol/Cursor.h"

#include <functional>

namespace seenheard {

/// Hears that the log goes further, whichever process of this store took it there, and passes it on until it is gone.
class Announcer {
public:
    /// Called on a thread of the announcer's, first with where the log stands already.
    using Heard = std::function<void(const Cursor& newest)>;

    virtual ~Announcer() = default;
};

} // namespace seenheard
