#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "sync/server/signin/JsonWebKey.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace seenheard {

/// The keys of the issuer that people at desks sign in with. Fetched on a thread of their own: no request ever waits
/// for the issuer, and one that does not answer slows nothing down. Called from many threads.
class IssuerKeys {
public:
    /// Asks the issuer; called on the thread alone, and bounded in time and size by itself.
    using Fetch = std::function<Result<JsonWebKeys>()>;
    using Keys = std::shared_ptr<const JsonWebKeys>;

    static constexpr std::int64_t freshMs = 60LL * 60 * 1000;        ///< Then they are fetched anew …
    static constexpr std::int64_t againMs = 60'000;                  ///< … no more often than this, …
    static constexpr std::int64_t longestMs = 24LL * 60 * 60 * 1000; ///< … and believed so long where that fails.

    /// `clock` and `log` outlive it. Nothing is fetched before start() or refresh().
    IssuerKeys(Fetch fetch, const Clock& clock, Log& log) : fetch_(std::move(fetch)), clock_(clock), log_(log) {}
    ~IssuerKeys();
    IssuerKeys(const IssuerKeys&) = delete;
    IssuerKeys& operator=(const IssuerKeys&) = delete;

    /// Fetches them now, and from then on as they get old and when they are wanted.
    void start();
    /// Those that are known; none where there are none that may still be believed.
    [[nodiscard]] Keys current() const;
    /// How long ago those that are held were fetched, in milliseconds; nothing before the first time.
    [[nodiscard]] std::optional<std::int64_t> ageMs() const;
    /// A token names a key that is not among them: they are fetched anew soon. False where that was done less than a
    /// minute ago, so that the key is nobody's.
    bool wantAnother();
    /// Fetches where it is time to; what the thread does, for whoever has time in hand himself.
    void refresh();

private:
    [[nodiscard]] bool isDue() const;
    void run(const std::stop_token& stop);

    Fetch fetch_;
    const Clock& clock_;
    Log& log_;
    mutable std::mutex guard_;
    std::condition_variable_any wake_;
    Keys keys_;
    std::int64_t fetchedAtMs_ = 0;          ///< Monotonic; of the keys that are held.
    std::optional<std::int64_t> triedAtMs_; ///< Monotonic; nothing before the first time.
    bool wanted_ = false;
    std::jthread thread_; ///< Last, so that it has ended when what it works on goes.
};

} // namespace seenheard
