#include "app/headless/HttpRoad.h"

#include "platform/base/File.h"
#include "sync/transport/EnrolmentClient.h"
#include "sync/transport/HttpTransport.h"

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = limits::tlsCertificateBytes;

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
    auto transport = HttpTransport::make(options);
    if (!transport)
        return transport.error();
    return std::unique_ptr<Transport>(*std::move(transport));
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
