#include "platform/device/SecretChoice.h"

#include "platform/base/File.h"

#include <sstream>

namespace seenheard {

namespace {

constexpr std::string_view mark = "Seen & Heard device secret";
constexpr int version = 1;
constexpr std::uint64_t mostBytes = 1024;

std::filesystem::path fileIn(const std::filesystem::path& profile) {
    return profile / "device-secret.txt";
}

Error corrupt(const std::filesystem::path& file) {
    return fail(ErrorCode::Corrupt,
        file.string()
            + " is damaged: it does not say where this tablet's part of the key lies. Nothing is lost; put the file "
              "back from a copy.");
}

} // namespace

std::string_view wordFor(SecretPlace place) {
    return place == SecretPlace::KeyStore ? "key-store" : "file";
}

std::optional<SecretPlace> secretPlaceFrom(std::string_view word) {
    for (const auto place : {SecretPlace::File, SecretPlace::KeyStore})
        if (word == wordFor(place))
            return place;
    return std::nullopt;
}

Result<SecretChoice> readSecretChoice(const std::filesystem::path& profile) {
    const auto file = fileIn(profile);
    const auto content = readFile(file, mostBytes);
    if (!content && content.error().code == ErrorCode::NotFound)
        return SecretChoice{};
    if (!content)
        return content.error();
    std::istringstream lines{std::string(textOf(*content))};
    std::string first;
    std::string word;
    std::string id;
    std::getline(lines, first);
    lines >> word >> id;
    if (!first.starts_with(mark))
        return corrupt(file);
    if (first != std::string(mark) + " " + std::to_string(version))
        return fail(ErrorCode::FromTheFuture,
            file.string() + " was written by a newer version of this program. Update the program.");
    const auto place = secretPlaceFrom(word);
    const auto keyStore = KeyStoreId::fromHex(id);
    if (!place || (*place == SecretPlace::KeyStore && !keyStore))
        return corrupt(file);
    return SecretChoice{*place, keyStore.value_or(KeyStoreId{})};
}

Status writeSecretChoice(const std::filesystem::path& profile, const SecretChoice& choice) {
    auto text = std::string(mark) + " " + std::to_string(version) + "\n" + std::string(wordFor(choice.place)) + "\n";
    if (choice.place == SecretPlace::KeyStore)
        text += choice.keyStore.hex() + "\n";
    return writeFileDurably(fileIn(profile), bytesOf(text));
}

} // namespace seenheard
