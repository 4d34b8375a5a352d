#pragma once

#include "platform/base/Bytes.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstring>
#include <functional>

namespace seenheard {

/// Fixed-size identifier that cannot be mixed up with another kind; Tag is only a name.
template<typename Tag, std::size_t Size>
struct FixedId {
    static constexpr std::size_t size = Size;
    std::array<std::uint8_t, Size> octets{};

    auto operator<=>(const FixedId&) const = default;

    [[nodiscard]] BytesView bytes() const { return octets; }
    [[nodiscard]] std::string hex() const { return toHex(octets); }
    [[nodiscard]] bool isZero() const {
        return std::all_of(octets.begin(), octets.end(), [](auto octet) { return octet == 0; });
    }

    /// Nothing unless exactly Size octets are given.
    [[nodiscard]] static std::optional<FixedId> fromBytes(BytesView bytes) {
        if (bytes.size() != Size)
            return std::nullopt;
        FixedId id;
        std::copy(bytes.begin(), bytes.end(), id.octets.begin());
        return id;
    }
    [[nodiscard]] static std::optional<FixedId> fromHex(std::string_view text) {
        const auto bytes = seenheard::fromHex(text);
        return bytes ? fromBytes(*bytes) : std::nullopt;
    }
};

/// SHA-256 of something.
using Hash = FixedId<struct HashTag, 32>;
/// One entry: SHA-256 of its canonical header.
using EntryId = FixedId<struct EntryTag, 32>;
/// One officer on one tablet (one enrolment): first 16 octets of SHA-256 of the signing public key.
using SignerId = FixedId<struct SignerTag, 16>;
/// One officer, across signers. Given by the server.
using OfficerId = FixedId<struct OfficerTag, 16>;
/// One tablet, given at enrolment.
using TabletId = FixedId<struct TabletTag, 16>;
/// One record; derived from what it is about where that was picked, else random (see ENGINE: identity).
using RecordId = FixedId<struct RecordTag, 16>;
/// One item of a list inside a record (one child, one quotation).
using ItemId = FixedId<struct ItemTag, 16>;
/// One sealed picture: SHA-256 of its sealed octets.
using PictureId = FixedId<struct PictureTag, 32>;
/// One draft on a tablet, named in the header of the entry that it becomes.
using DraftId = FixedId<struct DraftTag, 16>;

} // namespace seenheard

template<typename Tag, std::size_t Size>
struct std::hash<seenheard::FixedId<Tag, Size>> {
    std::size_t operator()(const seenheard::FixedId<Tag, Size>& id) const noexcept {
        // Ids are hashes or random: their first octets are already well spread.
        std::size_t value = 0;
        std::memcpy(&value, id.octets.data(), sizeof value);
        return value;
    }
};
