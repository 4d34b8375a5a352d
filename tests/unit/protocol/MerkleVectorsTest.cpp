#include "platform/crypto/Hashing.h"
#include "sync/protocol/MerkleTree.h"
#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include <filesystem>
#include <fstream>

using namespace seenheard;

namespace {

std::string fromBase64(const std::string& text) {
    std::string octets(text.size(), '\0');
    std::size_t size = 0;
    REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(octets.data()), octets.size(), text.data(), text.size(),
                nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL)
        == 0);
    octets.resize(size);
    return octets;
}

/// Nothing where the octets are no hash: such a vector is refused before the algorithm, by its length. The
/// published roots "don't care 1" and "don't care 2" stand for any hash.
std::optional<Hash> hashFrom(const nlohmann::json& base64) {
    const auto octets = fromBase64(base64.get<std::string>());
    if (octets.starts_with("don't care"))
        return sha256(bytesOf(octets));
    return Hash::fromBytes(bytesOf(octets));
}

std::optional<std::vector<Hash>> proofFrom(const nlohmann::json& list) {
    std::vector<Hash> proof;
    if (list.is_null())
        return proof;
    for (const auto& element : list) {
        const auto hash = hashFrom(element);
        if (!hash)
            return std::nullopt;
        proof.push_back(*hash);
    }
    return proof;
}

bool inclusionHolds(const nlohmann::json& vector) {
    const auto leafHash = hashFrom(vector["leafHash"]);
    const auto root = hashFrom(vector["root"]);
    const auto proof = proofFrom(vector["proof"]);
    return leafHash && root && proof
        && verifyInclusion(
            vector["leafIdx"].get<std::uint64_t>(), vector["treeSize"].get<std::uint64_t>(), *leafHash, *proof, *root);
}

bool consistencyHolds(const nlohmann::json& vector) {
    const auto older = hashFrom(vector["root1"]);
    const auto newer = hashFrom(vector["root2"]);
    const auto proof = proofFrom(vector["proof"]);
    return older && newer && proof
        && verifyConsistency(
            vector["size1"].get<std::uint64_t>(), vector["size2"].get<std::uint64_t>(), *proof, *older, *newer);
}

struct Count {
    std::size_t accepted = 0;
    std::size_t refused = 0;
};

Count checkAll(std::string_view folder, bool (*holds)(const nlohmann::json&)) {
    Count count;
    for (const auto& file : std::filesystem::recursive_directory_iterator(sharedVector(folder))) {
        if (file.path().extension() != ".json")
            continue;
        std::ifstream text(file.path());
        const auto vector = nlohmann::json::parse(text);
        CAPTURE(file.path().string(), vector["desc"].get<std::string>());
        const bool accepted = holds(vector);
        CHECK(accepted != vector["wantErr"].get<bool>());
        ++(accepted ? count.accepted : count.refused);
    }
    return count;
}

} // namespace

TEST_CASE("The published inclusion proofs are accepted or refused as they should be") {
    const auto count = checkAll("merkle/testdata/inclusion", inclusionHolds);
    CHECK(count.accepted > 0);
    CHECK(count.refused > count.accepted);
}

TEST_CASE("The published consistency proofs are accepted or refused as they should be") {
    const auto count = checkAll("merkle/testdata/consistency", consistencyHolds);
    CHECK(count.accepted > 0);
    CHECK(count.refused > count.accepted);
}
