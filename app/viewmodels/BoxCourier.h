#pragma once

#include "app/services/LockedTablets.h"
#include "platform/device/WorkThread.h"

#include <QObject>

namespace seenheard {

/// Delivers this tablet's black boxes beside the window, on a thread of its own: it needs no PIN and opens no store.
class BoxCourier final : public QObject {
    Q_OBJECT

public:
    /// What `surroundings` refers to outlives it, and is used on its thread only.
    BoxCourier(std::filesystem::path profile, TabletSurroundings surroundings, QObject* parent = nullptr);
    ~BoxCourier() override;

signals:
    /// The server had this profile locked or wiped, or wants it wiped, which waits for its store to be closed.
    void lockWanted(const QString& why);

private:
    void told(const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome);

    std::filesystem::path profile_;
    DeviceSecret* keyStore_;                       ///< From any thread.
    std::unique_ptr<class QtScheduler> scheduler_; ///< Made and ended on the thread, as is what follows.
    std::unique_ptr<LockedTablets> tablets_;
    WorkThread thread_{QStringLiteral("boxes")}; ///< Last, so that it has ended when what it works on goes.
};

} // namespace seenheard
