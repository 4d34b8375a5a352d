#include "platform/crypto/SecretBytes.h"

#include <catch2/catch_test_macros.hpp>

#include <type_traits>

namespace seenheard {

TEST_CASE("A secret holds a copy of what it was given") {
    Bytes source{1, 2, 3};
    const SecretBytes secret{BytesView(source)};
    source[0] = 9;
    CHECK(copyOf(secret.view()) == Bytes{1, 2, 3});
}

TEST_CASE("A secret of a size begins as zeros and can be written") {
    SecretBytes secret(4);
    CHECK(copyOf(secret.view()) == Bytes(4, 0));
    secret.writable()[2] = 5;
    CHECK(copyOf(secret.view()) == Bytes{0, 0, 5, 0});
}

TEST_CASE("A secret moves and leaves nothing behind") {
    SecretBytes first{BytesView(Bytes{1, 2, 3})};
    SecretBytes second(std::move(first));
    CHECK(first.empty()); // NOLINT(bugprone-use-after-move): that is the promise
    CHECK(second.size() == 3);

    SecretBytes third{BytesView(Bytes{4})};
    third = std::move(second);
    CHECK(second.empty()); // NOLINT(bugprone-use-after-move)
    CHECK(copyOf(third.view()) == Bytes{1, 2, 3});
}

TEST_CASE("A secret is copied only where somebody says so") {
    STATIC_CHECK_FALSE(std::is_copy_constructible_v<SecretBytes>);
    STATIC_CHECK_FALSE(std::is_copy_assignable_v<SecretBytes>);
    const SecretBytes secret{BytesView(Bytes{1, 2, 3})};
    const auto twin = secret.clone();
    CHECK(copyOf(twin.view()) == copyOf(secret.view()));
    CHECK(twin.view().data() != secret.view().data());
}

TEST_CASE("An empty secret is one too") {
    const SecretBytes none;
    CHECK(none.empty());
    CHECK(none.clone().empty());
    CHECK(SecretBytes(BytesView{}).empty());
}

} // namespace seenheard
