#include "app/services/EnrolmentService.h"

#include "app/storage/EnrolmentFile.h"
#include "app/storage/TabletStore.h"
#include "platform/base/File.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"

#include <algorithm>
#include <system_error>

namespace seenheard {

namespace {

constexpr std::int64_t wantedGuessMs = 250;
constexpr std::uint32_t mostPasses = 32;

bool isControl(char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
}

Status checkName(const std::string& name) {
    if (!name.empty() && name.size() <= limits::nameBytes && isUtf8(bytesOf(name))
        && std::none_of(name.begin(), name.end(), isControl))
        return success();
    return fail(ErrorCode::InvalidInput, "The tablet's name takes 1 to 256 octets of printable text.");
}

/// Success where the folder is not there or empty.
Status checkUnused(const ProfileDirectory& profile) {
    std::error_code failure;
    const auto type = std::filesystem::status(profile.root, failure).type();
    if (type == std::filesystem::file_type::not_found)
        return success();
    if (type != std::filesystem::file_type::directory)
        return fail(ErrorCode::InvalidInput, profile.root.string() + " is not a folder that can hold a profile.");
    const auto begin = std::filesystem::directory_iterator(profile.root, failure);
    if (failure)
        return fileError("look into", profile.root, failure.value());
    if (begin == std::filesystem::directory_iterator())
        return success();
    if (std::filesystem::exists(profile.enrolment(), failure))
        return fail(ErrorCode::AlreadyExists,
            "A tablet is enrolled in " + profile.root.string()
                + " already; it was left as it is. Enrol into another folder.");
    return fail(ErrorCode::AlreadyExists,
        profile.root.string()
            + " is not empty: it holds other files, or an enrolment that was cut short. Nothing there was touched. "
              "Enrol into an empty folder.");
}

} // namespace

Result<PinCost> calibratedPinCost(const Clock& clock) {
    PinCost cost;
    const Bytes filler(32);
    const auto before = clock.monotonicMs();
    if (auto key = keyFromPin("0000", BytesView(filler).first(16), filler, cost); !key)
        return key.error();
    const auto took = std::max<std::int64_t>(1, clock.monotonicMs() - before);
    while (cost.passes < mostPasses && took * cost.passes < wantedGuessMs * PinCost{}.passes)
        ++cost.passes;
    return cost;
}

/// One enrolment under way, and what it has made so far.
struct EnrolmentService::Attempt {
    EnrolmentWish wish;
    ProfileDirectory profile;
    EnrolmentCode code;
    bool madeFolder = false;
    bool madeFiles = false;
    std::optional<KeyVault::Keys> keys;
    std::optional<SigningKey> signingKey;
};

EnrolmentService::EnrolmentService(const Surroundings& surroundings) : around_(surroundings) {}

/// Whoever gives up in the middle leaves nothing behind.
EnrolmentService::~EnrolmentService() {
    undo();
}

void EnrolmentService::enrol(const EnrolmentWish& wish, Done done) {
    if (attempt_)
        return done(fail(ErrorCode::Busy, "An enrolment is under way already."));
    if (auto begun = begin(wish); !begun) {
        undo();
        return done(begun.error());
    }
    around_.road.enrol({wish.serverUrl, attempt_->code, wish.tabletName, *attempt_->signingKey},
        [this, done = std::move(done)](const Result<FirstContactAnswer>& answer) {
            auto enrolled = answer ? finish(*answer) : Result<Enrolment>(answer.error());
            if (enrolled)
                attempt_.reset();
            else
                undo();
            done(std::move(enrolled));
        });
}

Status EnrolmentService::begin(const EnrolmentWish& wish) {
    if (auto pin = checkPin(wish.pin); !pin)
        return pin;
    if (auto name = checkName(wish.tabletName); !name)
        return name;
    auto code = enrolmentCodeFrom(wish.codeText);
    if (!code)
        return code.error();
    const ProfileDirectory profile{wish.profile};
    if (auto unused = checkUnused(profile); !unused)
        return unused;

    attempt_ = std::make_unique<Attempt>();
    attempt_->wish = wish;
    attempt_->profile = profile;
    attempt_->code = *code;
    std::error_code failure;
    attempt_->madeFolder = std::filesystem::create_directories(wish.profile, failure);
    if (failure)
        return fileError("make the folder", wish.profile, failure.value());
    std::filesystem::permissions(wish.profile, std::filesystem::perms::owner_all, failure);
    if (failure)
        return fileError("keep others out of", wish.profile, failure.value());
    ProfileDeviceSecret device(wish.profile, around_.keyStore);
    if (auto chosen = chooseSecretPlace(device, wish.profile, wish.secretPlace, around_.random); !chosen)
        return chosen;
    const SystemBootTime bootTime;
    auto keys = KeyVault(profile.vault(), device, around_.random, bootTime).create(wish.pin, around_.pinCost);
    // Somebody else's vault that appeared in this moment stays; all else is this attempt's, half a vault too.
    attempt_->madeFiles = keys || keys.error().code != ErrorCode::AlreadyExists;
    if (!keys)
        return keys.error();
    auto key = SigningKey::fromSeed(keys->signingSeed.view());
    if (!key)
        return key.error();
    attempt_->keys = *std::move(keys);
    attempt_->signingKey = *std::move(key);
    return success();
}

Result<Enrolment> EnrolmentService::finish(const FirstContactAnswer& answer) {
    const auto& profile = attempt_->profile;
    const auto& response = answer.response;
    const auto issuing = canonicalBytes(response.issuing);
    const auto signer = canonicalBytes(response.signer);
    for (const auto& [file, content] : {std::pair(profile.tlsKey(), BytesView(answer.tlsKeyPem)),
             std::pair(profile.tlsCertificate(), BytesView(response.tlsCertificate)),
             std::pair(profile.issuingCertificate(), BytesView(issuing)),
             std::pair(profile.signerCertificate(), BytesView(signer)),
             std::pair(profile.tlsAuthority(), BytesView(answer.authority.tlsCertificate))})
        if (auto written = createFileDurably(file, content, 0600); !written)
            return written.error();
    const Enrolled enrolled{answer.authority, response.issuing, response.signer, response.identityKey,
        response.ingestKey, response.recoveryKey};
    if (auto made = TabletStore::create(profile, attempt_->keys->databaseKey.view(), enrolled); !made)
        return made.error();
    const auto& who = response.signer;
    const EnrolmentFile file{who.officerName, who.tabletName, attempt_->wish.serverUrl, answer.authority.serverName,
        who.role, who.team, who.district, answer.fingerprint};
    if (auto written = writeEnrolmentFile(profile, file); !written)
        return written.error();
    return readEnrolment(profile.root);
}

void EnrolmentService::undo() {
    if (!attempt_)
        return;
    std::error_code ignored;
    if (attempt_->madeFiles) {
        ProfileDeviceSecret device(attempt_->profile.root, around_.keyStore);
        static_cast<void>(eraseVault(attempt_->profile.vault(), device));
        static_cast<void>(device.forgetKeyStore());
    }
    if (attempt_->madeFiles) // The folder was empty before.
        for (const auto& made : std::filesystem::directory_iterator(attempt_->profile.root, ignored))
            std::filesystem::remove_all(made.path(), ignored);
    if (attempt_->madeFolder)
        std::filesystem::remove(attempt_->profile.root, ignored);
    attempt_.reset();
}

} // namespace seenheard
