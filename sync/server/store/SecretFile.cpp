#include "sync/server/store/SecretFile.h"

#include "platform/base/File.h"

namespace seenheard {

namespace {

constexpr std::size_t secretBytes = 32;

} // namespace

Result<SecretBytes> createSecretFile(const std::filesystem::path& file, Random& random) {
    SecretBytes secret(secretBytes);
    random.fill(secret.writable());
    const auto line = toHex(secret.view()) + "\n";
    if (auto status = createFileDurably(file, bytesOf(line)); !status)
        return status.error();
    return secret;
}

Result<SecretBytes> readSecretFile(const std::filesystem::path& file, const std::string& whereItIs) {
    const auto content = readFile(file, 2 * secretBytes + 1);
    if (!content && content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, file.string() + ", the key of the store, is not there. " + whereItIs);
    if (!content)
        return content.error();
    auto text = textOf(*content);
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    const auto secret = fromHex(text);
    if (!secret || secret->size() != secretBytes)
        return fail(ErrorCode::NotOurs, file.string() + " is not the key of a server's store.");
    return SecretBytes(*secret);
}

} // namespace seenheard
