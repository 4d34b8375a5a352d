#include "sync/engine/DeliveryMark.h"

#include "platform/base/File.h"
#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr std::uint64_t mostBytes = 64ULL * 1024 * 1024;
constexpr std::size_t mostSigners = 1024;
constexpr std::size_t mostAnswered = 1'000'000;

std::filesystem::path fileOf(const std::filesystem::path& box) {
    return box / "delivered";
}

Bytes canonicalBytes(const DeliveryMark& mark) {
    CborWriter writer;
    writer.array(3);
    writer.unsignedInt(formatVersion);
    writer.array(mark.settledUpTo.size());
    for (const auto& [signer, number] : mark.settledUpTo) {
        writer.array(2);
        writer.id(signer);
        writer.unsignedInt(number);
    }
    writer.array(mark.answered.size());
    for (const auto& [entry, state] : mark.answered) {
        writer.array(2);
        writer.id(entry);
        writer.unsignedInt(static_cast<std::uint64_t>(state));
    }
    return writer.take();
}

} // namespace

bool DeliveryMark::isWaiting(const BoxHeader& entry) const {
    if (entry.kind != BoxKind::Entry || answered.contains(entry.entry))
        return false;
    const auto settled = settledUpTo.find(entry.signer);
    return settled == settledUpTo.end() || entry.number > settled->second;
}

DeliveryMark readDeliveryMark(const std::filesystem::path& box) {
    const auto file = readFile(fileOf(box), mostBytes);
    if (!file)
        return {};
    CborReader reader(*file);
    DeliveryMark mark;
    reader.expectArray(3);
    if (reader.unsignedInt() != formatVersion)
        return {};
    for (auto left = reader.array(mostSigners); left > 0 && !reader.failed(); --left) {
        reader.expectArray(2);
        const auto signer = reader.id<SignerId>();
        mark.settledUpTo[signer] = reader.unsignedInt();
    }
    for (auto left = reader.array(mostAnswered); left > 0 && !reader.failed(); --left) {
        reader.expectArray(2);
        const auto entry = reader.id<EntryId>();
        mark.answered[entry] = readEnum(reader, ReceiptState::Refused, "an unknown state");
    }
    return reader.finish("mark of what was delivered") ? mark : DeliveryMark{};
}

Status writeDeliveryMark(const std::filesystem::path& box, const DeliveryMark& mark) {
    return writeFileDurably(fileOf(box), canonicalBytes(mark));
}

} // namespace seenheard
