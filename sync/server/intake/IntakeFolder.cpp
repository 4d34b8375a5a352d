#include "sync/server/intake/IntakeFolder.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "sync/server/reference/ReferenceFolder.h"

#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

using std::filesystem::path;

constexpr std::uint64_t fileBytes = 64ULL * 1024 * 1024;
constexpr std::uint64_t checksumBytes = 4096;
constexpr std::string_view checksumEnding = ".sha256";

/// "20260302T061000Z"
std::string stampOf(std::int64_t utcMs) {
    const auto at = std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(utcMs));
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + two(static_cast<unsigned>(date.month()))
        + two(static_cast<unsigned>(date.day())) + "T" + two(time.hours().count()) + two(time.minutes().count())
        + two(time.seconds().count()) + "Z";
}

/// The time in front of a name; empty where there is none of ours.
std::string_view stampIn(std::string_view name) {
    constexpr std::string_view like = "00000000T000000Z";
    const auto stamp = name.substr(0, like.size());
    const bool ours = name.size() > like.size() && name[like.size()] == '-'
        && std::ranges::equal(stamp, like, [](char letter, char pattern) {
               return pattern == '0' ? letter >= '0' && letter <= '9' : letter == pattern;
           });
    return ours ? stamp : std::string_view();
}

path checksumOf(const path& file) {
    return file.string() + std::string(checksumEnding);
}

bool isOurs(const Error& error) {
    return error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Malformed
        || error.code == ErrorCode::TooLarge;
}

/// Nothing where there is none.
Status checkChecksum(const path& file, BytesView octets) {
    if (!std::filesystem::exists(checksumOf(file)))
        return success();
    const auto text = readFile(checksumOf(file), checksumBytes);
    if (!text)
        return text.error();
    auto wanted = std::string(textOf(BytesView(*text)).substr(0, 2 * Hash::size));
    std::ranges::transform(wanted, wanted.begin(),
        [](char letter) { return letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter; });
    return wanted == sha256(octets).hex()
        ? success()
        : Status(fail(ErrorCode::InvalidInput,
            "The file is not the one that its checksum is of: it did not come whole, or the checksum is of another. "
            "Send both again."));
}

Status makeFolder(const path& folder) {
    std::error_code failed;
    if (std::filesystem::create_directory(folder, failed))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    return failed ? Status(fileError("make", folder, failed.value())) : success();
}

path whyOf(const path& file) {
    return file.string() + ".why.txt";
}

/// A name in that folder that is not taken: "20260302T061000Z-flags.csv", with "-2" behind the time the second time.
path freeName(const path& folder, const std::string& stamp, const std::string& name) {
    auto time = stamp;
    const auto place = [&] {
        auto whole = time;
        whole += '-';
        whole += name;
        return folder / whole;
    };
    auto free = place();
    for (int again = 2; std::filesystem::exists(free) || std::filesystem::exists(whyOf(free)); ++again) {
        time = stamp;
        time += '-';
        time += std::to_string(again);
        free = place();
    }
    return free;
}

Status putAway(const path& file, const path& folder, const path& place) {
    if (auto made = makeFolder(folder); !made)
        return made;
    if (auto moved = moveWithoutReplacing(file, place); !moved)
        return moved;
    const auto checksum = checksumOf(file);
    return std::filesystem::exists(checksum) ? moveWithoutReplacing(checksum, checksumOf(place)) : success();
}

std::size_t placeOf(const path& file) {
    const auto name = intakeNameOf(file);
    return name ? intakePlaceOf(*name->shape) : 0;
}

} // namespace

bool IntakeFolder::hasSettled(const path& file) {
    std::error_code failed;
    const auto octets = std::filesystem::file_size(file, failed);
    const auto changedAt = failed ? std::filesystem::file_time_type() : std::filesystem::last_write_time(file, failed);
    if (failed)
        return false;
    const auto now = std::filesystem::file_time_type::clock::now();
    const auto settle = std::chrono::seconds(rules_.settleSeconds);
    auto& seen = seen_[file];
    if (seen.octets != octets || seen.changedAt != changedAt || seen.seenAt == std::filesystem::file_time_type())
        seen = {octets, changedAt, now};
    // A file whose time is ahead of ours has settled once it was seen the same for that long.
    return now - changedAt >= settle || now - seen.seenAt >= settle;
}

