#include "platform/base/AppendFile.h"
#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/audit/AuditCheck.h"
#include "sync/server/audit/AuditSealing.h"
#include "sync/server/audit/AuditTrail.h"

#include <limits>
#include <ostream>

namespace seenheard {

namespace {

/// Every line into a file, as CSV or as one JSON array.
class TrailFile {
public:
    TrailFile(AppendFile& file, bool json) : file_(file), json_(json) {}

    Status begin() { return write(json_ ? std::string("[\n") : auditCsvHeader()); }
    Status add(const AuditLine& line) {
        auto text = json_ ? (lines_ > 0 ? ",\n" : "") + jsonOf(line) : csvOf(line);
        ++lines_;
        return write(text);
    }
    Status end() { return json_ ? write("\n]\n") : success(); }
    [[nodiscard]] std::uint64_t lines() const { return lines_; }

private:
    Status write(const std::string& text) { return file_.append(bytesOf(text)); }

    AppendFile& file_;
    bool json_;
    std::uint64_t lines_ = 0;
};

Status takeOut(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    const auto since = timeOption(arguments, "since", std::numeric_limits<std::int64_t>::min());
    const auto until = timeOption(arguments, "until", std::numeric_limits<std::int64_t>::max());
    const auto format = arguments.get("format", "csv");
    if (!since || !until)
        return !since ? since.error() : until.error();
    if (format != "csv" && format != "json")
        return fail(ErrorCode::InvalidInput, "--format takes csv or json, not '" + format + "'.");
    const std::filesystem::path target = arguments.operands().front();
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored))
        return fail(ErrorCode::AlreadyExists, target.string() + " exists; an export overwrites nothing.");
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto noted = (*store)->audit().append({{0, context.clock.now().utcMs, AuditKind::Disclosure, "audit_export",
            SignerId{}, decider->by, decider->why, target.filename().string(), {}, "the audit", {}}});
        !noted)
        return noted;
    const auto temporary = makeFileBeside(target);
    if (!temporary)
        return temporary.error();
    auto file = AppendFile::open(*temporary);
    if (!file)
        return file.error();
    TrailFile out(*file, format == "json");
    Status status = out.begin();
    if (status)
        status = eachAuditLine(**store, *since, *until, [&out](const AuditLine& line) { return out.add(line); });
    if (status)
        status = out.end();
    if (status)
        status = file->flush();
    if (status)
        status = moveWithoutReplacing(*temporary, target);
    if (!status) {
        std::filesystem::remove(*temporary, ignored);
        return status;
    }
    context.out << target.string() << ": " << out.lines() << " lines\n";
    return success();
}

Status check(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto found = checkAudit((*store)->audit(), (*store)->log());
    if (!found)
        return found.error();
    for (const auto& wrong : found->wrong)
        context.out << wrong << "\n";
    if (!found->wrong.empty())
        return fail(ErrorCode::Corrupt,
            "The audit is not as it was noted (above). Keep the store and its backups as they are, and compare with "
            "'audit export' of earlier days.");
    context.out << "whole: " << found->rows << " rows, " << found->seals << " seals in the log, " << found->unsealed
                << " rows not sealed yet\n";
    return success();
}

Status seal(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = checkNotStopped(**store); !status)
        return status;
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const auto sealed = AuditSealing(**store, *identity, context.clock, context.random).seal();
    if (!sealed)
        return sealed.error();
    context.out << *sealed << " rows sealed\n";
    return success();
}

} // namespace

Command exportAuditCommand() {
    auto options = actOptions();
    options.push_back({"format", "FORMAT", "csv (default) or json.", false, false});
    options.push_back({"since", "TIME", "Only from this day or moment on.", false, false});
    options.push_back({"until", "TIME", "Only before this day or moment.", false, false});
    return {{"audit export", "FILE", false,
                "Takes out who collected, altered, looked at, was sent, linked or disposed of which record, when and "
                "why: ids alone, for the Information Commissioner.",
                std::move(options)},
        takeOut};
}

Command checkAuditCommand() {
    return {{"audit check", "", false,
                "Holds every row of the audit against its digest and against the seals in the log; names what was "
                "altered, removed or put in.",
                {storeOption()}},
        check};
}

Command sealAuditCommand() {
    return {{"audit seal", "", false, "Seals rows of the audit in the log now; a serving process does so every hour.",
                {storeOption()}},
        seal};
}

} // namespace seenheard
