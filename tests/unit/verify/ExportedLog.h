#pragma once

#include "sync/verify/LogVerifier.h"
#include "tests/unit/server/ServerUnderTest.h"

namespace seenheard {

/// A real server's log with turns of several lengths and officers, taken out, for tests that change it and look what
/// the verifier says.
class ExportedLog {
public:
    explicit ExportedLog(std::size_t rounds);

    [[nodiscard]] Bytes exported();
    /// Items of a whole export; changed ones are put together again by verdictOn().
    [[nodiscard]] const std::vector<ExportItem>& items() const { return items_; }
    /// Where in items() the entries are, in order of leaf.
    [[nodiscard]] const std::vector<std::size_t>& entries() const { return entries_; }
    [[nodiscard]] const ExportedEntry& entry(std::size_t leaf) const;

    /// An entry that a signer of this server signed and the log does not have.
    [[nodiscard]] ExportedEntry foreignEntry();

    [[nodiscard]] Verdict verdictOn(const std::vector<ExportItem>& items, const KnownFacts& known = {});
    [[nodiscard]] Verdict verdictOn(const Bytes& octets, const KnownFacts& known = {});
    [[nodiscard]] std::filesystem::path file(const Bytes& octets);

    /// Puts a backup back, opens a new epoch and goes on writing; items() are those of the export after that.
    void restore();

    ServerUnderTest server;
    std::vector<ScriptedTablet> tablets;

private:
    void readItems();
    void writeRounds(std::size_t rounds);

    TempDirectory directory_;
    std::vector<ExportItem> items_;
    std::vector<std::size_t> entries_;
};

} // namespace seenheard
