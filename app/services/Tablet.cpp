#include "app/services/Tablet.h"

#include "app/services/CarryingOut.h"
#include "app/services/ForceSettings.h"
#include "app/services/Lease.h"
#include "app/services/PuttingAway.h"
#include "app/services/TabletCaptureService.h"
#include "app/services/TabletDecisionService.h"
#include "app/services/TabletFeedbackService.h"
#include "app/services/TabletIndexService.h"
#include "app/services/TabletIntegrityService.h"
#include "app/services/TabletKeyService.h"
#include "app/services/TabletPersonLinkService.h"
#include "app/services/TabletPictureKeepingService.h"
#include "app/services/TabletPlaceService.h"
#include "app/services/TabletSyncService.h"
#include "app/services/TabletViewingService.h"
#include "app/storage/EnrolmentFile.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"

namespace seenheard {

namespace {

Enrolment enrolmentOf(const EnrolmentFile& file) {
    return {file.officerName, file.tabletName, file.serverUrl, file.serverName, file.role, file.team, file.district};
}

} // namespace

/// Declared in the order in which each stands on those before it.
struct Tablet::Parts {
    Parts(Enrolment who, SigningKey signingKey, const TabletSurroundings& surroundings)
        : enrolment(std::move(who))
        , key(std::move(signingKey))
        , lines(signerIdOf(key.publicKey()))
        , around(surroundings) {}

    [[nodiscard]] Status open(const ProfileDirectory& profile, BytesView databaseKey) {
        auto opened = TabletStore::open(profile, databaseKey, {lines, around.random, around.clock});
        if (!opened)
            return opened.error();
        store = *std::move(opened);
        const ServerContact contact{
            enrolment.serverUrl, profile.tlsAuthority(), profile.tlsCertificate(), profile.tlsKey()};
        auto transport = around.transportTo(contact);
        if (!transport)
            return transport.error();
        auto live = around.transportTo(contact);
        if (!live)
            return live.error();
        clock.emplace(around.clock, store->profile());
        reads.emplace(store->tables(), store->pictures().files(), store->enrolled().signer, around.clock);
        reads->forms().speak(around.language);
        if (auto kept = keepLease(*store, reads->directory(), around.clock); !kept)
            return kept;
        sync.emplace(TabletSyncService::Parts{profile, *store, key, around.clock, around.random, *clock,
            *std::move(transport), *std::move(live),
            // What cannot be gathered now stays noted and is gathered the next time.
            [this] { static_cast<void>(viewing->gather()); },
            // Nor is anything lost where this fails: the records stay until after the next exchange.
            [this] { putAwayNowAndThen(); }});
        writer.emplace(*store, key, *clock, around.random, [this] { sync->wake(); });
        viewing.emplace(TabletViewingService::Parts{*store, *writer, reads->directory(), *clock, around.clock,
            around.random, [this] { sync->gatherSoon(); },
            // Where it cannot be kept, the sweep meets it again; what is shown is right in any case.
            [this](const RecordId& record) { static_cast<void>(integrity->met(record)); }});
        decisions.emplace(store->records(), reads->forms(), *writer);
        links.emplace(reads->forms(), reads->directory(), *writer, Identity(store->enrolled().identityKey));
        pictures.emplace(
            store->pictures(), reads->directory(), *clock, around.random, [this] { sync->networkChanged(); });
        index.emplace(store->tables(), reads->records(), reads->directory());
        places.emplace(store->tables().profile);
        integrity.emplace(*store, around.clock);
        capture.emplace(TabletCaptureService::Parts{*store, reads->forms(), *writer, reads->reference(),
            reads->records(), reads->local(), reads->directory(), *clock, around.random, key});
        feedback.emplace(TabletFeedbackService::Parts{*capture, reads->records(), reads->forms(), *writer, *clock});
        keys.emplace(profile, VaultSurroundings{around.random, around.clock, around.keyStore},
            [this] { return pinRules(reads->directory()); });
        return success();
    }

    /// Once an hour, or at once again while there is more: looking through takes longer than an exchange.
    void putAwayNowAndThen() {
        constexpr std::int64_t hourMs = 3'600'000;
        const auto nowMs = around.clock.monotonicMs();
        if (putAwayAtMs && nowMs - *putAwayAtMs < hourMs)
            return;
        const auto gone = putAway(*store, *reads, around.clock.now());
        if (!gone || *gone == 0)
            putAwayAtMs = nowMs;
    }

