#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <string>
#include <vector>

namespace seenheard {

/// What was done with personal data, in the words of section 62 of the Data Protection Act 2018; and what was done to
/// who may do it. Numbers are stored and never used for anything else.
enum class AuditKind : std::uint8_t {
    Collection = 1,
    Alteration = 2,
    Consultation = 3,
    Disclosure = 4,
    Combination = 5,
    Erasure = 6,
    Administration = 7
};

/// "disclosure"
[[nodiscard]] std::string_view wordFor(AuditKind kind);

/// One thing that the server did with records, by ids alone: no word of a record.
struct AuditRow {
    std::int64_t number = 0; ///< The store's to give: rises with every row.
    std::int64_t atMs = 0;
    AuditKind kind = AuditKind::Disclosure;
    std::string how;    ///< "exchange", "picture", "export", "code_made", …
    SignerId signer;    ///< Of the tablet or desk that asked; zeros for a command.
    std::string person; ///< Who asked, by name, where no signer says it.
    std::string why;
    std::string subject; ///< What it was about beside records: an officer, a code, a set.
    std::vector<RecordId> records;
    std::string detail; ///< "leaves 12 to 80".
    Hash digest;        ///< Of all but the number.

    bool operator==(const AuditRow&) const = default;
};

/// SHA-256 over everything that a row says, but for its number and the digest.
[[nodiscard]] Hash digestOf(const AuditRow& row);

/// Rows are added and never changed: no function here does, the role that serves on PostgreSQL cannot, and triggers
/// refuse it besides.
class AuditStore {
public:
    virtual ~AuditStore() = default;
    /// All or none, durable when it returns success. Numbers and digests are filled in on the way.
    [[nodiscard]] virtual Status append(std::vector<AuditRow> rows) = 0;
    /// Those with a higher number, in order, at most `most`; as they are stored, right or not.
    [[nodiscard]] virtual Result<std::vector<AuditRow>> rows(std::int64_t after, std::size_t most) = 0;
};

} // namespace seenheard
