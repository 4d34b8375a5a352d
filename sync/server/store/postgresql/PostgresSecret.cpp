#include "sync/server/store/postgresql/PostgresSecret.h"

#include "platform/crypto/Hashing.h"
#include "platform/crypto/Sealing.h"
#include "sync/server/store/SecretFile.h"

namespace seenheard {

namespace {

SecretBytes derived(BytesView secret, std::string_view purpose) {
    return SecretBytes(hmacSha256(secret, bytesOf(purpose)).bytes());
}

} // namespace

PostgresSecret::PostgresSecret(BytesView secret)
    : identity_(derived(secret, "seenheard server: identity"))
    , recordKeys_(derived(secret, "seenheard server: record keys"))
    , referenceData_(derived(secret, "seenheard server: reference data")) {}

Result<PostgresSecret> PostgresSecret::create(const std::string& file, Random& random) {
    const auto secret = createSecretFile(file, random);
    return secret ? Result(PostgresSecret(secret->view())) : secret.error();
}

Result<PostgresSecret> PostgresSecret::read(const std::string& file) {
    const auto secret = readSecretFile(file, "Copy it from another machine that serves this store.");
    return secret ? Result(PostgresSecret(secret->view())) : secret.error();
}

Bytes PostgresSecret::seal(Purpose purpose, BytesView plain, BytesView place, Random& random) const {
    return encrypt(keyFor(purpose), plain, place, random);
}

Result<SecretBytes> PostgresSecret::open(Purpose purpose, BytesView sealed, BytesView place) const {
    auto plain = decrypt(keyFor(purpose), sealed, place);
    if (!plain)
        return fail(ErrorCode::NotOurs,
            "What is in the database cannot be opened with this secret. Give the --secret that was made when the store "
            "was: it is the same on every machine that serves it.");
    return plain;
}

Hash PostgresSecret::fingerprint(Purpose purpose, BytesView content) const {
    return hmacSha256(keyFor(purpose), content);
}

BytesView PostgresSecret::keyFor(Purpose purpose) const {
    switch (purpose) {
    case Purpose::Identity: return identity_.view();
    case Purpose::RecordKeys: return recordKeys_.view();
    case Purpose::ReferenceData: break;
    }
    return referenceData_.view();
}

} // namespace seenheard
