#include "app/services/TabletSyncService.h"

#include "app/services/Lease.h"
#include "app/services/RecordLines.h"
#include "app/services/StoreDirectory.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace seenheard {

namespace {

constexpr std::size_t mostOutcomes = 50;
constexpr std::int64_t gatheredWithinMs = 60'000;

void sayFirst(std::string_view words, std::optional<std::string>& failure) {
    failure = std::string(words) + (failure ? " " + *failure : std::string());
}

SyncIdentity identityOf(const Enrolled& enrolled) {
    return {
        enrolled.issuing.serverName, enrolled.issuing.issuingKey, enrolled.signer.signer(), enrolled.authority.root};
}

} // namespace

TabletSyncService::TabletSyncService(Parts parts)
    : parts_(std::move(parts))
    , parallelFor_(threadedFor(std::clamp(std::thread::hardware_concurrency(), 1U, 4U)))
    , rest_(*parts_.transport, parts_.store.box(),
          {parts_.store.enrolled().issuing.serverName, parts_.store.enrolled().issuing.issuingKey})
    , driver_(
          *parts_.transport, parts_.clock, parts_.random,
          [this] {
              gather();
              return std::make_unique<SyncSession>(
                  parts_.store.sync(), identityOf(parts_.store.enrolled()), parts_.key, parts_.clock, parallelFor_);
          },
          {}, [this] { return pictures(); }) {
    if (parts_.live)
        live_.emplace(*parts_.live, parts_.random, [this]() -> std::optional<Cursor> {
            const auto position = parts_.store.sync().position();
            return position ? std::optional(position->cursor) : std::nullopt;
        });
}

std::unique_ptr<PictureSession> TabletSyncService::pictures() {
    const auto& enrolled = parts_.store.enrolled();
    const auto position = parts_.store.sync().position();
    return std::make_unique<PictureSession>(parts_.store.pictures(),
        PictureIdentity{enrolled.issuing.serverName, enrolled.issuing.issuingKey, enrolled.signer.signer(), &parts_.key,
            position ? position->clockOffsetMs : 0},
        parts_.clock);
}

void TabletSyncService::exchange(Done done) {
    afterRest([this, done = std::move(done)] {
        driver_.exchange([this, done](const Result<SyncTotals>& totals) {
            parts_.tabletClock.exchanged();
            if (!totals && totals.error().code == ErrorCode::Corrupt)
                static_cast<void>(parts_.store.askForMending()); // The failure is told in any case.
            tidy();
            done(totals ? reportOf(*totals) : Result<ExchangeReport>(totals.error()));
        });
    });
}

void TabletSyncService::afterRest(std::function<void()> then) {
    const auto missing = parts_.store.profile().missingNumbers();
    const bool gaps = missing && !missing->empty();
    if (driver_.state().running || (parts_.store.opening().lost == 0 && !gaps))
        then();
    else
        rest_.bring(std::move(then));
}

void TabletSyncService::gather() {
    if (const auto planned = std::exchange(gathering_, std::nullopt); planned && scheduler_ != nullptr)
        scheduler_->cancel(*planned);
    if (parts_.gather)
        parts_.gather();
}

void TabletSyncService::gatherSoon() {
    if (scheduler_ == nullptr || gathering_)
        return;
    gathering_ = scheduler_->after(gatheredWithinMs, [this] {
        gathering_.reset();
        gather();
        wake();
    });
}

void TabletSyncService::startDriving(Scheduler& scheduler, Changed changed) {
    scheduler_ = &scheduler;
    afterRest([this, &scheduler, changed = std::move(changed)] {
        driver_.start(scheduler, [this, changed] {
            parts_.tabletClock.exchanged();
            tidy();
            if (changed)
                changed();
        });
    });
    // News says that the server can be reached, too.
    if (live_)
        live_->start(scheduler, [this] { driver_.networkChanged(); });
}

void TabletSyncService::tidy() {
    const auto success = driver_.state().lastSuccessMs;
    if (success == tidiedAfterMs_)
        return;
    tidiedAfterMs_ = success;
    // What cannot be swept now is swept after the next exchange; nothing hangs on it.
    static_cast<void>(parts_.store.sweep());
    if (parts_.tidied)
        parts_.tidied();
}

