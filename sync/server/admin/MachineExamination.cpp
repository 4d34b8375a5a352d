#include "sync/server/admin/Examination.h"
#include "sync/server/monitoring/Readiness.h"
#include "sync/server/store/EmbeddedFiles.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>

namespace seenheard {

namespace {

using Grade = Symptom::Grade;
constexpr std::uint64_t mebibyte = 1024ULL * 1024;
constexpr std::int64_t hourMs = 60LL * 60 * 1000;
/// A day and what the backup itself may take.
constexpr std::int64_t backupHours = 26;
/// The store's files, the listeners, the log.
constexpr std::uint64_t otherDescriptors = 64;

/// A file that only the user who serves may read.
Symptom examineFile(const std::filesystem::path& file) {
    struct stat found {};
    const auto name = "file " + file.string();
    if (::stat(file.c_str(), &found) != 0)
        return {Grade::Failure, name, "is not there, or may not be looked at", "Put it there, or name the right one."};
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return {Grade::Failure, name, "others than its owner may read or write it", "chmod 600 " + file.string()};
    return {Grade::Good, name, "for its owner only", {}};
}

Symptom examineDisk(const std::filesystem::path& directory, std::uint64_t reserve) {
    const auto left = freeBytes(directory.empty() ? "." : directory);
    if (!left)
        return {Grade::Failure, "disk", left.error().message, "Look whether the disk is there."};
    const auto found = std::to_string(*left / mebibyte) + " MiB are free at " + directory.string();
    if (*left < reserve)
        return {Grade::Failure, "disk", found, "Make room: under disk-reserve the server says that it is not ready."};
    if (*left < 4 * reserve)
        return {Grade::Warning, "disk", found, "Make room before it is full."};
    return {Grade::Good, "disk", found, {}};
}

/// What the kernel says of who sets its clock.
Symptom examineClock() {
    timex state{};
    const auto answered = adjtimex(&state);
    if (answered < 0 || (state.status & STA_UNSYNC) == 0)
        return {Grade::Good, "clock", "is kept right over the network", {}};
    return {Grade::Warning, "clock", "nobody keeps it right",
        "Deadlines run from it, and tablets more than five minutes off are refused. Turn on systemd-timesyncd or "
        "chrony."};
}

Symptom examineDescriptors(const HttpLimits& limits) {
    rlimit found{};
    getrlimit(RLIMIT_NOFILE, &found);
    const auto wanted = limits.connections + otherDescriptors;
    const auto said = std::to_string(found.rlim_cur) + " files may be open";
    if (found.rlim_cur < wanted)
        return {Grade::Warning, "limits", said + ", fewer than connections = " + std::to_string(limits.connections),
            "Set LimitNOFILE=" + std::to_string(wanted) + " or more in the unit, or fewer connections."};
    return {Grade::Good, "limits", said, {}};
}

} // namespace

std::vector<Symptom> examineMachine(
    const Arguments& arguments, const ServeSettings& settings, const CommandContext& context) {
    static_cast<void>(context);
    std::vector<Symptom> findings;
    if (namesPostgres(arguments.get("store"))) {
        findings.push_back(examineFile(arguments.get("secret")));
    } else {
        const EmbeddedFiles files(arguments.get("store"));
        for (const auto* file : {&files.data, &files.keys, &files.secret})
            findings.push_back(examineFile(*file));
        findings.push_back(examineDisk(std::filesystem::absolute(files.data).parent_path(), settings.diskReserve));
    }
    if (settings.tlsKey)
        findings.push_back(examineFile(*settings.tlsKey));
    findings.push_back(examineClock());
    findings.push_back(examineDescriptors(settings.limits));
    return findings;
}

Symptom examineIssuer(const IssuerPlace& issuer) {
    const auto keys = fetchIssuerKeys(issuer);
    if (!keys)
        return {Grade::Failure, "issuer", keys.error().message,
            "Nobody signs in at a desk without it. Look whether this machine reaches it, and at oidc-issuer and "
            "oidc-authority."};
    return {Grade::Good, "issuer", "answers, with " + std::to_string(keys->size()) + " keys", {}};
}

Symptom examineBackup(const ServeSettings& settings, std::int64_t nowMs) {
    if (settings.backupMark.empty())
        return {Grade::Warning, "backup", "nobody said where its mark is",
            "Give 'backup-mark = FILE' to serve and to backup, so that its age can be watched."};
    struct stat mark {};
    if (::stat(settings.backupMark.c_str(), &mark) != 0)
        return {Grade::Failure, "backup", "there has been none: " + settings.backupMark.string() + " is not there",
            "Run 'seenheard-server backup', and put it on a timer."};
    const auto hours = (nowMs - std::int64_t{mark.st_mtim.tv_sec} * 1000) / hourMs;
    const auto found = "the newest is " + std::to_string(hours) + " hours old";
    if (hours > backupHours)
        return {
            Grade::Failure, "backup", found, "Look why the timer's last run failed: journalctl -u seenheard-backup."};
    return {Grade::Good, "backup", found, {}};
}

} // namespace seenheard
