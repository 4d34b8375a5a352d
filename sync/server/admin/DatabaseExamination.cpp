#include "sync/server/admin/Examination.h"
#include "sync/server/store/postgresql/PostgresSettingsStore.h"

#include <cstdlib>

namespace seenheard {

namespace {

using Grade = Symptom::Grade;
constexpr std::int64_t oldestVersion = 140'000;
constexpr std::int64_t clockToleranceMs = 2'000;
/// Of one process to one database, and a little for administrators.
constexpr std::int64_t connectionsOfAProcess = 9 + 3;
constexpr std::int64_t archivedWithinSeconds = 60LL * 60;

struct Wanted {
    const char* setting;
    const char* bad;
    Grade grade;
    const char* why;
};
constexpr Wanted wanted[]{
    {"fsync", "off", Grade::Failure, "a power cut loses or spoils what was acknowledged"},
    {"full_page_writes", "off", Grade::Failure, "a power cut can tear pages"},
    {"synchronous_commit", "off", Grade::Failure, "a crash loses what was acknowledged"},
    {"archive_mode", "off", Grade::Warning, "it can be put back only to a base backup, not to a moment"},
    {"data_checksums", "off", Grade::Warning, "a page that the disk spoils is not noticed"},
};

void examine(const std::string& name, const std::string& address, std::int64_t nowMs, std::vector<Symptom>& findings) {
    auto database = PostgresDatabase::open(address);
    if (!database) {
        findings.push_back({Grade::Failure, name, database.error().message, "Start it, or correct the address."});
        return;
    }
    const auto settings = PostgresSettingsStore(*database).read();
    if (!settings) {
        findings.push_back({Grade::Failure, name, settings.error().message, "See the sentence itself."});
        return;
    }
    const auto before = findings.size();
    const auto add = [&](Grade grade, const std::string& found, const std::string& todo) {
        findings.push_back({grade, name, found, todo});
    };
    if (settings->version < oldestVersion)
        add(Grade::Failure, "PostgreSQL " + std::to_string(settings->version / 10'000), "14 or newer is needed.");
    if (settings->isStandby)
        add(Grade::Failure, "is a standby, which takes nothing",
            "Promote it, or name the primary; target_session_attrs=read-write finds it.");
    for (const auto& [setting, bad, grade, why] : wanted) {
        const auto value = settings->values.find(setting);
        if (value != settings->values.end() && value->second == bad)
            add(grade, std::string(setting) + " = " + bad + ": " + why,
                std::string(setting) == "data_checksums" ? "Turn it on with pg_checksums while it is stopped."
                                                         : "Set it to 'on' in postgresql.conf.");
    }
    if (std::abs(settings->utcMs - nowMs) > clockToleranceMs)
        add(Grade::Warning, "its clock is " + std::to_string((settings->utcMs - nowMs) / 1000) + " s off this one",
            "Keep both right over the network.");
    if (settings->connectionsLeft < connectionsOfAProcess)
        add(Grade::Warning, "it takes only " + std::to_string(settings->connectionsLeft) + " connections more",
            "Each process needs nine; raise max_connections.");
    if (settings->failedArchiving != 0)
        add(Grade::Failure, "the newest piece of its log could not be archived",
            "Look into its log; until it is mended its disk fills, and no backup reaches beyond.");
    else if (settings->values.contains("archive_mode") && settings->values.at("archive_mode") != "off"
        && (settings->secondsSinceArchived < 0 || settings->secondsSinceArchived > archivedWithinSeconds))
        add(Grade::Warning, "nothing of its log was archived for an hour",
            "Where nothing is written that is right; else set archive_timeout, such as 60s.");
    if (findings.size() == before)
        add(Grade::Good, "set up to keep what it acknowledges", {});
}

} // namespace

std::vector<Symptom> examineDatabases(const Arguments& arguments, const CommandContext& context) {
    std::vector<Symptom> findings;
    if (!namesPostgres(arguments.get("store")))
        return findings;
    const auto nowMs = context.clock.now().utcMs;
    examine("database", arguments.get("store"), nowMs, findings);
    examine("keys' database", arguments.get("keys"), nowMs, findings);
    return findings;
}

} // namespace seenheard
