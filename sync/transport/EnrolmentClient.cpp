#include "sync/transport/EnrolmentClient.h"

#include "platform/crypto/Hashing.h"
#include "sync/engine/ServerRefusal.h"
#include "sync/transport/HttpClient.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr int timeoutMs = 30'000;
constexpr std::size_t identityKeyBytes = 32;

Error notThatServer() {
    return fail(ErrorCode::WrongAuthority,
        "The server at that address is not the one that this code is from. Check the "
        "address and the code; nothing was sent but a request for its public document.");
}

Result<Bytes> messageIn(const Result<HttpResponse>& response) {
    if (!response)
        return response.error();
    if (response->status != 200)
        return serverRefusal(*response).error;
    auto canonical = unpackMessage(response->body);
    if (!canonical)
        return unreadableAnswer(canonical.error());
    return canonical;
}

} // namespace

Result<EnrolmentOutcome> checkEnrolment(const Authority& authority, const Hash& fingerprint, EnrolmentResponse response,
    const PublicKey& signingKey, TlsKey tlsKey) {
    const auto refused = [](std::string_view what) {
        return fail(ErrorCode::BadSignature,
            "The server's answer to the enrolment was refused: " + std::string(what) + " Nothing was enrolled here.");
    };
    if (!verify(response.issuing, authority.root) || response.issuing.serverName != authority.serverName)
        return refused("its issuing key is not certified by the authority of the code.");
    if (!verify(response.signer, response.issuing.issuingKey))
        return refused("the officer's certificate is not signed by the issuing key.");
    if (response.signer.signingKey != signingKey)
        return refused("the officer's certificate is for another key than this tablet's.");
    if (!isCertificateOf(response.tlsCertificate, tlsKey))
        return refused("the TLS certificate is for another key than this tablet's.");
    if (response.identityKey.size() != identityKeyBytes)
        return refused("the key for deriving identifiers has the wrong length.");
    return EnrolmentOutcome{authority, fingerprint, std::move(response), std::move(tlsKey)};
}

/// One enrolment under way: first the authority's document, then the request under that authority.
struct EnrolmentClient::Attempt {
    QUrl server;
    EnrolmentCode code;
    std::string tabletName;
    const SigningKey& signingKey;
    Done done;
    Authority authority;
    Hash fingerprint;
    TlsKey tlsKey;
    HttpClient unverified;
    std::unique_ptr<HttpClient> pinned;

    Attempt(const QUrl& url, const EnrolmentOrder& order, Done whenDone)
        : server(url)
        , code(order.code)
        , tabletName(order.tabletName)
        , signingKey(order.signingKey)
        , done(std::move(whenDone))
        , unverified(url, tlsWithoutTrust(), timeoutMs) {}

    void begin() {
        unverified.send({"GET", "/v1/authority", {}}, [this](const Result<HttpResponse>& response) {
            if (auto status = takeAuthority(messageIn(response)); !status)
                conclude(status.error());
        });
    }

    /// Whoever is told may let go of this object.
    void conclude(const Result<EnrolmentOutcome>& outcome) {
        const auto tell = std::exchange(done, nullptr);
        tell(outcome);
    }

    Status takeAuthority(const Result<Bytes>& document) {
        if (!document)
            return document.error();
        fingerprint = sha256(*document);
        if (!std::equal(code.fingerprint.begin(), code.fingerprint.end(), fingerprint.octets.begin()))
            return notThatServer();
        auto read = authorityFrom(*document);
        if (!read)
            return unreadableAnswer(read.error());
        authority = std::move(*read);
        auto made = generateTlsKey();
        if (!made)
            return made.error();
        tlsKey = std::move(*made);
        const auto tls = tlsPinnedTo(authority.tlsCertificate);
        if (!tls)
            return tls.error();
        pinned = std::make_unique<HttpClient>(server, *tls, timeoutMs);

        EnrolmentRequest request;
        request.secret.assign(code.secret.begin(), code.secret.end());
        request.signingKey = signingKey.publicKey();
        request.tlsPublicKey = tlsKey.publicDer;
        request.tabletName = tabletName;
        request.proof = signingKey.sign(proofBytes(request));
        pinned->send({"POST", "/v1/enrol", packMessage(canonicalBytes(request))},
            [this](const Result<HttpResponse>& response) { conclude(takeEnrolment(messageIn(response))); });
        return success();
    }

    Result<EnrolmentOutcome> takeEnrolment(const Result<Bytes>& message) {
        if (!message)
            return message.error();
        auto response = enrolmentResponseFrom(*message);
        if (!response)
            return unreadableAnswer(response.error());
        return checkEnrolment(authority, fingerprint, std::move(*response), signingKey.publicKey(), std::move(tlsKey));
    }
};

EnrolmentClient::EnrolmentClient() = default;

EnrolmentClient::~EnrolmentClient() = default;

void EnrolmentClient::enrol(const EnrolmentOrder& order, Done done) {
    const auto url = serverUrlFrom(order.serverUrl);
    if (!url) {
        done(url.error());
        return;
    }
    attempt_ = std::make_unique<Attempt>(*url, order, std::move(done));
    attempt_->begin();
}

} // namespace seenheard
