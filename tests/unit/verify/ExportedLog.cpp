#include "tests/unit/verify/ExportedLog.h"

#include "sync/server/admin/LogExport.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

namespace seenheard {

namespace {

Entry nextEntry(ScriptedTablet& tablet, const FormRef& form, std::uint8_t round) {
    return tablet.write(
        partWith(recordNumber(round), test_form::words(), Text("in round " + std::to_string(round))), form);
}

} // namespace

ExportedLog::ExportedLog(std::size_t rounds) {
    for (const auto* name : {"PC 1 Dale", "PC 2 Khan", "PC 3 Okafor"})
        tablets.push_back(server.enrolled(name));
    writeRounds(rounds);
    readItems();
}

void ExportedLog::restore() {
    server.keepBackup();
    server.putBackupBack();
    const auto opened =
        server.runStopped({"restored", "--recovery-key", server.recoveryFile().string(), "--backup-put-back"});
    INFO(opened.said);
    REQUIRE(opened.code == 0);
    const std::vector<std::string> decider{"--by", "Inspector Webb", "--reason", "all have come"};
    auto end = decider;
    end.insert(end.begin(), {"gathering", "end"});
    REQUIRE(server.runStopped(end).code == 0);
    readItems();
}

void ExportedLog::writeRounds(std::size_t rounds) {
    for (std::size_t round = 0; round < rounds; ++round) {
        auto& tablet = tablets[round % tablets.size()];
        std::vector<Entry> entries;
        for (std::size_t i = 0; i <= round % 4; ++i)
            entries.push_back(nextEntry(tablet, server.form, static_cast<std::uint8_t>(round)));
        static_cast<void>(server.exchange(tablet, entries));
        server.clock.advance(1000);
    }
}

void ExportedLog::readItems() {
    items_.clear();
    entries_.clear();
    const auto octets = exported();
    auto read = ExportFile::open(file(octets));
    REQUIRE(read.ok());
    for (auto next = read->next(); next.ok() && *next; next = read->next()) {
        auto item = exportItemFrom(**next);
        REQUIRE(item.ok());
        if (std::holds_alternative<ExportedEntry>(*item))
            entries_.push_back(items_.size());
        items_.push_back(std::move(*item));
    }
}

Bytes ExportedLog::exported() {
    Bytes octets;
    const auto totals = exportLog(server.store(), server.clock.now().utcMs, [&octets](BytesView piece) {
        octets.insert(octets.end(), piece.begin(), piece.end());
        return success();
    });
    REQUIRE(totals.ok());
    CHECK(totals->bytes == octets.size());
    return octets;
}

const ExportedEntry& ExportedLog::entry(std::size_t leaf) const {
    return std::get<ExportedEntry>(items_[entries_[leaf]]);
}

ExportedEntry ExportedLog::foreignEntry() {
    auto entry = nextEntry(tablets.front(), server.form, 99);
    ExportedEntry exported;
    exported.header = std::move(entry.header);
    exported.signature = copyOf(entry.signature.bytes());
    exported.parts.emplace_back(*entry.parts.front());
    return exported;
}

Verdict ExportedLog::verdictOn(const std::vector<ExportItem>& items, const KnownFacts& known) {
    Bytes octets;
    for (const auto& item : items) {
        const auto piece = framed(item);
        octets.insert(octets.end(), piece.begin(), piece.end());
    }
    return verdictOn(octets, known);
}

Verdict ExportedLog::verdictOn(const Bytes& octets, const KnownFacts& known) {
    auto verdict = LogVerifier::verify(file(octets), known);
    INFO((verdict ? std::string("checked") : verdict.error().message));
    REQUIRE(verdict.ok());
    return std::move(*verdict);
}

std::filesystem::path ExportedLog::file(const Bytes& octets) {
    const auto path = directory_ / "log.export";
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(octets.data()), static_cast<std::streamsize>(octets.size()));
    return path;
}

} // namespace seenheard