Result<std::vector<path>> IntakeFolder::complete() {
    auto files = filesIn(folder_);
    if (!files)
        return files.error();
    std::erase_if(*files, [&](const path& file) {
        const auto name = file.filename().string();
        const auto ending = file.extension().string();
        const bool unfinished = name.starts_with(".") || ending == ".tmp" || ending == ".part" || ending == ".partial";
        std::error_code failed;
        const auto kind = std::filesystem::symlink_status(file, failed).type();
        if (failed || kind != std::filesystem::file_type::regular || unfinished || ending == checksumEnding)
            return true;
        return !hasSettled(file) || (rules_.needsChecksum && !std::filesystem::exists(checksumOf(file)));
    });
    std::ranges::stable_sort(*files, {}, placeOf);
    return files;
}

Status IntakeFolder::takeAll(Intake& intake, const IntakeSource& source, const Clock& clock, std::ostream& out) {
    const auto files = complete();
    if (!files)
        return files.error();
    auto first = success();
    for (const auto& file : *files) {
        auto taken = takeOne(file, intake, source, stampOf(clock.now().utcMs), out);
        seen_.erase(file);
        if (!taken && first)
            first = fail(taken.error().code, file.string() + ": " + taken.error().message);
    }
    return first;
}

Status IntakeFolder::empty(const Clock& clock, std::ostream& out) const {
    if (rules_.keepDays == 0)
        return success();
    constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
    const auto oldest = stampOf(clock.now().utcMs - rules_.keepDays * dayMs);
    std::size_t deleted = 0;
    for (const auto* each : {"done", "refused"}) {
        const auto away = folder_ / each;
        if (!std::filesystem::exists(away))
            continue;
        const auto files = filesIn(away);
        if (!files)
            return files.error();
        for (const auto& file : *files) {
            const auto name = file.filename().string();
            const auto stamp = stampIn(name);
            if (stamp.empty() || stamp >= oldest)
                continue;
            std::error_code failed;
            if (!std::filesystem::remove(file, failed) && failed)
                return fileError("delete", file, failed.value());
            ++deleted;
        }
    }
    if (deleted > 0)
        out << "deleted " << deleted << " files that were put away more than " << rules_.keepDays << " days ago"
            << std::endl;
    return success();
}

Status IntakeFolder::takeOne(
    const path& file, Intake& intake, const IntakeSource& source, const std::string& stamp, std::ostream& out) {
    const auto name = file.filename().string();
    const auto refused = folder_ / "refused";
    const auto octets = readFile(file, fileBytes);
    const auto whole = octets ? checkChecksum(file, *octets) : Status(octets.error());
    const auto report = whole ? intake.take(name, *octets, source, false) : Result<IntakeReport>(whole.error());
    if (!report && !isOurs(report.error()))
        return report.error();
    const auto why = report ? report->why(name) : name + ": " + report.error().message + "\n";
    const auto place = freeName(refused, stamp, name);
    if (!why.empty()) {
        if (auto made = makeFolder(refused); !made)
            return made;
        if (auto told = createFileDurably(whyOf(place), bytesOf(why)); !told)
            return told;
        // Rows that were refused, to be mended and put back; the file as it came stands in done/.
        const auto rows = report && !report->refused.empty() ? report->refusedText : std::string();
        if (auto kept = rows.empty() ? success() : createFileDurably(place, bytesOf(rows)); !kept)
            return kept;
    }
    out << (report ? report->summary() : "refused") << " (" << name << ")" << std::endl;
    if (!why.empty())
        out << "  why: " << whyOf(place).string() << std::endl;
    const auto away = report ? folder_ / "done" : refused;
    return putAway(file, away, report ? freeName(away, stamp, name) : place);
}

} // namespace seenheard
