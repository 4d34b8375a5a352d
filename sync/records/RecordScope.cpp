#include "sync/records/RecordScope.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr std::size_t mostIdBytes = 1024;
constexpr std::array words{std::pair{ScopeKind::Force, std::string_view("force")},
    std::pair{ScopeKind::Officer, std::string_view("officer")}, std::pair{ScopeKind::Team, std::string_view("team")},
    std::pair{ScopeKind::Home, std::string_view("home")},
    std::pair{ScopeKind::MissingChildren, std::string_view("missing_children")},
    std::pair{ScopeKind::Child, std::string_view("child")}};

} // namespace

RecordScope forceScope() {
    return {ScopeKind::Force, {}};
}

RecordScope officerScope(const OfficerId& officer) {
    return {ScopeKind::Officer, officer.hex()};
}

std::string_view wordFor(ScopeKind kind) {
    for (const auto& [known, word] : words)
        if (known == kind)
            return word;
    return {};
}

std::optional<ScopeKind> scopeKindFrom(std::string_view word) {
    for (const auto& [kind, known] : words)
        if (known == word)
            return kind;
    return std::nullopt;
}

void write(CborWriter& writer, const RecordScope& scope) {
    writer.array(2);
    writer.unsignedInt(static_cast<std::uint64_t>(scope.kind));
    writer.text(scope.id);
}

RecordScope readRecordScope(CborReader& reader) {
    RecordScope scope;
    reader.expectArray(2);
    const auto kind = reader.unsignedInt();
    if (kind > static_cast<std::uint64_t>(ScopeKind::Child))
        reader.refuse("an unknown kind of scope");
    else
        scope.kind = static_cast<ScopeKind>(kind);
    scope.id = reader.text();
    if (scope.id.size() > mostIdBytes || scope.id.empty() != (scope.kind == ScopeKind::Force))
        reader.refuse("a scope's id that is missing or too long");
    return scope;
}

} // namespace seenheard
