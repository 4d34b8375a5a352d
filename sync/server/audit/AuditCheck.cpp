#include "sync/server/audit/AuditCheck.h"

#include "sync/server/audit/AuditSealing.h"

#include <algorithm>
#include <map>
#include <set>

namespace seenheard {

namespace {

constexpr std::size_t rowsAtOnce = 5'000;

std::string words(std::int64_t number) {
    return "row " + std::to_string(number);
}

/// Number and digest of each row that is there; says which rows do not fit their own digest.
Result<std::map<std::int64_t, Hash>> digestsIn(AuditStore& audit, AuditFindings& findings) {
    std::map<std::int64_t, Hash> digests;
    for (std::int64_t last = 0;;) {
        const auto rows = audit.rows(last, rowsAtOnce);
        if (!rows)
            return rows.error();
        if (rows->empty())
            return digests;
        for (const auto& row : *rows) {
            digests.emplace(row.number, row.digest);
            if (digestOf(row) != row.digest)
                findings.wrong.push_back(words(row.number) + " was altered");
        }
        last = rows->back().number;
    }
}

void checkSeal(const AuditSeal& seal, const std::map<std::int64_t, Hash>& digests, AuditFindings& findings) {
    std::vector<AuditRow> rows;
    for (const auto number : seal.numbers) {
        const auto found = digests.find(number);
        if (found == digests.end()) {
            findings.wrong.push_back(words(number) + " is missing");
            continue;
        }
        AuditRow row;
        row.number = number;
        row.digest = found->second;
        rows.push_back(std::move(row));
    }
    if (rows.size() == seal.numbers.size() && sealOver(rows).digest != seal.digest)
        findings.wrong.push_back("rows " + std::to_string(seal.numbers.front()) + " to "
            + std::to_string(seal.numbers.back()) + " are not those that were sealed: one of them was replaced whole");
}

} // namespace

Result<AuditFindings> checkAudit(AuditStore& audit, LogStore& log) {
    AuditFindings findings;
    const auto digests = digestsIn(audit, findings);
    if (!digests)
        return digests.error();
    const auto seals = AuditSealing::sealsIn(log);
    if (!seals)
        return seals.error();
    findings.rows = digests->size();
    findings.seals = seals->size();
    std::set<std::int64_t> sealed;
    for (const auto& seal : *seals) {
        checkSeal(seal, *digests, findings);
        sealed.insert(seal.numbers.begin(), seal.numbers.end());
    }
    const auto newest = sealed.empty() ? 0 : *sealed.rbegin();
    for (const auto& [number, digest] : *digests) {
        if (number > newest)
            ++findings.unsealed;
        else if (!sealed.contains(number))
            findings.wrong.push_back(words(number) + " was put in afterwards");
    }
    std::ranges::sort(findings.wrong);
    findings.wrong.erase(std::unique(findings.wrong.begin(), findings.wrong.end()), findings.wrong.end());
    return findings;
}

} // namespace seenheard
