#include "platform/device/Camera.h"

#include <QCamera>
#include <QElapsedTimer>
#include <QImage>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QObject>
#include <QVideoFrame>
#include <QVideoSink>

namespace seenheard {

namespace {

constexpr qint64 betweenFramesMs = 66;
constexpr int longEdge = 1920;

/// The largest that is enough for a photograph: more would only have to be made smaller.
QCameraFormat bestOf(const QCameraDevice& device) {
    QCameraFormat best;
    for (const auto& format : device.videoFormats()) {
        const auto size = format.resolution();
        if (std::max(size.width(), size.height()) <= longEdge
            && size.width() * size.height() > best.resolution().width() * best.resolution().height())
            best = format;
    }
    return best;
}

/// Takes the frames of a viewfinder, as QImageCapture writes files.
class QtCamera final : public Camera {
public:
    QtCamera() {
        session_.setVideoSink(&sink_);
        QObject::connect(
            &sink_, &QVideoSink::videoFrameChanged, &context_, [this](const QVideoFrame& frame) { show(frame); });
    }
    ~QtCamera() override { close(); }
    QtCamera(const QtCamera&) = delete;
    QtCamera& operator=(const QtCamera&) = delete;

    void open(Seen seen) override {
        const auto device = chosen();
        if (device.isNull()) {
            seen(fail(
                ErrorCode::NotFound, "This tablet shows no camera. A photograph can be chosen from its pictures."));
            return;
        }
        seen_ = std::move(seen);
        camera_ = std::make_unique<QCamera>(device);
        if (const auto format = bestOf(device); !format.isNull())
            camera_->setCameraFormat(format);
        QObject::connect(
            camera_.get(), &QCamera::errorOccurred, &context_,
            [this](QCamera::Error, const QString& words) { end(words); }, Qt::QueuedConnection);
        session_.setCamera(camera_.get());
        sinceFrame_.invalidate();
        camera_->start();
    }

    void close() override {
        seen_ = {};
        if (camera_)
            camera_->stop();
        session_.setCamera(nullptr);
        camera_.reset();
    }

private:
    /// The one on the back, where there is one: it looks where the officer looks.
    static QCameraDevice chosen() {
        for (const auto& device : QMediaDevices::videoInputs())
            if (device.position() == QCameraDevice::BackFace)
                return device;
        return QMediaDevices::defaultVideoInput();
    }

    void show(const QVideoFrame& frame) {
        if (!seen_ || !frame.isValid() || (sinceFrame_.isValid() && sinceFrame_.elapsed() < betweenFramesMs))
            return;
        sinceFrame_.start();
        if (auto image = frame.toImage(); !image.isNull())
            seen_(std::move(image));
    }

    void end(const QString& words) {
        const auto seen = std::exchange(seen_, {});
        close();
        if (seen)
            seen(fail(ErrorCode::Busy,
                "The camera stopped: " + words.toStdString()
                    + ". Try again, or choose a photograph from this tablet's pictures."));
    }

    Seen seen_;
    QVideoSink sink_;
    QMediaCaptureSession session_;
    std::unique_ptr<QCamera> camera_;
    QElapsedTimer sinceFrame_;
    QObject context_; ///< Last: nothing arrives once it is gone.
};

} // namespace

} // namespace seenheard

extern "C" Q_DECL_EXPORT seenheard::Camera* seenheardCamera() {
    return new seenheard::QtCamera;
}
