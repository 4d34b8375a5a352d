#include "sync/server/store/ReceivedEntriesStore.h"

#include "sync/server/store/StoredLeafStore.h"

namespace seenheard {

Status ReceivedEntriesStore::keep(std::int64_t signerNumber, const ReceivedEntry& entry, BytesView sealedParts) {
    const auto& header = entry.verified.header;
    auto insert = data_.prepare(
        "insert into received (entry, signer, number, seen_epoch, seen_size, held, received_at, header, signature, "
        "parts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (entry) do nothing");
    if (!insert)
        return insert.error();
    insert->bind(0, entry.verified.id).bind(1, signerNumber).bind(2, header.number);
    insert->bind(3, header.treeHeadSeen.epoch).bind(4, header.treeHeadSeen.size);
    insert->bind(5, static_cast<int>(entry.held)).bind(6, entry.receivedAtMs);
    return insert->bind(7, entry.entry.header).bind(8, entry.entry.signature).bind(9, sealedParts).run();
}

Status ReceivedEntriesStore::drop(std::uint64_t place) {
    auto remove = data_.prepare("delete from received where place = ?");
    if (!remove)
        return remove.error();
    return remove->bind(0, place).run();
}

Result<std::optional<std::int64_t>> ReceivedEntriesStore::receivedAt(const EntryId& entry) {
    auto select = data_.prepare("select received_at from received where entry = ?");
    if (!select)
        return select.error();
    const auto there = select->bind(0, entry).row();
    if (!there)
        return there.error();
    return *there ? std::optional(select->integer(0)) : std::optional<std::int64_t>();
}

Result<std::vector<ReceivedEntry>> ReceivedEntriesStore::inOrder(std::size_t most, const RecordKeyOf& keyOf) {
    auto select = data_.prepare("select place, held, received_at, header, signature, parts from received "
                                "order by seen_epoch, seen_size, signer, number, place limit ?");
    if (!select)
        return select.error();
    select->bind(0, static_cast<std::uint64_t>(most));
    std::vector<ReceivedEntry> found;
    for (auto more = select->row();; more = select->row()) {
        if (!more)
            return more.error();
        if (!*more)
            return found;
        auto& received = found.emplace_back();
        received.place = static_cast<std::uint64_t>(select->integer(0));
        received.held = static_cast<HoldReason>(select->integer(1));
        received.receivedAtMs = select->integer(2);
        auto entry = opened({select->blob(3), select->blob(4), select->blob(5)}, keyOf);
        if (!entry)
            return entry.error();
        received.entry = std::move(*entry);
    }
}

Result<std::optional<EntryId>> ReceivedEntriesStore::entryAt(const SignerId& signer, std::uint64_t number) {
    auto select = data_.prepare("select entry from received where signer = (select number from signers where id = ?) "
                                "and number = ? order by place limit 1");
    if (!select)
        return select.error();
    const auto there = select->bind(0, signer).bind(1, number).row();
    if (!there)
        return there.error();
    return *there ? std::optional(select->id<EntryId>(0)) : std::optional<EntryId>();
}

} // namespace seenheard
