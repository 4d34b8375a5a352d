#include "app/headless/HttpRoad.h"

#include "platform/base/File.h"
#include "sync/transport/EnrolmentClient.h"
#include "sync/transport/HttpTransport.h"

#include <QTimer>

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = limits::tlsCertificateBytes;

/// Reads certificates and key when the first message goes: TLS takes longer to set up than a tablet to open, and an
/// officer who unlocks waits for Today, not for the network.
class LateHttpTransport final : public Transport {
public:
    explicit LateHttpTransport(HttpTransportOptions options) : options_(std::move(options)) {}

    using Transport::send;
    void send(HttpRequest request, Answer answer, Sent sent) override {
        if (!transport_) {
            auto made = HttpTransport::make(options_);
            if (!made) {
                refusing_ = std::make_unique<QObject>();
                QTimer::singleShot(
                    0, refusing_.get(), [answer = std::move(answer), error = made.error()] { answer(error); });
                return;
            }
            transport_ = *std::move(made);
        }
        transport_->send(std::move(request), std::move(answer), std::move(sent));
    }

    void cancel() override {
        refusing_.reset();
        if (transport_)
            transport_->cancel();
    }

private:
    HttpTransportOptions options_;
    std::unique_ptr<HttpTransport> transport_;
    std::unique_ptr<QObject> refusing_; ///< As long as it lives the answer that there is no way still comes.
};

} // namespace

Result<std::unique_ptr<Transport>> httpTransportTo(const ServerContact& contact) {
    auto authority = readFile(contact.tlsAuthority, mostBytes);
    if (!authority)
        return authority.error();
    auto certificate = readFile(contact.tlsCertificate, mostBytes);
    if (!certificate)
        return certificate.error();
    auto key = readFile(contact.tlsKey, mostBytes);
    if (!key)
        return key.error();
    HttpTransportOptions options;
    options.serverUrl = contact.url;
    options.authorityDer = *std::move(authority);
    options.certificateDer = *std::move(certificate);
    options.keyPem = *std::move(key);
    return std::unique_ptr<Transport>(new LateHttpTransport(std::move(options)));
}

struct HttpEnrolmentRoad::Client {
    EnrolmentClient client;
};

HttpEnrolmentRoad::HttpEnrolmentRoad() : client_(std::make_unique<Client>()) {}
HttpEnrolmentRoad::~HttpEnrolmentRoad() = default;

void HttpEnrolmentRoad::enrol(const FirstContact& contact, Done done) {
    client_->client.enrol({contact.serverUrl, contact.code, contact.tabletName, contact.signingKey},
        [done = std::move(done)](Result<EnrolmentOutcome> outcome) {
            if (!outcome)
                return done(outcome.error());
            done(FirstContactAnswer{std::move(outcome->authority), outcome->fingerprint, std::move(outcome->response),
                std::move(outcome->tlsKey.privatePem)});
        });
}

} // namespace seenheard
