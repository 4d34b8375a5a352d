#include "sync/protocol/SealedPicture.h"

#include "platform/crypto/Hashing.h"
#include "platform/crypto/Sealing.h"
#include "sync/protocol/Limits.h"

namespace seenheard {

namespace {

/// Nothing else that is sealed under a key of 32 octets opens as a picture.
const Bytes& purpose() {
    static const Bytes octets = copyOf(bytesOf("seenheard picture v1"));
    return octets;
}

} // namespace

Result<SealedPicture> sealPicture(const PlainPicture& plain, const Instant& takenAt, Random& random) {
    if (encryptedSize(plain.file.size()) > limits::pictureBytes)
        return fail(ErrorCode::TooLarge,
            "The picture has " + std::to_string(plain.file.size()) + " octets; at most "
                + std::to_string(limits::pictureBytes) + " can be kept.");
    SealedPicture sealed;
    auto& picture = sealed.picture;
    picture.key = random.id<PictureKey>();
    sealed.octets = encrypt(picture.key.bytes(), plain.file, purpose(), random);
    picture.id.octets = sha256(sealed.octets).octets;
    picture.content = sha256(plain.file);
    picture.octets = static_cast<std::uint32_t>(sealed.octets.size());
    picture.kind = plain.kind;
    picture.width = plain.width;
    picture.height = plain.height;
    picture.takenAt = takenAt;
    return sealed;
}

Result<Bytes> openPicture(const Picture& picture, BytesView sealed) {
    auto plain = decryptOpenly(picture.key.bytes(), sealed, purpose());
    if (!plain || sha256(*plain) != picture.content)
        return fail(ErrorCode::BadSignature, "The picture's file is damaged: it is not what the record names.");
    return plain;
}

} // namespace seenheard
