#pragma once

#include "sync/server/http/HttpFigures.h"
#include "sync/server/monitoring/Readiness.h"
#include "sync/server/monitoring/RequestFigures.h"
#include "sync/server/signin/IssuerKeys.h"

namespace seenheard {

/// What the figures are taken from. References outlive it.
struct MetricsSources {
    ServerStore& store;
    Readiness& readiness;
    const SequencerFigures& sequencing;
    const HttpFigures& http;
    const RequestFigures& requests;
    std::size_t threads;
    std::int64_t serverCertificateUntilMs;
    std::int64_t authorityUntilMs;
    std::filesystem::path backupMark; ///< Empty: nobody said where it is.
    const Clock& clock;
    const IssuerKeys* issuer; ///< Null where nobody signs in.
};

/// Everything that Prometheus reads of one process. Figures of the log come from the store at each call, so they are
/// the same from every process of one store.
class ServerMetrics {
public:
    explicit ServerMetrics(MetricsSources sources) : from_(std::move(sources)) {}

    [[nodiscard]] std::string text();

private:
    void putHttp(MetricsText& text) const;
    void putSequencing(MetricsText& text) const;
    void putStore(MetricsText& text);
    void putFeeds(MetricsText& text);
    void putTimes(MetricsText& text) const;
    void putIssuer(MetricsText& text) const;

    MetricsSources from_;
};

} // namespace seenheard
