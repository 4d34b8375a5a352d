#include "app/storage/ProfileStore.h"

#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view enrolledName = "enrolled";
constexpr std::string_view positionName = "position";
constexpr std::string_view lastExchangeName = "last_exchange";
constexpr std::string_view comparedName = "compared";
constexpr std::string_view gatheringName = "server_gathers";
constexpr std::string_view missingName = "missing_numbers";
constexpr std::string_view ownSearchedName = "own_searched";
constexpr std::string_view placeName = "place";
constexpr std::string_view ownGoneName = "own_gone";
constexpr std::string_view sweepName = "sweep";
constexpr std::size_t mostOwnGone = 100'000;
constexpr std::uint64_t enrolledVersion = 1;
constexpr std::uint64_t positionVersion = 1;

template<typename T>
T readNested(CborReader& reader, Result<T> (*decode)(BytesView)) {
    auto nested = decode(reader.bytes());
    if (!nested)
        reader.refuse("a part that cannot be read");
    return nested ? std::move(*nested) : T{};
}

Error damaged(std::string_view what, const Error& why) {
    return fail(ErrorCode::Corrupt, "The store's " + std::string(what) + " is damaged: " + why.message);
}

} // namespace

Result<std::optional<Bytes>> ProfileStore::read(std::string_view name) {
    auto select = database_.prepare("SELECT value FROM profile WHERE name = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, name).row();
    if (!row)
        return row.error();
    return *row ? std::optional(copyOf(select->blob(0))) : std::optional<Bytes>{};
}

Status ProfileStore::write(std::string_view name, BytesView value) {
    auto insert = database_.prepare("INSERT INTO profile(name, value) VALUES(?, ?) "
                                    "ON CONFLICT(name) DO UPDATE SET value = excluded.value");
    if (!insert)
        return insert.error();
    return insert->bind(0, name).bind(1, value).run();
}

Bytes canonicalBytes(const Enrolled& enrolled) {
    CborWriter writer;
    writer.array(7);
    writer.unsignedInt(enrolledVersion);
    writer.bytes(canonicalBytes(enrolled.authority));
    writer.bytes(canonicalBytes(enrolled.issuing));
    writer.bytes(canonicalBytes(enrolled.signer));
    writer.bytes(enrolled.identityKey);
    writer.id(enrolled.ingestKey);
    writer.id(enrolled.recoveryKey);
    return writer.take();
}

Result<Enrolled> enrolledFrom(BytesView canonical) {
    CborReader reader(canonical);
    Enrolled enrolled;
    reader.expectArray(7);
    if (reader.unsignedInt() != enrolledVersion)
        reader.refuse("another version");
    enrolled.authority = readNested(reader, &authorityFrom);
    enrolled.issuing = readNested(reader, &issuingCertificateFrom);
    enrolled.signer = readNested(reader, &signerCertificateFrom);
    enrolled.identityKey = copyOf(reader.bytes());
    enrolled.ingestKey = reader.id<SealingPublicKey>();
    enrolled.recoveryKey = reader.id<SealingPublicKey>();
    if (auto finished = reader.finish("enrolment"); !finished)
        return damaged("enrolment", finished.error());
    return enrolled;
}

Result<Enrolled> ProfileStore::enrolled() {
    const auto stored = read(enrolledName);
    if (!stored)
        return stored.error();
    if (!*stored)
        return fail(ErrorCode::NotFound, "This store was never finished: enrol the tablet again.");
    return enrolledFrom(**stored);
}

Status ProfileStore::setEnrolled(const Enrolled& enrolled) {
    return write(enrolledName, canonicalBytes(enrolled));
}

Result<SyncPosition> ProfileStore::position() {
    const auto stored = read(positionName);
    if (!stored)
        return stored.error();
    if (!*stored)
        return SyncPosition{};
    CborReader reader(**stored);
    SyncPosition position;
    reader.expectArray(6);
    if (reader.unsignedInt() != positionVersion)
        reader.refuse("another version");
    position.cursor.epoch = reader.unsignedInt();
    position.cursor.leaf = reader.unsignedInt();
    position.treeHead = readNested(reader, &treeHeadFrom);
    position.frontier = readNested(reader, &merkleFrontierFrom);
    position.clockOffsetMs = reader.integer();
    if (auto finished = reader.finish("position"); !finished)
        return damaged("position in the server's log", finished.error());
    return position;
}

Status ProfileStore::setPosition(const SyncPosition& position) {
    CborWriter writer;
    writer.array(6);
    writer.unsignedInt(positionVersion);
    writer.unsignedInt(position.cursor.epoch);
    writer.unsignedInt(position.cursor.leaf);
    writer.bytes(canonicalBytes(position.treeHead));
    writer.bytes(canonicalBytes(position.frontier));
    writer.integer(position.clockOffsetMs);
    return write(positionName, writer.result());
}

Result<std::optional<std::int64_t>> ProfileStore::lastExchangeMs() {
    const auto stored = read(lastExchangeName);
    if (!stored)
        return stored.error();
    if (!*stored)
        return std::optional<std::int64_t>{};
    CborReader reader(**stored);
    const auto at = reader.integer();
    if (auto finished = reader.finish("last exchange"); !finished)
        return damaged("last exchange", finished.error());
    return std::optional(at);
}

Status ProfileStore::setLastExchangeMs(std::int64_t tabletMs) {
    CborWriter writer;
    writer.integer(tabletMs);
    return write(lastExchangeName, writer.result());
}

Result<std::optional<Compared>> ProfileStore::compared() {
    const auto stored = read(comparedName);
    if (!stored)
        return stored.error();
    if (!*stored)
        return std::optional<Compared>{};
    CborReader reader(**stored);
    Compared compared;
    reader.expectArray(3);
    compared.atMs = reader.integer();
    compared.happened = reader.boolean();
    compared.differing = reader.unsignedInt();
    if (auto finished = reader.finish("last comparison"); !finished)
        return damaged("last comparison", finished.error());
    return std::optional(compared);
}

Status ProfileStore::setCompared(const Compared& compared) {
    CborWriter writer;
    writer.array(3);
    writer.integer(compared.atMs);
    writer.boolean(compared.happened);
    writer.unsignedInt(compared.differing);
    return write(comparedName, writer.result());
}

Result<std::vector<std::uint64_t>> ProfileStore::numbersIn(std::string_view name, std::size_t most) {
    const auto stored = read(name);
    if (!stored)
        return stored.error();
    std::vector<std::uint64_t> numbers;
    if (!*stored)
        return numbers;
    CborReader reader(**stored);
    for (auto left = reader.array(most); left > 0; --left)
        numbers.push_back(reader.unsignedInt());
    if (auto finished = reader.finish("numbers"); !finished)
        return damaged("list of missing numbers", finished.error());
    return numbers;
}

Status ProfileStore::setNumbers(std::string_view name, const std::vector<std::uint64_t>& numbers) {
    CborWriter writer;
    writer.array(numbers.size());
    for (const auto number : numbers)
        writer.unsignedInt(number);
    return write(name, writer.result());
}

Result<std::vector<std::uint64_t>> ProfileStore::missingNumbers() {
    return numbersIn(missingName, limits::missingNumbersInAnswer);
}

Status ProfileStore::setMissingNumbers(const std::vector<std::uint64_t>& numbers) {
    return setNumbers(missingName, numbers);
}

Result<std::vector<std::uint64_t>> ProfileStore::ownGone() {
    return numbersIn(ownGoneName, mostOwnGone);
}

Status ProfileStore::addOwnGone(const std::vector<std::uint64_t>& numbers) {
    auto known = ownGone();
    if (!known)
        return known.error();
    known->insert(known->end(), numbers.begin(), numbers.end());
    std::ranges::sort(*known);
    known->erase(std::unique(known->begin(), known->end()), known->end());
    if (known->size() > mostOwnGone)
        known->resize(mostOwnGone);
    return setNumbers(ownGoneName, *known);
}

Result<Bytes> ProfileStore::sweep() {
    auto stored = read(sweepName);
    if (!stored)
        return stored.error();
    return *stored ? *std::move(*stored) : Bytes{};
}

Status ProfileStore::setSweep(BytesView standing) {
    return write(sweepName, standing);
}

Result<bool> ProfileStore::serverGathers() {
    const auto stored = read(gatheringName);
    if (!stored)
        return stored.error();
    return *stored == std::optional(Bytes{1});
}

Status ProfileStore::setServerGathers(bool gathers) {
    const auto before = serverGathers();
    if (!before || *before == gathers)
        return before ? success() : Status(before.error());
    return write(gatheringName, Bytes{static_cast<std::uint8_t>(gathers ? 1 : 0)});
}

Result<std::uint64_t> ProfileStore::storeBytes() {
    auto select = database_.prepare("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
    if (!select)
        return select.error();
    const auto row = select->row();
    if (!row)
        return row.error();
    return *row ? static_cast<std::uint64_t>(select->integer(0)) : std::uint64_t{0};
}

Result<std::uint64_t> ProfileStore::ownSearched() {
    const auto stored = read(ownSearchedName);
    if (!stored)
        return stored.error();
    if (!*stored)
        return std::uint64_t{0};
    CborReader reader(**stored);
    const auto number = reader.unsignedInt();
    if (auto finished = reader.finish("place of the search"); !finished)
        return damaged("place of the search", finished.error());
    return number;
}

Status ProfileStore::setOwnSearched(std::uint64_t number) {
    CborWriter writer;
    writer.unsignedInt(number);
    return write(ownSearchedName, writer.result());
}

Result<Bytes> ProfileStore::place() {
    auto stored = read(placeName);
    if (!stored)
        return stored.error();
    return *stored ? *std::move(*stored) : Bytes{};
}

Status ProfileStore::setPlace(BytesView place) {
    return write(placeName, place);
}

Result<bool> ProfileStore::purging() {
    const auto stored = read("purging");
    if (!stored)
        return stored.error();
    return stored->has_value() && *stored == std::optional(Bytes{1});
}

Status ProfileStore::setPurging(bool purging) {
    return write("purging", Bytes{static_cast<std::uint8_t>(purging ? 1 : 0)});
}

} // namespace seenheard
