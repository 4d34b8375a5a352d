#pragma once

#include "platform/base/Bytes.h"

namespace seenheard {

/// Key material: kept in memory that is locked and wiped when it goes. Moves, never copies by accident.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);
    explicit SecretBytes(BytesView copyFrom);
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    [[nodiscard]] BytesView view() const { return {data_, size_}; }
    [[nodiscard]] std::span<std::uint8_t> writable() { return {data_, size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }

private:
    void wipe() noexcept;

    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace seenheard