    Enrolment enrolment;
    SigningKey key;
    RecordLines lines;
    TabletSurroundings around;
    std::unique_ptr<TabletStore> store;
    std::optional<TabletClock> clock;
    std::optional<std::int64_t> putAwayAtMs; ///< When there was nothing to put away any more.
    std::optional<TabletReads> reads;
    std::optional<TabletSyncService> sync;
    std::optional<EntryWriter> writer;
    std::optional<TabletViewingService> viewing;
    std::optional<TabletDecisionService> decisions;
    std::optional<TabletPersonLinkService> links;
    std::optional<TabletPictureKeepingService> pictures;
    std::optional<TabletIndexService> index;
    std::optional<TabletIntegrityService> integrity;
    std::optional<TabletPlaceService> places;
    std::optional<TabletCaptureService> capture;
    std::optional<TabletFeedbackService> feedback;
    std::optional<TabletKeyService> keys;
};

Tablet::Tablet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Tablet::~Tablet() {
    // Locking: what was looked at goes into the black box. What a crash leaves noted is gathered at the next opening.
    if (parts_->viewing)
        static_cast<void>(parts_->viewing->gather());
}

Result<std::unique_ptr<Tablet>> Tablet::unlock(
    const std::filesystem::path& profile, std::string_view pin, const TabletSurroundings& surroundings) {
    auto unlocked = unlock(profile, pin, surroundings, false);
    if (!unlocked)
        return unlocked.error();
    return std::move(unlocked->tablet);
}

Result<UnlockedProfile> Tablet::unlockForScreens(
    const std::filesystem::path& profile, std::string_view pin, const TabletSurroundings& surroundings) {
    return unlock(profile, pin, surroundings, true);
}

Result<UnlockedProfile> Tablet::unlock(const std::filesystem::path& profile, std::string_view pin,
    const TabletSurroundings& surroundings, bool forScreens) {
    const ProfileDirectory directory{profile};
    auto enrolled = readEnrolmentFile(directory);
    if (!enrolled)
        return enrolled.error();
    if (auto open = checkMayOpen(directory, surroundings.keyStore); !open)
        return open.error();
    ProfileDeviceSecret device(profile, surroundings.keyStore);
    const SystemBootTime bootTime;
    auto keys = KeyVault(directory.vault(), device, surroundings.random, bootTime).unlock(pin);
    if (!keys)
        return keys.error();
    auto key = SigningKey::fromSeed(keys->signingSeed.view());
    if (!key)
        return key.error();
    auto parts = std::make_unique<Parts>(enrolmentOf(*enrolled), *std::move(key), surroundings);
    if (auto opened = parts->open(directory, keys->databaseKey.view()); !opened)
        return opened.error();
    UnlockedProfile unlocked;
    if (forScreens) {
        auto reading = ReadingTablet::open(
            directory, keys->databaseKey.view(), parts->store->enrolled().signer, surroundings.clock);
        if (!reading)
            return reading.error();
        (*reading)->speak(surroundings.language);
        unlocked.reading = *std::move(reading);
    }
    unlocked.tablet = std::unique_ptr<Tablet>(new Tablet(std::move(parts)));
    return unlocked;
}

const Enrolment& Tablet::enrolment() const {
    return parts_->enrolment;
}
CaptureService& Tablet::capture() {
    return *parts_->capture;
}
DecisionService& Tablet::decisions() {
    return *parts_->decisions;
}
PersonLinkService& Tablet::links() {
    return *parts_->links;
}
PictureKeepingService& Tablet::pictures() {
    return *parts_->pictures;
}
FeedbackService& Tablet::feedback() {
    return *parts_->feedback;
}
IndexService& Tablet::index() {
    return *parts_->index;
}
IntegrityService& Tablet::integrity() {
    return *parts_->integrity;
}
PlaceService& Tablet::places() {
    return *parts_->places;
}
SyncService& Tablet::sync() {
    return *parts_->sync;
}
KeyService& Tablet::keys() {
    return *parts_->keys;
}
ViewingService& Tablet::viewing() {
    return *parts_->viewing;
}
TabletReads& Tablet::reads() {
    return *parts_->reads;
}

Result<Enrolment> readEnrolment(const std::filesystem::path& profile) {
    auto enrolled = readEnrolmentFile(ProfileDirectory{profile});
    if (!enrolled)
        return enrolled.error();
    return enrolmentOf(*enrolled);
}

} // namespace seenheard
