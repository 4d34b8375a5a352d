#include "sync/server/store/EmbeddedFiles.h"

#include "platform/crypto/Hashing.h"
#include "sync/server/store/SecretFile.h"

namespace seenheard {

namespace {

EmbeddedKeys keysFrom(BytesView secret) {
    return {SecretBytes(hmacSha256(secret, bytesOf("seenheard server: data")).bytes()),
        SecretBytes(hmacSha256(secret, bytesOf("seenheard server: record keys")).bytes())};
}

std::filesystem::path beside(const std::filesystem::path& file, const char* ending) {
    auto path = file;
    path += ending;
    return path;
}

} // namespace

EmbeddedFiles::EmbeddedFiles(std::filesystem::path file)
    : data(std::move(file))
    , keys(beside(data, ".keys"))
    , secret(beside(data, ".secret"))
    , pictures(beside(data, ".pictures")) {}

Status EmbeddedFiles::checkAbsent() const {
    for (const auto* file : {&data, &keys, &secret}) {
        std::error_code ignored;
        if (std::filesystem::exists(*file, ignored))
            return fail(ErrorCode::AlreadyExists,
                file->string()
                    + " is there already; nothing was overwritten. Choose another --store, or move it away.");
    }
    return success();
}

void EmbeddedFiles::remove() const {
    for (const auto* file : {&data, &keys, &secret}) {
        for (const char* ending : {"", "-wal", "-shm"}) {
            std::error_code ignored;
            std::filesystem::remove(beside(*file, ending), ignored);
        }
    }
}

Result<EmbeddedKeys> createSecret(const EmbeddedFiles& files, Random& random) {
    const auto secret = createSecretFile(files.secret, random);
    return secret ? Result(keysFrom(secret->view())) : secret.error();
}

Result<EmbeddedKeys> readSecret(const EmbeddedFiles& files) {
    const auto secret = readSecretFile(
        files.secret, "Put it beside " + files.data.string() + ", or make a new store with 'seenheard-server init'.");
    return secret ? Result(keysFrom(secret->view())) : secret.error();
}

} // namespace seenheard
