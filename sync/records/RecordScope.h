#pragma once

#include "sync/records/Cbor.h"

#include <compare>
#include <optional>
#include <string>

namespace seenheard {

/// Why somebody holds a record. Numbers are on the wire and never used for anything else.
enum class ScopeKind : std::uint8_t {
    Force = 0,           ///< Everybody: what concerns the whole force. One scope, without an id.
    Officer = 1,         ///< One officer's own; the id is his, in hex.
    Team = 2,            ///< What was written in a team; the id is its name.
    Home = 3,            ///< Of one children's home.
    MissingChildren = 4, ///< A district's missing children; the id is the district's name.
    Child = 5            ///< One child's timeline; the id is that of the picked child.
};

/// A reason to hold a record, and a feed of the log. Records are in scopes by their facts (RecordScopes.h), people
/// follow scopes by assignment.
struct RecordScope {
    ScopeKind kind = ScopeKind::Force;
    std::string id;

    auto operator<=>(const RecordScope&) const = default;
};

[[nodiscard]] RecordScope forceScope();
[[nodiscard]] RecordScope officerScope(const OfficerId& officer);

/// The word of a kind as forms and commands write it ("team", "missing_children").
[[nodiscard]] std::string_view wordFor(ScopeKind kind);
[[nodiscard]] std::optional<ScopeKind> scopeKindFrom(std::string_view word);

/// [kind, id], as it stands inside messages. An id has at most 1024 octets.
void write(CborWriter& writer, const RecordScope& scope);
[[nodiscard]] RecordScope readRecordScope(CborReader& reader);

} // namespace seenheard
