#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/intake/Feeds.h"
#include "sync/server/intake/IntakeFolder.h"

#include <csignal>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::uint64_t fileBytes = 64ULL * 1024 * 1024;

/// The store that may be written to.
Result<std::unique_ptr<ServerStore>> openForIntake(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (store) {
        if (auto status = checkNotStopped(**store); !status)
            return status.error();
    }
    return store;
}

Status takeFiles(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    auto store = openForIntake(arguments, context);
    if (!store)
        return store.error();
    Intake intake(**store, context.clock);
    const bool onlyShown = arguments.find("dry-run").has_value();
    std::size_t refused = 0;
    for (const auto& operand : arguments.operands()) {
        const std::filesystem::path file(operand);
        const auto octets = readFile(file, fileBytes);
        const auto report = octets
            ? intake.take(file.filename().string(), *octets, {decider->by, decider->why}, onlyShown)
            : Result<IntakeReport>(octets.error());
        if (!report)
            return fail(report.error().code, operand + ": " + report.error().message);
        context.out << report->summary() << "\n";
        context.err << report->why(operand);
        refused += report->refused.size();
    }
    if (onlyShown)
        context.err << "Nothing was changed (--dry-run).\n";
    if (refused == 0)
        return success();
    return fail(ErrorCode::InvalidInput,
        "rows " + std::string(onlyShown ? "that would be refused: " : "refused, while the others were taken: ")
            + std::to_string(refused) + ". Mend those and bring them again.");
}

/// Waits until it is time again, or somebody ends it; yields whether to go on.
bool waitFor(std::int64_t seconds, const sigset_t& signals) {
    const timespec time{static_cast<time_t>(seconds), 0};
    return sigtimedwait(&signals, nullptr, &time) < 0;
}

Status watch(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    const auto every = arguments.number("every", 10, 1, 86'400);
    const auto settle = arguments.number("settle", 5, 0, 3600);
    const auto keepDays = arguments.number("keep-days", 0, 1, 3650);
    if (!decider)
        return decider.error();
    for (const auto* number : {&every, &settle, &keepDays})
        if (!*number)
            return number->error();
    auto store = openForIntake(arguments, context);
    if (!store)
        return store.error();
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    Intake intake(**store, context.clock);
    IntakeFolder folder(arguments.operands().front(), {*settle, arguments.find("checksums").has_value(), *keepDays});
    const bool once = arguments.find("once").has_value();
    for (bool more = true; more;) {
        auto taken = folder.takeAll(intake, {decider->by, decider->why}, context.clock, context.out);
        if (auto emptied = folder.empty(context.clock, context.out); taken && !emptied)
            taken = emptied;
        if (once)
            return taken;
        // What failed stays in the folder and is tried again; a store that is away comes back.
        if (!taken)
            context.err << "seenheard-server: " << taken.error().message << std::endl;
        more = waitFor(*every, signals);
    }
    context.out << "seenheard-server: stopped" << std::endl;
    return success();
}

Status expectFeed(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    const auto minutes = arguments.number("every", 0, 0, 525'600);
    if (!decider || !minutes)
        return !decider ? decider.error() : minutes.error();
    const auto& feed = arguments.operands().front();
    if (const auto name = intakeNameOf(feed + ".csv"); !name || name->shape->set != feed)
        return fail(ErrorCode::InvalidInput,
            "There is no feed '" + feed + "'. A feed has the name of its set: flags, missing_episodes, incidents …");
    auto store = openForIntake(arguments, context);
    if (!store)
        return store.error();
    const auto nowMs = context.clock.now().utcMs;
    AuditRow row;
    row.atMs = nowMs;
    row.kind = AuditKind::Administration;
    row.how = "feed_expected";
    row.person = decider->by;
    row.why = decider->why;
    row.subject = feed;
    row.detail = *minutes == 0 ? "no more" : "every " + std::to_string(*minutes) + " minutes";
    if (auto noted = (*store)->audit().append({std::move(row)}); !noted)
        return noted;
    return changeFeed(
        (*store)->catalogue(), feed, nowMs, [&](FeedStanding& standing) { standing.everyMinutes = *minutes; });
}

Status listFeeds(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto feeds = feedsOf((*store)->catalogue());
    if (!feeds)
        return feeds.error();
    const auto nowMs = context.clock.now().utcMs;
    for (const auto& feed : *feeds) {
        context.out << feed.feed << ": last heard " << shownTime(feed.heardAtMs) << ", "
                    << (feed.everyMinutes == 0 ? "not expected"
                                               : "expected every " + std::to_string(feed.everyMinutes) + " minutes")
                    << (stoppedSinceMs(feed, nowMs) ? ", STOPPED" : "") << "\n";
    }
    return success();
}

} // namespace

Command intakeCommand() {
    auto options = actOptions();
    options.push_back(
        {"dry-run", "", "Says what would be taken and what is wrong, and changes nothing.", false, false});
    return {
        {"intake", "FILE", true,
            "Takes reference data that the records system or dispatch exported: NAME.csv or NAME.json.\n\n"
            "NAME is a set (children, people, addresses, incidents, flags, missing_episodes, schools, terms, homes, "
            "districts);\nmore may stand behind it: flags-0610.csv. Good rows are taken together, bad ones named by "
            "line "
            "and column.\nA row adds or changes what its id names; with 'yes' in the column 'ended' it ends it. Of "
            "NAME-whole.csv what the\nlist leaves out ends too. The same file again changes nothing. See "
            "docs/server.md.",
            std::move(options)},
        takeFiles};
}

Command watchIntakeCommand() {
    auto options = actOptions();
    options.push_back({"every", "SECONDS", "How often the folder is looked at; 10 without it.", false, false});
    options.push_back({"settle", "SECONDS", "For how long a file has not changed before it is complete; 5 without it.",
        false, false});
    options.push_back(
        {"checksums", "", "A file is complete only once its FILE.sha256 stands beside it.", false, false});
    options.push_back({"keep-days", "DAYS",
        "Deletes from DIR/done and DIR/refused what was put away longer ago; without it nothing is deleted.", false,
        false});
    options.push_back({"once", "", "Looks once and ends.", false, false});
    return {{"intake watch", "DIR", false,
                "Takes what comes into a folder, as 'intake' does, until it is told to stop (SIGTERM, Ctrl-C).\n\n"
                "What was taken goes to DIR/done; rows and files that were refused to DIR/refused, beside a .why.txt. "
                "A file "
                "is\nwritten under a name that begins with '.' or ends in .part or .tmp and then renamed, or simply "
                "written: it "
                "is taken\nonce it stands still. An empty file says that the feed is alive and has no news.",
                std::move(options)},
        watch};
}

Command expectFeedCommand() {
    auto options = actOptions();
    options.push_back({"every", "MINUTES",
        "How often it brings something, an empty file too; 0: it is expected no more.", true, false});
    return {
        {"feeds expect", "FEED", false,
            "Says how often a feed has to be heard: flags, missing_episodes, incidents …\n\nOne that is late by more "
            "than a "
            "quarter of that has stopped: every tablet says so where it shows flags, and\ndoctor and metrics do. Every "
            "file counts as heard, an empty one too.",
            std::move(options)},
        expectFeed};
}

Command listFeedsCommand() {
    return {
        {"feeds list", "", false,
            "Lists feeds: when each was last heard, how often it should be, whether it has stopped.", {storeOption()}},
        listFeeds};
}

} // namespace seenheard
