#include "sync/protocol/PictureReceipt.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

constexpr std::uint64_t elements = 6;

void writeUnsigned(CborWriter& writer, const PictureReceipt& receipt) {
    writer.unsignedInt(PictureReceipt::formatVersion);
    writer.text(receipt.serverName);
    writer.id(receipt.picture);
    writer.unsignedInt(receipt.octets);
    writer.integer(receipt.receivedAtMs);
}

Bytes toSign(const PictureReceipt& receipt) {
    CborWriter writer;
    writer.array(elements - 1);
    writeUnsigned(writer, receipt);
    return signedBytes(signing_context::pictureReceipt, writer.take());
}

} // namespace

void signReceipt(PictureReceipt& receipt, const SigningKey& issuing) {
    receipt.signature = issuing.sign(toSign(receipt));
}

bool verify(const PictureReceipt& receipt, const PublicKey& issuing) {
    return verify(issuing, toSign(receipt), receipt.signature);
}

Bytes canonicalBytes(const PictureReceipt& receipt) {
    CborWriter writer;
    writer.array(elements);
    writeUnsigned(writer, receipt);
    writer.id(receipt.signature);
    return writer.take();
}

PictureReceipt readPictureReceipt(CborReader& reader) {
    PictureReceipt receipt;
    reader.expectArray(elements);
    if (reader.unsignedInt() != PictureReceipt::formatVersion)
        reader.refuse("no format version");
    receipt.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    receipt.picture = reader.id<PictureId>();
    receipt.octets = reader.unsignedInt();
    receipt.receivedAtMs = reader.integer();
    receipt.signature = reader.id<Signature>();
    return receipt;
}

} // namespace seenheard
