#include "platform/device/SystemCamera.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QLibrary>

namespace seenheard {

namespace {

constexpr auto moduleName = "libseenheard-camera";
constexpr auto makerName = "seenheardCamera";

/// Loads the module at the first look.
class LoadedCamera final : public Camera {
public:
    void open(Seen seen) override {
        if (!camera_ && !load()) {
            seen(fail(ErrorCode::NotFound,
                "The camera cannot be used: its part of the program could not be loaded ("
                    + module_.errorString().toStdString()
                    + "). A photograph can be chosen from this tablet's pictures."));
            return;
        }
        camera_->open(std::move(seen));
    }
    void close() override {
        if (camera_)
            camera_->close();
    }

private:
    bool load() {
        module_.setFileName(QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(moduleName));
        if (auto* make = reinterpret_cast<Camera* (*)()>(module_.resolve(makerName)))
            camera_.reset(make());
        return camera_ != nullptr;
    }

    QLibrary module_; ///< Stays loaded: before the camera, which is of it.
    std::unique_ptr<Camera> camera_;
};

} // namespace

std::unique_ptr<Camera> systemCamera() {
    // Video for Linux names every camera so; asking Qt Multimedia would load it.
    if (QDir(QStringLiteral("/dev")).entryList({QStringLiteral("video*")}, QDir::System).isEmpty())
        return nullptr;
    return std::make_unique<LoadedCamera>();
}

} // namespace seenheard
