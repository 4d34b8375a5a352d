#include "sync/protocol/TreeHead.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"
#include "sync/protocol/TreeHeadRefCoding.h"

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr std::size_t mostBytes = 256;

/// The signed bytes are the array without its last element.
CborWriter begun(const TreeHead& head, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(formatVersion);
    write(writer, head.ref);
    writer.integer(head.signedAtMs);
    return writer;
}

Bytes toSign(const TreeHead& head) {
    return signedBytes(signing_context::treeHead, begun(head, 3).result());
}

} // namespace

Bytes canonicalBytes(const TreeHead& head) {
    auto writer = begun(head, 4);
    writer.id(head.signature);
    return writer.take();
}

Result<TreeHead> treeHeadFrom(BytesView canonical) {
    constexpr std::string_view what = "tree head";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    TreeHead head;
    reader.expectArray(4);
    if (reader.unsignedInt() != formatVersion)
        reader.refuse("no format version");
    head.ref = readTreeHeadRef(reader);
    head.signedAtMs = reader.integer();
    head.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return head;
}

void sign(TreeHead& head, const SigningKey& issuing) {
    head.signature = issuing.sign(toSign(head));
}

bool verify(const TreeHead& head, const PublicKey& issuing) {
    return verify(issuing, toSign(head), head.signature);
}

} // namespace seenheard
