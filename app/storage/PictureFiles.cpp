#include "app/storage/PictureFiles.h"

#include "platform/base/AppendFile.h"
#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "sync/protocol/Limits.h"

#include <algorithm>
#include <system_error>

namespace seenheard {

namespace {

constexpr std::string_view waitingEnding = ".waiting";
constexpr std::string_view keptEnding = ".kept";
constexpr std::string_view partEnding = ".part";

bool isThere(const std::filesystem::path& file) {
    std::error_code failure;
    return std::filesystem::exists(file, failure);
}

std::uint64_t lengthOf(const std::filesystem::path& file) {
    std::error_code failure;
    const auto length = std::filesystem::file_size(file, failure);
    return failure ? 0 : length;
}

Status removed(const std::filesystem::path& file) {
    std::error_code failure;
    std::filesystem::remove(file, failure);
    return failure ? Status(fileError("remove", file, failure.value())) : success();
}

/// Where both names are there a crash came between, and both are the same picture.
Status renamed(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!isThere(from))
        return success();
    auto moved = moveWithoutReplacing(from, to);
    return !moved && moved.error().code == ErrorCode::AlreadyExists ? removed(from) : moved;
}

std::optional<PictureId> idIn(const std::filesystem::path& file, std::string_view ending) {
    return file.extension() == ending ? PictureId::fromHex(file.stem().string()) : std::nullopt;
}

} // namespace

std::filesystem::path PictureFiles::waiting(const PictureId& picture) const {
    return folder_ / (picture.hex() + std::string(waitingEnding));
}

std::filesystem::path PictureFiles::kept(const PictureId& picture) const {
    return folder_ / (picture.hex() + std::string(keptEnding));
}

std::filesystem::path PictureFiles::part(const PictureId& picture) const {
    return folder_ / (picture.hex() + std::string(partEnding));
}

Status PictureFiles::makeFolder() const {
    std::error_code failure;
    if (std::filesystem::create_directories(folder_, failure) || !failure)
        std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failure);
    return failure ? Status(fileError("make", folder_, failure.value())) : success();
}

Status PictureFiles::add(const SealedPicture& picture) {
    if (auto made = makeFolder(); !made)
        return made;
    return createFileDurably(waiting(picture.picture.id), picture.octets);
}

bool PictureFiles::has(const PictureId& picture) const {
    return isThere(waiting(picture)) || isThere(kept(picture));
}

Result<Bytes> PictureFiles::read(const PictureId& picture) const {
    auto octets = readFile(waiting(picture), limits::pictureBytes);
    if (!octets && octets.error().code == ErrorCode::NotFound)
        octets = readFile(kept(picture), limits::pictureBytes);
    if (!octets && octets.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "That picture is not on this tablet.");
    return octets;
}

Result<Bytes> PictureFiles::piece(const PictureId& picture, std::uint64_t offset, std::size_t most) const {
    auto octets = read(picture);
    if (!octets)
        return octets;
    const auto from = std::min<std::uint64_t>(offset, octets->size());
    return copyOf(BytesView(*octets).subspan(from, std::min<std::uint64_t>(most, octets->size() - from)));
}

Status PictureFiles::settle(const PictureId& picture) {
    return renamed(waiting(picture), kept(picture));
}

Status PictureFiles::unsettle(const PictureId& picture) {
    return renamed(kept(picture), waiting(picture));
}

Status PictureFiles::drop(const PictureId& picture) {
    for (const auto& file : {waiting(picture), kept(picture), part(picture)}) {
        if (auto gone = removed(file); !gone)
            return gone;
    }
    return success();
}

std::uint64_t PictureFiles::fetched(const PictureId& picture) const {
    return lengthOf(part(picture));
}

Result<bool> PictureFiles::append(
    const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) {
    if (auto made = makeFolder(); !made)
        return made.error();
    {
        auto file = AppendFile::open(part(picture));
        if (!file)
            return file.error();
        if (file->size() != offset)
            return false;
        if (auto appended = file->append(octets); !appended)
            return appended.error();
        if (file->size() < size)
            return false;
        if (auto flushed = file->flush(); !flushed)
            return flushed.error();
    }
    const auto whole = readFile(part(picture), limits::pictureBytes);
    if (!whole)
        return whole.error();
    if (sha256(*whole).octets != picture.octets) {
        if (auto gone = removed(part(picture)); !gone)
            return gone.error();
        return fail(ErrorCode::BadSignature, "What came is not the picture that the record names.");
    }
    if (auto placed = renamed(part(picture), kept(picture)); !placed)
        return placed.error();
    return true;
}

std::vector<PictureFile> PictureFiles::all() const {
    std::vector<PictureFile> found;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, failure)) {
        if (const auto id = idIn(entry.path(), waitingEnding))
            found.push_back({*id, PictureFileState::Waiting, lengthOf(entry.path())});
        else if (const auto settled = idIn(entry.path(), keptEnding); settled && !isThere(waiting(*settled)))
            found.push_back({*settled, PictureFileState::Kept, lengthOf(entry.path())});
    }
    std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
    return found;
}

Status PictureFiles::dropKept() {
    std::error_code failure;
    std::vector<std::filesystem::path> dropped;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, failure)) {
        if (idIn(entry.path(), keptEnding) || idIn(entry.path(), partEnding))
            dropped.push_back(entry.path());
    }
    for (const auto& file : dropped) {
        if (auto gone = removed(file); !gone)
            return gone;
    }
    return success();
}

void PictureFiles::removeLeftovers() const {
    std::error_code failure;
    std::vector<std::filesystem::path> leftovers;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, failure)) {
        const auto& file = entry.path();
        if (!idIn(file, waitingEnding) && !idIn(file, keptEnding) && !idIn(file, partEnding))
            leftovers.push_back(file);
    }
    for (const auto& file : leftovers)
        std::filesystem::remove(file, failure);
}

} // namespace seenheard
