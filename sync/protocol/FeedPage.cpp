#include "sync/protocol/FeedPage.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

void write(CborWriter& writer, const FeedLeaf& leaf) {
    writer.array(4);
    writer.unsignedInt(leaf.leaf);
    writer.bytes(leaf.entry);
    writer.unsignedInt(static_cast<std::uint64_t>(leaf.held));
    writer.bytes(leaf.released);
}

FeedLeaf readFeedLeaf(CborReader& reader) {
    FeedLeaf leaf;
    reader.expectArray(4);
    leaf.leaf = reader.unsignedInt();
    leaf.entry = readBytes(reader, limits::entryBytes, "an entry that is too large");
    leaf.held = readEnum(reader, HoldReason::StaleTreeHead, "an unknown reason for a hold");
    leaf.released = readBytes(reader, limits::entryBytes, "a released entry that is too large");
    return leaf;
}

void write(CborWriter& writer, const PassedSubtree& passed) {
    writer.array(3);
    writer.unsignedInt(passed.first);
    writer.unsignedInt(passed.level);
    writer.id(passed.hash);
}

PassedSubtree readPassedSubtree(CborReader& reader) {
    PassedSubtree passed;
    reader.expectArray(3);
    passed.first = reader.unsignedInt();
    const auto level = reader.unsignedInt();
    if (level > limits::subtreeLevel)
        reader.refuse("a subtree that is larger than any log");
    else
        passed.level = static_cast<std::uint8_t>(level);
    passed.hash = reader.id<Hash>();
    return passed;
}

void write(CborWriter& writer, const FeedMark& mark) {
    writer.array(4);
    writer.unsignedInt(mark.leaf);
    writer.id(mark.record);
    writer.unsignedInt(mark.scope);
    writer.unsignedInt(static_cast<std::uint64_t>(mark.event));
}

FeedMark readFeedMark(CborReader& reader) {
    FeedMark mark;
    reader.expectArray(4);
    mark.leaf = reader.unsignedInt();
    mark.record = reader.id<RecordId>();
    const auto scope = reader.unsignedInt();
    if (scope >= limits::scopesFollowed)
        reader.refuse("a scope that is not among those followed");
    else
        mark.scope = static_cast<std::uint32_t>(scope);
    mark.event = readEnum(reader, FeedEvent::Left, "an unknown event of a feed");
    if (mark.event == FeedEvent::Entry)
        reader.refuse("a mark that says nothing");
    return mark;
}

} // namespace seenheard
