#include "sync/server/admin/RecoveryShares.h"

#include "platform/crypto/Hashing.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view beginning = "-----BEGIN SEEN AND HEARD RECOVERY SHARE-----\n";
constexpr std::string_view ending = "-----END SEEN AND HEARD RECOVERY SHARE-----\n";
constexpr std::size_t keyBytes = 32;
constexpr std::size_t checksumDigits = 16;

void xorInto(SecretBytes& into, BytesView other) {
    const auto octets = into.writable();
    for (std::size_t i = 0; i < keyBytes; ++i)
        octets[i] ^= other[i];
}

std::string checksumOf(std::string_view lines) {
    return sha256(bytesOf(lines)).hex().substr(0, checksumDigits);
}

std::string line(const std::string& name, const std::string& value) {
    return name + ": " + value + "\n";
}

std::string shareWords(std::size_t number) {
    return std::to_string(number) + " of 3, any two give the key";
}

/// Takes "name: value" lines off the front, in their order.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    std::string value(std::string_view name) {
        const auto end = rest_.find('\n');
        const bool there = end != std::string_view::npos && end >= name.size() + 2
            && rest_.substr(0, name.size()) == name && rest_.substr(name.size(), 2) == ": ";
        whole_ = whole_ && there;
        if (!there)
            return {};
        const std::string value(rest_.substr(name.size() + 2, end - name.size() - 2));
        rest_.remove_prefix(end + 1);
        return value;
    }
    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    bool whole_ = true;
};

Error corrupt(const std::string& what) {
    return fail(ErrorCode::Corrupt,
        "The recovery share cannot be used: " + what + ". Compare it with its copy, or take one of the other two.");
}

} // namespace

std::array<RecoveryShare, 3> splitRecoveryKey(const SealingKey& key, const std::string& serverName, Random& random) {
    // One-time pads: two random pieces, and a third that gives the key with both.
    std::array<SecretBytes, 3> pieces{SecretBytes(keyBytes), SecretBytes(keyBytes), SecretBytes(key.secret())};
    for (const std::size_t i : {0U, 1U}) {
        random.fill(pieces[i].writable());
        xorInto(pieces[2], pieces[i].view());
    }
    std::array<RecoveryShare, 3> shares;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i].serverName = serverName;
        shares[i].number = i + 1;
        shares[i].recoveryKey = key.publicKey();
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            if (piece != i)
                shares[i].pieces[piece] = SecretBytes(pieces[piece].view());
        }
    }
    return shares;
}

Result<SealingKey> joinRecoveryShares(const RecoveryShare& one, const RecoveryShare& other) {
    if (one.number == other.number)
        return fail(ErrorCode::InvalidInput, "That is the same share twice; take two different ones of the three.");
    if (one.recoveryKey != other.recoveryKey)
        return fail(ErrorCode::InvalidInput, "These two shares are of different recovery keys.");
    SecretBytes secret(keyBytes);
    for (std::size_t piece = 0; piece < one.pieces.size(); ++piece) {
        const auto& holder = piece + 1 == one.number ? other : one;
        if (holder.pieces[piece].view().size() != keyBytes)
            return corrupt("a piece has not the length of a key");
        xorInto(secret, holder.pieces[piece].view());
    }
    auto key = SealingKey::fromSecret(secret.view());
    if (!key)
        return key.error();
    if (key->publicKey() != one.recoveryKey)
        return fail(ErrorCode::BadSignature, "These two shares do not give the recovery key that they name.");
    return key;
}

SecretBytes textOf(const RecoveryShare& share) {
    auto lines = line("Server", share.serverName) + line("Share", shareWords(share.number))
        + line("Recovery key", share.recoveryKey.hex());
    for (std::size_t piece = 0; piece < share.pieces.size(); ++piece) {
        if (piece + 1 != share.number)
            lines += line("Piece " + std::to_string(piece + 1), toHex(share.pieces[piece].view()));
    }
    auto text = std::string(beginning) + lines + line("Checksum", checksumOf(lines)) + std::string(ending);
    SecretBytes kept(bytesOf(text));
    std::fill(text.begin(), text.end(), '\0');
    std::fill(lines.begin(), lines.end(), '\0');
    return kept;
}

Result<RecoveryShare> recoveryShareFrom(std::string_view text) {
    if (!text.starts_with(beginning))
        return fail(ErrorCode::NotOurs, "That file is no share of a recovery key.");
    text.remove_prefix(beginning.size());
    Lines lines(text);
    RecoveryShare share;
    share.serverName = lines.value("Server");
    const auto words = lines.value("Share");
    for (std::size_t number = 1; number <= share.pieces.size(); ++number) {
        if (words == shareWords(number))
            share.number = number;
    }
    const auto key = SealingPublicKey::fromHex(lines.value("Recovery key"));
    if (!lines.whole() || share.number == 0 || !key)
        return corrupt("a line is missing or unreadable");
    share.recoveryKey = *key;
    for (std::size_t piece = 0; piece < share.pieces.size(); ++piece) {
        if (piece + 1 == share.number)
            continue;
        const auto octets = fromHex(lines.value("Piece " + std::to_string(piece + 1)));
        if (!octets || octets->size() != keyBytes)
            return corrupt("a piece is missing or unreadable");
        share.pieces[piece] = SecretBytes(*octets);
    }
    const auto covered = text.substr(0, text.size() - lines.rest().size());
    if (lines.value("Checksum") != checksumOf(covered) || lines.rest() != ending)
        return corrupt("its checksum does not fit; a character was changed or lost");
    return share;
}

} // namespace seenheard
