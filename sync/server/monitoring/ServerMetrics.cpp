#include "sync/server/monitoring/ServerMetrics.h"

#include "sync/server/ServerVersion.h"
#include "sync/server/intake/Feeds.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace seenheard {

namespace {

using Kind = MetricsText::Kind;
constexpr double msOfSecond = 1'000;
constexpr double msOfDay = 24.0 * 60 * 60 * 1000;

double figure(const std::atomic<std::uint64_t>& count) {
    return static_cast<double>(count.load());
}

/// What the process has in memory now.
double residentBytes() {
    std::ifstream sizes("/proc/self/statm");
    std::uint64_t whole = 0;
    std::uint64_t resident = 0;
    sizes >> whole >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace

std::string ServerMetrics::text() {
    MetricsText text;
    text.family("seenheard_build_info", Kind::Gauge, "Always 1.");
    text.sample(1, {{"version", std::string(serverVersion)}});
    text.gauge("seenheard_resident_memory_bytes", "What the process has in memory.", residentBytes());
    from_.requests.put(text);
    putHttp(text);
    putSequencing(text);
    putStore(text);
    putFeeds(text);
    putTimes(text);
    putIssuer(text);
    return text.text();
}

void ServerMetrics::putHttp(MetricsText& text) const {
    const auto& http = from_.http;
    text.gauge("seenheard_connections", "Connections that are open.", figure(http.connections));
    text.gauge("seenheard_live_connections", "Requests that wait for the log to move.", figure(http.live));
    text.gauge("seenheard_requests_queued", "Requests that wait for a thread.", figure(http.queued));
    text.gauge("seenheard_threads_busy", "Threads that answer a request.", figure(http.busyThreads));
    text.gauge("seenheard_threads", "Threads that there are.", static_cast<double>(from_.threads));
    text.gauge("seenheard_body_memory_bytes", "Memory kept for bodies being read or answered.", figure(http.bodyBytes));
    text.family("seenheard_connections_total", Kind::Counter, "Connections by what became of them.");
    text.sample(figure(http.taken), {{"outcome", "taken"}});
    text.sample(figure(http.turnedAway), {{"outcome", "turned_away"}});
    text.sample(figure(http.gaveWay), {{"outcome", "gave_way"}});
    text.family("seenheard_refused_total", Kind::Counter, "Requests refused before they were looked at.");
    text.sample(figure(http.refusedBusy), {{"why", "busy"}});
    text.sample(figure(http.refusedRate), {{"why", "rate"}});
}

void ServerMetrics::putSequencing(MetricsText& text) const {
    const auto& sequencing = from_.sequencing;
    text.family("seenheard_entries_total", Kind::Counter,
        "Entries brought to this process, by what became of them; what is sent again counts again.");
    text.sample(figure(sequencing.applied), {{"outcome", "applied"}});
    text.sample(figure(sequencing.held), {{"outcome", "held"}});
    text.sample(figure(sequencing.received), {{"outcome", "received"}});
    text.sample(figure(sequencing.refused), {{"outcome", "refused"}});
    text.family("seenheard_sequencer_turns_total", Kind::Counter, "Turns of this process's sequencer.");
    text.sample(figure(sequencing.turns) - figure(sequencing.failedTurns), {{"outcome", "done"}});
    text.sample(figure(sequencing.failedTurns), {{"outcome", "failed"}});
    text.gauge("seenheard_sequencer_waiting", "Exchanges whose entries wait for a turn.", figure(sequencing.waiting));
}

void ServerMetrics::putStore(MetricsText& text) {
    text.family("seenheard_ready", Kind::Gauge, "1 where that part can do what it is there for.");
    for (const auto& [name, standing] : from_.readiness.look())
        text.sample(standing ? 1 : 0, {{"part", std::string(name)}});
    auto& log = from_.store.log();
    if (const auto head = log.head()) {
        text.gauge("seenheard_log_leaves", "Leaves of the log.", static_cast<double>(head->ref.size));
        text.gauge("seenheard_log_epoch", "Its epoch.", static_cast<double>(head->ref.epoch));
    }
    if (const auto standing = log.standing())
        text.gauge("seenheard_log_standing", "0 open, 1 stopped, 2 gathering, 3 emptying.",
            static_cast<double>(static_cast<int>(*standing)));
    if (const auto held = log.heldCount())
        text.gauge("seenheard_entries_held", "Entries that wait for a person's decision.", static_cast<double>(*held));
    if (const auto received = log.receivedCount())
        text.gauge("seenheard_entries_gathered", "Entries that wait for the end of a gathering.",
            static_cast<double>(*received));
    const auto use = from_.store.use();
    text.gauge("seenheard_store_readers", "Connections to the store that read.", static_cast<double>(use.readers));
    if (use.mostReaders > 0)
        text.gauge("seenheard_store_readers_most", "That there may be.", static_cast<double>(use.mostReaders));
    if (const auto left = use.place.empty() ? Result<std::uint64_t>(Error{}) : freeBytes(use.place))
        text.gauge("seenheard_store_free_bytes", "Free space where the store is.", static_cast<double>(*left));
}

void ServerMetrics::putFeeds(MetricsText& text) {
    const auto feeds = feedsOf(from_.store.catalogue());
    if (!feeds || feeds->empty())
        return;
    const auto nowMs = from_.clock.now().utcMs;
    text.family("seenheard_feed_last_heard_timestamp_seconds", Kind::Gauge, "When a feed last brought a file.");
    for (const auto& feed : *feeds)
        text.sample(static_cast<double>(feed.heardAtMs) / msOfSecond, {{"feed", feed.feed}});
    text.family(
        "seenheard_feed_stopped", Kind::Gauge, "1 where a feed is late by more than a quarter of its interval.");
    for (const auto& feed : *feeds)
        text.sample(stoppedSinceMs(feed, nowMs) ? 1 : 0, {{"feed", feed.feed}});
}

void ServerMetrics::putTimes(MetricsText& text) const {
    const auto nowMs = from_.clock.now().utcMs;
    text.family("seenheard_certificate_days_left", Kind::Gauge, "Days until a TLS certificate ends.");
    text.sample(static_cast<double>(from_.serverCertificateUntilMs - nowMs) / msOfDay, {{"of", "server"}});
    text.sample(static_cast<double>(from_.authorityUntilMs - nowMs) / msOfDay, {{"of", "authority"}});
    struct stat mark {};
    if (!from_.backupMark.empty() && ::stat(from_.backupMark.c_str(), &mark) == 0)
        text.gauge("seenheard_last_backup_timestamp_seconds", "When the last good backup was made.",
            static_cast<double>(mark.st_mtim.tv_sec));
}

void ServerMetrics::putIssuer(MetricsText& text) const {
    if (from_.issuer == nullptr)
        return;
    const auto keys = from_.issuer->current();
    text.gauge("seenheard_issuer_keys",
        "Keys of the issuer that sign-ins are believed by; without any nobody signs in.",
        keys ? static_cast<double>(keys->size()) : 0);
    if (const auto age = from_.issuer->ageMs())
        text.gauge(
            "seenheard_issuer_keys_age_seconds", "Since they were fetched.", static_cast<double>(*age) / msOfSecond);
}

} // namespace seenheard
