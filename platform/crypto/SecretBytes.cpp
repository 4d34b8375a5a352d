#include "platform/crypto/SecretBytes.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

namespace seenheard {

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
    if (size == 0)
        return;
    readySodium();
    // Pages of its own, kept out of swap and core dumps, with a guard behind: some microseconds each.
    data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (data_ == nullptr)
        throw std::bad_alloc();
    std::fill_n(data_, size, std::uint8_t{0});
}

SecretBytes::SecretBytes(BytesView copyFrom) : SecretBytes(copyFrom.size()) {
    std::copy(copyFrom.begin(), copyFrom.end(), data_);
}

SecretBytes::~SecretBytes() {
    wipe();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr))
    , size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        wipe();
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
    }
    return *this;
}

void SecretBytes::wipe() noexcept {
    sodium_free(data_); // overwrites before it gives back; nothing happens for a null pointer
    data_ = nullptr;
    size_ = 0;
}

} // namespace seenheard
