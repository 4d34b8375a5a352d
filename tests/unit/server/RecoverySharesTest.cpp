#include "sync/server/admin/RecoveryShares.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct Split {
    SeededRandom random{5};
    SealingKey key = SealingKey::generate(random);
    std::array<RecoveryShare, 3> shares = splitRecoveryKey(key, "Test Force", random);

    RecoveryShare onPaper(std::size_t i) const {
        const auto text = textOf(shares[i]);
        auto read = recoveryShareFrom(textOf(text.view()));
        REQUIRE(read.ok());
        return *std::move(read);
    }
};

} // namespace

TEST_CASE("Any two of the three shares give the recovery key, from paper too") {
    const Split split;
    for (const auto& [one, other] : {std::pair{0U, 1U}, {1U, 0U}, {0U, 2U}, {2U, 0U}, {1U, 2U}, {2U, 1U}}) {
        const auto key = joinRecoveryShares(split.onPaper(one), split.onPaper(other));
        REQUIRE(key.ok());
        CHECK(toHex(key->secret()) == toHex(split.key.secret()));
    }
}

TEST_CASE("One share alone holds two pads and says nothing of the key") {
    const Split split;
    for (const auto& share : split.shares) {
        CHECK(share.pieces[share.number - 1].empty());
        const auto text = textOf(share);
        CHECK(textOf(text.view()).find(toHex(split.key.secret())) == std::string_view::npos);
    }
    // The same share fits every key there is: for another key there are pieces that complete it.
    SeededRandom random{6};
    const auto other = SealingKey::generate(random);
    const auto& share = split.shares[0];
    Bytes completing(32);
    for (std::size_t i = 0; i < completing.size(); ++i)
        completing[i] =
            static_cast<std::uint8_t>(other.secret()[i] ^ share.pieces[1].view()[i] ^ share.pieces[2].view()[i]);
    RecoveryShare invented;
    invented.number = 2;
    invented.recoveryKey = other.publicKey();
    invented.pieces[0] = SecretBytes(completing);
    invented.pieces[2] = share.pieces[2].clone();
    RecoveryShare relabelled;
    relabelled.number = 1;
    relabelled.recoveryKey = other.publicKey();
    relabelled.pieces[1] = share.pieces[1].clone();
    relabelled.pieces[2] = share.pieces[2].clone();
    CHECK(joinRecoveryShares(relabelled, invented).ok());
}

TEST_CASE("The same share twice, and shares of two keys, are refused") {
    const Split split;
    CHECK(joinRecoveryShares(split.shares[0], split.shares[0]).error().code == ErrorCode::InvalidInput);
    SeededRandom random{7};
    const auto others = splitRecoveryKey(SealingKey::generate(random), "Test Force", random);
    CHECK(joinRecoveryShares(split.shares[0], others[1]).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("A share with any one character changed, or cut anywhere, is refused") {
    const Split split;
    const auto secret = textOf(split.shares[1]);
    const std::string text(textOf(secret.view()));
    for (std::size_t at = 0; at < text.size(); ++at) {
        CAPTURE(at);
        auto changed = text;
        changed[at] = changed[at] == '7' ? '8' : '7';
        CHECK_FALSE(recoveryShareFrom(changed).ok());
        CHECK_FALSE(recoveryShareFrom(text.substr(0, at)).ok());
    }
}

} // namespace seenheard
