#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Entry.h"

#include <optional>
#include <span>

namespace seenheard {

/// How a signer stands.
enum class SignerStanding : std::uint8_t {
    Open = 0,
    Revoked = 1, ///< Whatever is first received afterwards is held, and no leaf behind that one is sent there.
    Retired = 2, ///< Enrolled anew; still applied.
    Forked = 3   ///< Two entries under one number: it may have been copied.
};

/// "revoked"
[[nodiscard]] std::string_view wordFor(SignerStanding standing);

/// Where an act stands among those of the server's signers, by what its author had seen and its number in his chain.
/// After a restore acts come back late: which is the newer is not told by the leaf.
struct ActPlace {
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    std::uint64_t number = 0;

    auto operator<=>(const ActPlace&) const = default;
};
[[nodiscard]] ActPlace actPlaceOf(const EntryHeader& header);

/// A role that a signer has from a leaf of the log on, whatever its certificate says.
struct RoleChange {
    std::uint64_t leaf = 0;
    Role role = Role::Officer;
    ActPlace act = {}; ///< That gave it; on a tablet.

    bool operator==(const RoleChange&) const = default;
};

/// The role of a signer for whoever had seen the first `treeSize` leaves: nobody is judged by a change that he could
/// not know. `changes` go by leaf. The same on the tablet when writing and on the server at receipt.
[[nodiscard]] Role roleAt(Role certified, std::span<const RoleChange> changes, std::uint64_t treeSize);

} // namespace seenheard
