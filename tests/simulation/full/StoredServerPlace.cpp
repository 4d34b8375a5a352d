#include "tests/simulation/full/StoredServerPlace.h"

#include "platform/crypto/Hashing.h"

namespace seenheard {

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
    const auto directory = file_.parent_path() / "second";
    std::error_code failure;
    std::filesystem::create_directory(directory, failure);
    for (const auto* ending : {"", "-wal", ".keys", ".keys-wal", ".secret"}) {
        const std::filesystem::path from = file_.string() + ending;
        if (!failure && std::filesystem::exists(from, failure))
            std::filesystem::copy_file(from, directory / from.filename(), failure);
    }
    return failure ? nullptr
                   : std::unique_ptr<ServerPlace>(new StoredServerPlace(directory / file_.filename(), disk, random_));
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
