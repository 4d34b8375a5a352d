#pragma once

#include "platform/device/Camera.h"

#include <QImage>
#include <utility>

namespace seenheard {

/// Sees what a test holds in front of it.
class CameraFake final : public Camera {
public:
    void open(Seen seen) override { seen_ = std::move(seen); }
    void close() override { seen_ = nullptr; }
    [[nodiscard]] bool isOpen() const { return seen_ != nullptr; }

    void show(const QImage& image) {
        if (seen_)
            seen_(image);
    }
    void breakDown(const std::string& why) {
        if (const auto seen = std::exchange(seen_, nullptr))
            seen(fail(ErrorCode::Busy, why));
    }

private:
    Seen seen_;
};

} // namespace seenheard
