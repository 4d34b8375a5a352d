#pragma once

#include "app/viewmodels/OpenTablet.h"
#include "platform/device/Reachability.h"
#include "platform/device/WorkThread.h"

#include <QPointer>
#include <atomic>

namespace seenheard {

/// The two threads behind the screens: one writes the store and talks to the server, the other reads what was
/// committed. Screens wait for neither, and what they read waits for no save and no exchange. Answers come back
/// through one queue, so whoever asks after an answer reads what it saved.
class ServiceWorker final : public QObject {
    Q_OBJECT

public:
    explicit ServiceWorker(TabletOpener opener, QObject* parent = nullptr);
    /// Finishes what was asked before, then closes the tablet on its own threads.
    ~ServiceWorker() override;

    using Opened = std::function<void(Result<Enrolment>)>;
    /// Opens the tablet and starts its exchanges; `opened` is called on the main thread.
    void open(std::string pin, Opened opened);
    /// Closes the tablet: keys and words leave the memory. What was asked is done first; what was still to be read is
    /// not read any more. `closed` is called on the main thread when both connections are.
    void close(std::function<void()> closed);

    /// The PIN again, while the tablet is open; `confirmed` is called on the main thread.
    void confirmPin(QObject* receiver, std::string pin, std::function<void(Status)> confirmed);

    /// Runs `work` on the tablet; hands what it returns to `answer` on the main thread, unless `receiver` is gone.
    /// Work asked of a closed tablet fails with Locked.
    template<typename T>
    void ask(QObject* receiver, std::function<Result<T>(OpenTablet&)> work, std::function<void(Result<T>)> answer) {
        writing_.post(
            [this, guard = QPointer<QObject>(receiver), work = std::move(work), answer = std::move(answer)]() mutable {
                auto result = tablet_ ? work(*tablet_) : Result<T>(closedError());
                bringBack([guard, answer = std::move(answer), result = std::move(result)]() mutable {
                    if (guard)
                        answer(std::move(result));
                });
            });
    }

    /// The same for work that only reads: beside saves and exchanges, from one state of the store. Nothing is read, and
    /// nothing that was read comes back, after close() was called: the answer is Locked.
    template<typename T>
    void look(QObject* receiver, std::function<Result<T>(TabletReads&)> work, std::function<void(Result<T>)> answer) {
        reading_.post([this, sitting = sitting_.load(), guard = QPointer<QObject>(receiver), work = std::move(work),
                          answer = std::move(answer)]() mutable {
            auto result = reads_ && sitting == sitting_ ? reads_->read(work) : Result<T>(closedError());
            bringBack([this, sitting, guard, answer = std::move(answer), result = std::move(result)]() mutable {
                if (guard)
                    answer(sitting == sitting_ ? std::move(result) : Result<T>(closedError()));
            });
        });
    }

    /// The same for words of records: read beside, then noted on the tablet that they are looked at, and only then
    /// handed to `answer`. What `sight` has shown already waits for nobody.
    template<typename T>
    void view(QObject* receiver, SharedSight sight, std::function<Result<Unseen<T>>(RecordsToShow&)> work,
        std::function<void(Result<T>)> answer) {
        reading_.post([this, sitting = sitting_.load(), sight = std::move(sight), guard = QPointer<QObject>(receiver),
                          work = std::move(work), answer = std::move(answer)]() mutable {
            const auto hand = [this, sitting, guard, answer = std::move(answer)](Result<T> result) {
                bringBack([this, sitting, guard, answer, result = std::move(result)]() mutable {
                    if (guard)
                        answer(sitting == sitting_ ? std::move(result) : Result<T>(closedError()));
                });
            };
            const std::function<Result<Unseen<T>>(TabletReads&)> sealed = [&work](TabletReads& reads) {
                return work(reads.toShow());
            };
            auto unseen = reads_ && sitting == sitting_ ? reads_->read(sealed) : Result<Unseen<T>>(closedError());
            if (!unseen)
                return hand(unseen.error());
            if (auto shown = ViewingService::shownAlready(*unseen, *sight))
                return hand(*std::move(shown));
            // A queue takes only what can be copied.
            const auto kept = std::make_shared<Unseen<T>>(*std::move(unseen));
            const Work show = [this, sight, kept, hand] {
                hand(tablet_ ? tablet_->viewing().show(std::move(*kept), *sight) : Result<T>(closedError()));
            };
            writing_.post([this, sitting, sight, kept, show] {
                const auto first = tablet_ ? tablet_->viewing().askedFirst(*kept, *sight) : AskedFirst{};
                if (!first.anything())
                    return show();
                bringBack([this, sitting, first, sight, show] {
                    if (sitting == sitting_)
                        emit askedFirst(first, sight, [this, show] { writing_.post(show); });
                    else
                        writing_.post(show);
                });
            });
        });
    }

    /// Calls back on the main thread when all work asked before is done and answered.
    void whenIdle(std::function<void()> then);

    /// Brings this tablet up to date with the server; `done` is called on the main thread.
    void exchange(QObject* receiver, SyncService::Done done);

signals:
    /// The tablet is open, with a PIN that the force does not want any more; why, in words.
    void pinUnwanted(const QString& why);
    /// Before what was read is shown this has to be asked. `go` shows it then; without what was asked it says what is
    /// missing and shows nothing.
    void askedFirst(
        const seenheard::AskedFirst& asked, const seenheard::SharedSight& sight, const std::function<void()>& go);
    /// Something arrived, left or was saved: what is on screen may be old.
    void changed();

private:
    using Work = WorkThread::Work;

    void watchNetwork();
    void openHere(std::string pin, const Opened& opened);
    void startDriving();
    void bringBack(Work work);
    void runAnswers();
    [[nodiscard]] static Error closedError();

    TabletOpener opener_;
    std::atomic<std::uint64_t> sitting_ = 0;       ///< Counts up with each close(); changed on the main thread.
    std::unique_ptr<OpenTablet> tablet_;           ///< Touched on the writing thread only.
    std::unique_ptr<class QtScheduler> scheduler_; ///< Made and ended on the writing thread.
    bool driving_ = false;                         ///< Touched on the writing thread only.
    std::unique_ptr<ReadingTablet> reads_;         ///< Touched on the reading thread only.

    std::mutex mutex_;
    std::deque<Work> answers_;

    // Last, so that they have ended when what they work on goes.
    WorkThread reading_{QStringLiteral("reading")};
    WorkThread writing_{QStringLiteral("services")};
    std::unique_ptr<Reachability>
        reachability_; ///< On the main thread, from the first opening; gives the writing one work.
};

} // namespace seenheard
