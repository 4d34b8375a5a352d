#pragma once

#include "platform/base/Result.h"

#include <functional>
#include <string>

namespace seenheard {

/// Speech turned into words by this device alone: nothing of it leaves the device and nothing learns from it. There is
/// one only where the operating system promises that (docs/decisions/dictation-stays-here.md).
class Dictation {
public:
    using Heard = std::function<void(Result<std::string>)>;

    virtual ~Dictation() = default;

    /// Listens until stop(); `heard` then gets what was said, on the caller's thread. One at a time.
    virtual void listen(Heard heard) = 0;
    virtual void stop() = 0;
};

} // namespace seenheard
