#include "tests/simulation/full/StoredServerPlace.h"

#include "platform/crypto/Hashing.h"

namespace seenheard {

namespace {

/// A store's files with what is beside them. What the target has and the source has not goes.
bool copyStore(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failure;
    std::filesystem::create_directory(to.parent_path(), failure);
    for (const auto* ending : {"", "-wal", "-shm", ".keys", ".keys-wal", ".keys-shm", ".secret"}) {
        const std::filesystem::path source = from.string() + ending, target = to.string() + ending;
        std::filesystem::remove(target, failure);
        // Of memory that processes share there is nothing on a disk.
        if (!failure && !source.string().ends_with("-shm") && std::filesystem::exists(source, failure))
            std::filesystem::copy_file(source, target, failure);
    }
    return !failure;
}

} // namespace

Result<std::unique_ptr<ServerPlace>> StoredServerPlace::create(
    const std::filesystem::path& file, Disk& disk, const ServerIdentity& identity, const LogEnd& end, Random& random) {
    const DiskInUse inUse(disk);
    if (auto made = EmbeddedServerStore::create(file, identity, end, random); !made)
        return made.error();
    return std::unique_ptr<ServerPlace>(new StoredServerPlace(file, disk, random));
}

Result<std::unique_ptr<ServerStore>> StoredServerPlace::open() {
    auto store = EmbeddedServerStore::open(file_, random_);
    if (!store)
        return store.error();
    return std::unique_ptr<ServerStore>(std::move(*store));
}

std::unique_ptr<ServerPlace> StoredServerPlace::copy(Disk& disk) const {
    const auto second = file_.parent_path() / "second" / file_.filename();
    return copyStore(file_, second) ? std::unique_ptr<ServerPlace>(new StoredServerPlace(second, disk, random_))
                                    : nullptr;
}

bool StoredServerPlace::keepBackup() {
    return copyStore(file_, file_.parent_path() / "backup" / file_.filename());
}

bool StoredServerPlace::putBackupBack() {
    return copyStore(file_.parent_path() / "backup" / file_.filename(), file_);
}

Result<ServerStore*> StoredServerPlace::looking() {
    if (!looking_) {
        const DiskInUse inUse(disk_);
        auto store = EmbeddedServerStore::open(file_, random_);
        if (!store)
            return store.error();
        looking_ = std::move(*store);
    }
    return looking_.get();
}

Status StoredServerPlace::enrol(const SignerCertificate& certificate) {
    auto store = looking();
    if (!store)
        return store.error();
    const DiskInUse inUse(disk_);
    auto& signers = (*store)->signers();
    const auto officer = signers.officer(certificate.officerName, certificate.officer, random_);
    if (!officer)
        return officer.error();
    const auto secret = random_.bytes(16);
    const EnrolmentOffer offer{sha256(secret), certificate.officer, certificate.officerName, certificate.role,
        certificate.team, certificate.district, 0, 1};
    if (auto offered = signers.offer(offer); !offered)
        return offered;
    const auto redeemed = signers.redeem(offer.secretHash, certificate.signingKey, 0, [&](const EnrolmentOffer&) {
        return Result(EnrolledSigner{certificate, {}});
    });
    return redeemed ? success() : Status(redeemed.error());
}

Status StoredServerPlace::publish(const FormDefinition& form, std::int64_t nowMs) {
    auto store = looking();
    if (!store)
        return store.error();
    const DiskInUse inUse(disk_);
    return (*store)->catalogue().publish({form.id(), form.version(), form.hash(), nowMs}, form.octets());
}

std::uint64_t StoredServerPlace::size() {
    // While the power is gone there is nothing to see; what became of the last write is seen when it is back.
    if (disk_.isDead())
        return knownSize_;
    const DiskInUse inUse(disk_);
    auto store = looking();
    const auto head = store ? (*store)->log().head() : Result<TreeHead>(store.error());
    return knownSize_ = head ? head->ref.size : knownSize_;
}

Result<JudgedLeaf> StoredServerPlace::leaf(std::uint64_t leaf) {
    const DiskInUse inUse(disk_);
    auto store = looking();
    if (!store)
        return store.error();
    const auto page = (*store)->log().leaves(leaf, leaf + 1, 1);
    if (!page)
        return page.error();
    if (page->empty())
        return fail(ErrorCode::NotFound, "The leaf is not there.");
    const auto& feed = page->front().feed;
    const auto entry = entryFrom(feed.entry);
    if (!entry)
        return entry.error();
    return JudgedLeaf{entryIdOf(entry->header), feed.entry, feed.held};
}

bool StoredServerPlace::isStopped() {
    const DiskInUse inUse(disk_);
    auto store = looking();
    const auto standing = store ? (*store)->log().standing() : Result<LogStanding>(store.error());
    return standing && *standing == LogStanding::Stopped;
}

Result<std::vector<RecordScope>> StoredServerPlace::assigned(const OfficerId& officer) {
    const DiskInUse inUse(disk_);
    auto store = looking();
    return store ? (*store)->assignments().assigned(officer) : store.error();
}

Result<std::optional<RecordState>> StoredServerPlace::record(const RecordId& id) {
    const DiskInUse inUse(disk_);
    auto store = looking();
    if (!store)
        return store.error();
    auto record = (*store)->log().record(id);
    if (!record && record.error().code == ErrorCode::NotFound)
        return std::optional<RecordState>{};
    if (!record)
        return record.error();
    return std::optional(std::move(record->state));
}

} // namespace seenheard
