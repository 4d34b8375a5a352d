#include "sync/server/store/EmbeddedFiles.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"

namespace seenheard {

namespace {

constexpr std::size_t secretBytes = 32;

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

Result<EmbeddedKeys> createSecret(const EmbeddedFiles& files, BytesView secret) {
    const auto line = toHex(secret) + "\n";
    if (auto status = createFileDurably(files.secret, bytesOf(line)); !status)
        return status.error();
    return keysFrom(secret);
}

Result<EmbeddedKeys> readSecret(const EmbeddedFiles& files) {
    auto content = readFile(files.secret, 2 * secretBytes + 1);
    if (!content && content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
            files.secret.string() + ", the key of the store, is not there. Put it beside " + files.data.string()
                + ", or make a new store with 'seenheard-server init'.");
    if (!content)
        return content.error();
    auto text = textOf(*content);
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    const auto secret = fromHex(text);
    if (!secret || secret->size() != secretBytes)
        return fail(ErrorCode::NotOurs, files.secret.string() + " is not the key of a server's store.");
    return keysFrom(*secret);
}

} // namespace seenheard
