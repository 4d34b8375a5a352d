#include "app/viewmodels/CameraViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <utility>

namespace seenheard {

CameraViewModel::CameraViewModel(std::unique_ptr<Camera> camera, QObject* parent)
    : QObject(parent)
    , camera_(std::move(camera)) {}

double CameraViewModel::aspect() const {
    return image_.isNull() ? 0.75 : static_cast<double>(image_.height()) / image_.width();
}

void CameraViewModel::look() {
    if (!camera_ || open_)
        return;
    open_ = true;
    trouble_.clear();
    emit changed();
    camera_->open([this](const Result<QImage>& seen) { show(seen); });
}

void CameraViewModel::close() {
    if (!open_)
        return;
    open_ = false;
    image_ = {};
    camera_->close();
    emit changed();
}

QImage CameraViewModel::take() {
    const auto taken = std::exchange(image_, {});
    close();
    return taken;
}

void CameraViewModel::show(const Result<QImage>& seen) {
    if (!open_)
        return;
    if (!seen) {
        trouble_ = display::text(seen.error().message);
        close();
        return;
    }
    const bool first = image_.isNull() || image_.size() != seen->size();
    image_ = *seen;
    if (first) {
        emit changed();
    }
    emit frameCame();
}

} // namespace seenheard
