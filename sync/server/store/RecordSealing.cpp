#include "sync/server/store/RecordSealing.h"

#include "platform/crypto/Sealing.h"
#include "sync/protocol/Limits.h"
#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t saltBytes = std::tuple_size_v<decltype(SaltedPart::salt)>;

/// Binds a sealed part to its place, so that two cannot be exchanged.
std::array<std::uint8_t, EntryId::size + 1> placeOf(const EntryId& entry, std::size_t index) {
    std::array<std::uint8_t, EntryId::size + 1> place{};
    std::copy(entry.octets.begin(), entry.octets.end(), place.begin());
    place.back() = static_cast<std::uint8_t>(index);
    return place;
}

Error damaged(std::string_view what) {
    return fail(ErrorCode::Corrupt,
        std::string(what)
            + " in the server's store cannot be opened with its record's key. The store is damaged; "
              "restore it from a backup.");
}

} // namespace

Bytes sealParts(const EntryId& entry, const std::vector<std::optional<SaltedPart>>& parts,
    std::span<const KeyedRecord> records, Random& random) {
    CborWriter writer;
    writer.array(parts.size());
    auto record = records.begin();
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const auto* keyed = parts[index] ? &*record++ : nullptr;
        if (keyed == nullptr || !keyed->key) {
            writer.null();
            continue;
        }
        Bytes plain(parts[index]->salt.begin(), parts[index]->salt.end());
        plain.insert(plain.end(), parts[index]->canonical.begin(), parts[index]->canonical.end());
        writer.array(2);
        writer.integer(keyed->number);
        writer.bytes(encrypt(keyed->key->bytes(), plain, placeOf(entry, index), random));
    }
    return writer.take();
}

void addRecordNumbersOf(BytesView sealed, std::vector<std::int64_t>& numbers) {
    CborReader reader(sealed);
    for (auto left = reader.array(limits::partsInEntry); left > 0 && !reader.failed(); --left) {
        if (reader.null())
            continue;
        reader.expectArray(2);
        numbers.push_back(reader.integer());
        (void)reader.bytes();
    }
}

Result<std::vector<std::optional<SaltedPart>>> openParts(
    const EntryId& entry, BytesView sealed, const RecordKeyOf& keyOf) {
    CborReader reader(sealed);
    std::vector<std::optional<SaltedPart>> parts;
    const auto count = reader.array(limits::partsInEntry);
    for (std::uint64_t index = 0; index < count && !reader.failed(); ++index) {
        parts.emplace_back();
        if (reader.null())
            continue;
        reader.expectArray(2);
        const auto number = reader.integer();
        const auto body = reader.bytes();
        if (reader.failed())
            break;
        const auto key = keyOf(number);
        if (!key)
            return key.error();
        if (!*key)
            continue;
        const auto plain = decryptOpenly((*key)->bytes(), body, placeOf(entry, index));
        if (!plain || plain->size() < saltBytes)
            return damaged("A part of an entry");
        auto& part = parts.back().emplace();
        std::copy_n(plain->begin(), saltBytes, part.salt.begin());
        part.canonical = {plain->begin() + saltBytes, plain->end()};
    }
    if (auto status = reader.finish("stored parts"); !status)
        return damaged("An entry");
    return parts;
}

Bytes sealState(const RecordId& id, BytesView canonical, const RecordKey& key, Random& random) {
    return encrypt(key.bytes(), canonical, id.bytes(), random);
}

Result<RecordState> openState(const RecordId& id, BytesView sealed, const RecordKey& key) {
    const auto plain = decryptOpenly(key.bytes(), sealed, id.bytes());
    if (!plain)
        return damaged("A record");
    return recordStateFrom(*plain);
}

} // namespace seenheard
