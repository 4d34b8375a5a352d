#pragma once

#include "sync/transport/TlsKey.h"

#include <memory>
#include <string>

namespace seenheard {

/// An X.509 authority of a test's own.
class TestAuthority {
public:
    /// Ends that many days from now.
    explicit TestAuthority(int forDays = 2);
    ~TestAuthority();
    TestAuthority(const TestAuthority&) = delete;
    TestAuthority& operator=(const TestAuthority&) = delete;

    [[nodiscard]] const Bytes& certificate() const { return certificate_; }
    /// DER, for that public key. `address` is an IP address for a server, empty for a tablet; it begins to be valid
    /// that many days ago and ends that many days from now.
    [[nodiscard]] Bytes certify(
        BytesView publicDer, const std::string& address, int sinceDays = 1, int forDays = 1) const;

private:
    struct Key;

    std::unique_ptr<Key> key_;
    Bytes certificate_;
};

} // namespace seenheard
