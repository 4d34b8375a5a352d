#pragma once

#include "sync/protocol/ExchangeRequest.h"

#include <functional>

namespace seenheard {

/// Which entries of whom the receiver is known to hold.
using HeldByReceiver = std::function<bool(const SignerId& signer, std::uint64_t number)>;
/// What the receiver holds under that number; an error where it holds nothing.
using EntryIdOf = std::function<Result<EntryId>(const SignerId& signer, std::uint64_t number)>;

/// An entry taken apart, as far as the request around it does not matter: most of what leaving out costs, and it can be
/// done before.
struct EntryPieces {
    explicit EntryPieces(Bytes octets);

    struct Pieces {
        Entry entry;
        EntryHeader header;
        EntryId id;
        std::vector<std::optional<Part>> parts;
    };
    Bytes canonical;
    std::optional<Pieces> pieces; ///< Nothing where it is not exactly what it seems; then it travels whole.
};

/// `request` is the one around them: its signer, tree head, forms and time are not repeated. What cannot be elided
/// exactly travels whole inside.
[[nodiscard]] ElidedEntries elide(
    const std::vector<EntryPieces>& entries, const ExchangeRequest& request, const HeldByReceiver& held);
[[nodiscard]] ElidedEntries elide(
    const std::vector<Bytes>& entries, const ExchangeRequest& request, const HeldByReceiver& held);

/// The inverse. NotFound where something left out is not held here: ask for whole entries. Else Malformed.
[[nodiscard]] Result<std::vector<Bytes>> restore(
    const ElidedEntries& elided, const ExchangeRequest& request, const EntryIdOf& idOf);

} // namespace seenheard
