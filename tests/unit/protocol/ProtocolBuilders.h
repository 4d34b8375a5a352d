#pragma once

#include "sync/protocol/Messages.h"
#include "tests/support/SeededRandom.h"

namespace seenheard {

/// A key made from a number, so that a test names its signers.
[[nodiscard]] SigningKey keyOf(std::uint8_t number);

/// A part with a few operations of several kinds.
[[nodiscard]] Part somePart(SeededRandom& random);
/// A first entry's header without its signer and commitments.
[[nodiscard]] EntryHeader someHeader(SeededRandom& random);
/// A first entry with that many parts.
[[nodiscard]] Entry someEntry(SeededRandom& random, const SigningKey& key, std::size_t parts = 2);

[[nodiscard]] SignerCertificate someCertificate(SeededRandom& random);
[[nodiscard]] TreeHead someTreeHead(SeededRandom& random);
[[nodiscard]] ExchangeRequest someRequest(SeededRandom& random);
[[nodiscard]] ExchangeResponse someResponse(SeededRandom& random);
[[nodiscard]] EnrolmentRequest someEnrolmentRequest(SeededRandom& random);
[[nodiscard]] EnrolmentResponse someEnrolmentResponse(SeededRandom& random);

/// Short, sometimes empty, of several scripts.
[[nodiscard]] std::string someText(SeededRandom& random);

} // namespace seenheard
