#include "app/services/LockedTablet.h"

#include "app/services/CarryingOut.h"
#include "app/storage/EnrolmentFile.h"
#include "platform/base/File.h"
#include "sync/engine/CertificateRenewal.h"

#include <algorithm>

namespace seenheard {

namespace {

Result<BoxIdentity> identityOf(const ProfileDirectory& profile) {
    const auto octets = readFile(profile.issuingCertificate(), limits::tlsCertificateBytes);
    if (!octets)
        return octets.error();
    const auto issuing = issuingCertificateFrom(*octets);
    if (!issuing)
        return fail(ErrorCode::Corrupt,
            "The profile's issuing-certificate.cbor is damaged: receipts cannot be checked while locked. Unlock the "
            "tablet once; what waits is safe.");
    // Without it the box is delivered all the same, but to a server that knows the enrolment.
    const auto shown = readFile(profile.signerCertificate(), limits::tlsCertificateBytes);
    const auto signer = shown ? signerCertificateFrom(*shown) : Result<SignerCertificate>(shown.error());
    return BoxIdentity{
        issuing->serverName, issuing->issuingKey, signer ? std::optional(*signer) : std::optional<SignerCertificate>()};
}

} // namespace

LockedTablet::LockedTablet(ProfileDirectory profile, BoxIdentity identity, std::unique_ptr<Transport> transport,
    const TabletSurroundings& around)
    : profile_(std::move(profile))
    , identity_(std::move(identity))
    , transport_(std::move(transport))
    , clock_(around.clock)
    , keyStore_(around.keyStore) {}

LockedTablet::~LockedTablet() {
    cancel();
}

Result<std::unique_ptr<LockedTablet>> LockedTablet::open(
    const std::filesystem::path& profile, const TabletSurroundings& surroundings) {
    ProfileDirectory directory{profile};
    const auto enrolled = readEnrolmentFile(directory);
    if (!enrolled)
        return enrolled.error();
    auto identity = identityOf(directory);
    if (!identity)
        return identity.error();
    auto transport = surroundings.transportTo(
        {enrolled->serverUrl, directory.tlsAuthority(), directory.tlsCertificate(), directory.tlsKey()});
    if (!transport)
        return transport.error();
    return std::unique_ptr<LockedTablet>(
        new LockedTablet(std::move(directory), *std::move(identity), *std::move(transport), surroundings));
}

void LockedTablet::deliver(Done done) {
    if (delivery_)
        return done(fail(ErrorCode::Busy, "The black box is being delivered already."));
    whenDone_ = std::move(done);
    done_.clear();
    obeyed_ = success();
    renewed_ = false;
    const auto told = readCommandFile(profile_);
    carriedOut_ = told ? told->carriedOut : 0;
    delivery_.emplace(profile_.box(), identity_, carriedOut_);
    step();
}

void LockedTablet::cancel() {
    transport_->cancel();
    pictures_.reset();
    delivery_.reset();
    whenDone_ = nullptr;
}

void LockedTablet::step() {
    auto request = delivery_->nextRequest();
    if (!request)
        finish(request.error());
    else if (!*request)
        stepPictures();
    else
        transport_->send(std::move(**request), [this](const Result<HttpResponse>& response) { take(response); });
}

void LockedTablet::stepPictures() {
    if (!pictures_) {
        const auto told = readCommandFile(profile_);
        waiting_.emplace(PictureFiles(profile_.pictures()), told && told->wiped);
        pictures_.emplace(*waiting_, PictureIdentity{identity_.serverName, identity_.issuingKey}, clock_);
    }
    auto request = pictures_->nextRequest();
    if (!request)
        finish(request.error());
    else if (!*request)
        renew();
    else
        transport_->send(std::move(**request), [this](const Result<HttpResponse>& response) { take(response); });
}

void LockedTablet::renew() {
    const auto certificate = readFile(profile_.tlsCertificate(), limits::tlsCertificateBytes);
    const auto times = certificate ? certificateTimes(*certificate) : Result<CertificateTimes>(certificate.error());
    if (!times || !renewalIsDue(*times, clock_.now().utcMs))
        return finish(success());
    auto request = renewalRequest(identity_.serverName, *certificate);
    if (!request)
        return finish(success());
    transport_->send(*std::move(request), [this](const Result<HttpResponse>& response) { takeRenewal(response); });
}

void LockedTablet::takeRenewal(const Result<HttpResponse>& response) {
    const auto certificate = readFile(profile_.tlsCertificate(), limits::tlsCertificateBytes);
    const auto authority = readFile(profile_.tlsAuthority(), limits::tlsCertificateBytes);
    if (response && certificate && authority) {
        const auto renewed = renewedCertificate(*response, *certificate, *authority);
        // Whole or not at all: without one the tablet reaches nobody.
        if (renewed && *renewed)
            renewed_ = writeFileDurably(profile_.tlsCertificate(), **renewed, 0600).ok();
    }
    finish(success());
}

void LockedTablet::take(const Result<HttpResponse>& response) {
    if (!response)
        return finish(response.error());
    if (pictures_) {
        const auto taken = pictures_->take(*response);
        return taken ? stepPictures() : finish(taken);
    }
    if (auto taken = delivery_->take(*response); !taken)
        return finish(taken);
    // At once, before more is delivered: whoever has a stolen tablet may cut it off at any moment.
    obey(delivery_->commands());
    step();
}

void LockedTablet::obey(const std::vector<TabletCommand>& commands) {
    if (commands.empty() || commands.back().number <= carriedOut_)
        return;
    obeyed_ = carryOut(profile_, commands, keyStore_);
    const auto told = readCommandFile(profile_);
    if (!told || told->carriedOut <= carriedOut_)
        return;
    for (const auto& command : commands) {
        if (command.number > carriedOut_ && command.number <= told->carriedOut)
            done_.push_back(command);
    }
    carriedOut_ = told->carriedOut;
    delivery_->noteCarriedOut(carriedOut_);
}

void LockedTablet::finish(const Status& status) {
    auto outcome = status && obeyed_ ? Result<Report>(
                       Report{delivery_->totals(), pictures_ ? pictures_->totals() : PictureTotals{}, done_, renewed_})
                                     : Result<Report>(status ? obeyed_.error() : status.error());
    pictures_.reset();
    delivery_.reset();
    if (const auto done = std::exchange(whenDone_, nullptr))
        done(std::move(outcome));
}

std::vector<std::filesystem::path> profilesBeside(const std::filesystem::path& profile) {
    std::vector<std::filesystem::path> profiles{profile};
    std::error_code failure;
    const auto home = std::filesystem::absolute(profile, failure).lexically_normal();
    const auto own = home.has_filename() ? home : home.parent_path();
    for (std::filesystem::directory_iterator at(own.parent_path(), failure), end; !failure && at != end;
         at.increment(failure)) {
        std::error_code ignored;
        if (at->path() != own && std::filesystem::exists(ProfileDirectory{at->path()}.enrolment(), ignored))
            profiles.push_back(at->path());
    }
    std::sort(profiles.begin() + 1, profiles.end());
    return profiles;
}

} // namespace seenheard
