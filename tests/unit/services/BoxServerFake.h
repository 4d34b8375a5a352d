#pragma once

#include "app/services/LockedTablet.h"
#include "platform/crypto/SystemRandom.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeScheduler.h"
#include "tests/support/TempDirectory.h"

namespace seenheard {

/// The server as profiles without their PIN see it: it takes nothing, says what they are to do, and can be away. Its
/// answers come from a scheduler.
class BoxServerFake {
public:
    explicit BoxServerFake(Scheduler& scheduler) : scheduler_(scheduler) {}

    /// Makes a profile, enrolled here, without a store.
    void enrol(const std::filesystem::path& profile);
    [[nodiscard]] TabletSurroundings surroundings(Clock& clock, Random& random, Log& log);

    /// What every profile is to do from now on.
    void tell(CommandKind kind) { commands_.push_back({commands_.size() + 1, kind, 5}); }

    bool away = false;
    /// What it says to whoever asks for another certificate; nothing: that there is nothing at that path.
    std::function<HttpResponse(const HttpRequest&)> renew;
    std::vector<std::string> asked; ///< The last part of the profile's path, each time one asked.
    std::uint64_t carriedOut = 0;   ///< The greatest number that anybody said was done.

private:
    class Road;
    [[nodiscard]] Result<HttpResponse> answer(const std::string& profile, const HttpRequest& request);

    Scheduler& scheduler_;
    SystemRandom random_;
    SigningKey root_ = SigningKey::generate(random_);
    SigningKey issuing_ = SigningKey::generate(random_);
    std::vector<TabletCommand> commands_;
};

} // namespace seenheard
