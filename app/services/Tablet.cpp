#include "app/services/Tablet.h"

#include "app/services/CarryingOut.h"
#include "app/services/FormLibrary.h"
#include "app/services/RecordLines.h"
#include "app/services/StoreDirectory.h"
#include "app/services/TabletCaptureService.h"
#include "app/services/TabletDifferenceService.h"
#include "app/services/TabletFindService.h"
#include "app/services/TabletRecordService.h"
#include "app/services/TabletReferenceService.h"
#include "app/services/TabletSyncService.h"
#include "app/storage/EnrolmentFile.h"
#include "platform/device/KeyVault.h"

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
        auto transport = around.transportTo(
            {enrolment.serverUrl, profile.tlsAuthority(), profile.tlsCertificate(), profile.tlsKey()});
        if (!transport)
            return transport.error();
        clock.emplace(around.clock, store->profile());
        forms.emplace(store->forms());
        directory.emplace(store->signers(), store->references());
        sync.emplace(TabletSyncService::Parts{*store, key, around.clock, around.random, *clock, *std::move(transport)});
        writer.emplace(*store, key, *clock, around.random, [this] { sync->wake(); });
        records.emplace(*store, *forms, *directory);
        differences.emplace(*store, *forms, *records, *writer);
        find.emplace(*store, *records);
        reference.emplace(store->references());
        capture.emplace(
            TabletCaptureService::Parts{*store, *forms, *writer, *reference, *directory, *clock, around.random, key});
        return success();
    }

    Enrolment enrolment;
    SigningKey key;
    RecordLines lines;
    TabletSurroundings around;
    std::unique_ptr<TabletStore> store;
    std::optional<TabletClock> clock;
    std::optional<FormLibrary> forms;
    std::optional<StoreDirectory> directory;
    std::optional<TabletSyncService> sync;
    std::optional<EntryWriter> writer;
    std::optional<TabletRecordService> records;
    std::optional<TabletDifferenceService> differences;
    std::optional<TabletFindService> find;
    std::optional<TabletReferenceService> reference;
    std::optional<TabletCaptureService> capture;
};

Tablet::Tablet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Tablet::~Tablet() = default;

Result<std::unique_ptr<Tablet>> Tablet::unlock(
    const std::filesystem::path& profile, std::string_view pin, const TabletSurroundings& surroundings) {
    const ProfileDirectory directory{profile};
    auto enrolled = readEnrolmentFile(directory);
    if (!enrolled)
        return enrolled.error();
    if (auto open = checkMayOpen(directory); !open)
        return open.error();
    FileDeviceSecret device(profile);
    auto keys = KeyVault(directory.vault(), device, surroundings.random, surroundings.clock).unlock(pin);
    if (!keys)
        return keys.error();
    auto key = SigningKey::fromSeed(keys->signingSeed.view());
    if (!key)
        return key.error();
    auto parts = std::make_unique<Parts>(enrolmentOf(*enrolled), *std::move(key), surroundings);
    if (auto opened = parts->open(directory, keys->databaseKey.view()); !opened)
        return opened.error();
    return std::unique_ptr<Tablet>(new Tablet(std::move(parts)));
}

const Enrolment& Tablet::enrolment() const {
    return parts_->enrolment;
}
CaptureService& Tablet::capture() {
    return *parts_->capture;
}
RecordService& Tablet::records() {
    return *parts_->records;
}
DifferenceService& Tablet::differences() {
    return *parts_->differences;
}
FindService& Tablet::find() {
    return *parts_->find;
}
ReferenceService& Tablet::reference() {
    return *parts_->reference;
}
SyncService& Tablet::sync() {
    return *parts_->sync;
}

Result<Enrolment> readEnrolment(const std::filesystem::path& profile) {
    auto enrolled = readEnrolmentFile(ProfileDirectory{profile});
    if (!enrolled)
        return enrolled.error();
    return enrolmentOf(*enrolled);
}

} // namespace seenheard