void TabletSyncService::stopDriving() {
    if (const auto planned = std::exchange(gathering_, std::nullopt); planned && scheduler_ != nullptr)
        scheduler_->cancel(*planned);
    scheduler_ = nullptr;
    rest_.cancel();
    if (live_)
        live_->stop();
    driver_.stop();
}

void TabletSyncService::networkChanged() {
    driver_.networkChanged();
    if (live_)
        live_->networkChanged();
}

void TabletSyncService::wake() {
    driver_.wake();
}

Result<SendingStatus> TabletSyncService::status() {
    auto counts = parts_.store.entries().counts();
    if (!counts)
        return counts.error();
    auto last = parts_.store.profile().lastExchangeMs();
    if (!last)
        return last.error();
    auto missing = parts_.store.profile().missingNumbers();
    if (!missing)
        return missing.error();
    const auto gathers = parts_.store.profile().serverGathers();
    if (!gathers)
        return gathers.error();
    const auto& driving = driver_.state();
    SendingStatus status;
    status.serverGathers = *gathers;
    const auto pictures = parts_.store.tables().pictures.counts();
    if (!pictures)
        return pictures.error();
    for (const auto& [record, count] : *pictures) {
        status.pictures.all += count.all;
        status.pictures.received += count.received;
    }
    status.waiting = counts->waiting;
    status.received = counts->received;
    status.held = counts->held + counts->refused;
    if (*last) {
        const auto now = parts_.tabletClock.now();
        status.lastExchange = Instant{**last, now.offsetMinutes, now.quality};
    }
    if (driving.lastFailure)
        status.lastFailure = driving.lastFailure->message;
    const StoreDirectory directory(
        parts_.store.signers(), parts_.store.tables().references, parts_.store.tables().people);
    const auto over = leaseIsOver(parts_.store, directory, parts_.clock);
    if (!over)
        return over.error();
    if (*over)
        sayFirst(leaseIsOverWords, status.lastFailure);
    status.diskFull = !parts_.store.hasReserve();
    if (status.diskFull)
        sayFirst(diskIsFullWords, status.lastFailure);
    status.nextTryAtMs = driving.nextTryMs;
    status.running = driving.running;
    status.missingNumbers = *std::move(missing);
    const auto& opening = parts_.store.opening();
    status.lostByRollback = opening.lost + parts_.store.lostWithDisk();
    status.outsideHead = opening.outsideHead;
    status.forked = opening.forked;
    status.box = {
        parts_.store.boxHead(), parts_.store.boxBytes(), opening.box.damagedRecords + opening.box.damagedSegments};
    if (const auto ends = readConnectionEnds(parts_.profile)) {
        status.connection = *ends;
        status.connectionAdvice = adviceOn(*ends, parts_.clock.now());
    }
    if (auto taken = takeAdministration(status); !taken)
        return taken.error();
    return status;
}

Status TabletSyncService::takeAdministration(SendingStatus& status) {
    auto& store = parts_.store;
    const auto mark = store.signers().mark(store.signer());
    if (!mark)
        return mark.error();
    status.role = store.signers().roleOf(store.enrolled().signer);
    status.standing = mark->standing;
    if (mark->standing != SignerStanding::Open) {
        const auto act = store.actOn(subjectOf(store.signer()));
        if (!act)
            return act.error();
        status.closedBy = *act ? (*act)->by : std::string();
        status.closedWhy = *act ? (*act)->why : std::string();
    }
    const auto opened = store.actOn(blackBoxOf(store.signer()));
    if (!opened)
        return opened.error();
    if (*opened) {
        status.box.openedBy = (*opened)->by;
        status.box.openedWhy = (*opened)->why;
    }
    const auto outcomes = store.entries().newestOutcomes(mostOutcomes);
    if (!outcomes)
        return outcomes.error();
    status.outcomes = outcomesOf(*outcomes);
    return success();
}

Result<ExchangeReport> TabletSyncService::reportOf(const SyncTotals& totals) {
    auto differences = parts_.store.records().differences();
    if (!differences)
        return differences.error();
    ExchangeReport report;
    report.pushed = totals.pushed;
    report.picturesSent = totals.picturesSent;
    report.picturesFetched = totals.picturesFetched;
    report.pulled = totals.pulled;
    report.held = totals.held;
    report.refused = totals.refused;
    report.differences = *differences;
    report.roundTrips = totals.roundTrips;
    report.bytesUp = totals.bytesUp;
    report.bytesDown = totals.bytesDown;
    return report;
}

} // namespace seenheard
