#pragma once

#include <QQmlNetworkAccessManagerFactory>

namespace seenheard {

/// Screens come from the binary and may never fetch anything: every request they make is refused.
class NoNetworkForScreens final : public QQmlNetworkAccessManagerFactory {
public:
    QNetworkAccessManager* create(QObject* parent) override;
};

} // namespace seenheard
