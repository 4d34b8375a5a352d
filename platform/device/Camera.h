#pragma once

#include "platform/base/Result.h"

#include <functional>

class QImage;

namespace seenheard {

/// A camera that is looked through. What it sees is in memory only: no file is written, so nothing lands among a
/// tablet's pictures.
class Camera {
public:
    /// On the caller's thread, some fifteen times a second; an error ends it.
    using Seen = std::function<void(const Result<QImage>&)>;

    virtual ~Camera() = default;

    /// Sees until close(). One at a time.
    virtual void open(Seen seen) = 0;
    virtual void close() = 0;
};

} // namespace seenheard
