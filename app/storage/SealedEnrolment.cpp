#include "app/storage/SealedEnrolment.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "platform/crypto/Sealing.h"

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 65'536;
constexpr std::string_view purpose = "Seen & Heard: what enrolment gave";

/// A key for this and nothing else.
Hash keyUnder(BytesView databaseKey) {
    return hmacSha256(databaseKey, bytesOf(purpose));
}

} // namespace

Status writeSealedEnrolment(
    const ProfileDirectory& profile, BytesView databaseKey, const Enrolled& enrolled, Random& random) {
    const auto sealed = encrypt(keyUnder(databaseKey).bytes(), canonicalBytes(enrolled), bytesOf(purpose), random);
    return writeFileDurably(profile.sealedEnrolment(), sealed);
}

Result<Enrolled> readSealedEnrolment(const ProfileDirectory& profile, BytesView databaseKey) {
    const auto sealed = readFile(profile.sealedEnrolment(), mostBytes);
    if (!sealed)
        return sealed.error();
    const auto opened = decrypt(keyUnder(databaseKey).bytes(), *sealed, bytesOf(purpose));
    if (!opened)
        return opened.error();
    return enrolledFrom(opened->view());
}

} // namespace seenheard
