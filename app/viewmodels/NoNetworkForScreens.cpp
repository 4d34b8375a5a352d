#include "app/viewmodels/NoNetworkForScreens.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace seenheard {

namespace {

class RefusedReply final : public QNetworkReply {
public:
    RefusedReply(const QNetworkRequest& request, QObject* parent) : QNetworkReply(parent) {
        setRequest(request);
        setUrl(request.url());
        setError(ContentAccessDenied, QStringLiteral("Screens have no network."));
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }
    void abort() override {}

protected:
    qint64 readData(char*, qint64) override { return -1; }
};

class RefusingManager final : public QNetworkAccessManager {
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply* createRequest(Operation, const QNetworkRequest& request, QIODevice*) override {
        return new RefusedReply(request, this);
    }
};

} // namespace

QNetworkAccessManager* NoNetworkForScreens::create(QObject* parent) {
    return new RefusingManager(parent);
}

} // namespace seenheard
