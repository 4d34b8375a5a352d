#pragma once

#include "tests/simulation/Force.h"

namespace seenheard {

/// What the seed makes happen, one thing after the other: officers' work and faults. Each has luck of its own, so that
/// leaving some out changes nothing in the others.
class Happenings {
public:
    Happenings(Force& force, std::uint64_t seed, std::set<std::uint64_t> leftOut);

    void begin();
    void end() { ended_ = true; }
    /// How many there were, those left out too.
    [[nodiscard]] std::uint64_t count() const { return next_; }
    [[nodiscard]] const std::vector<std::string>& story() const { return story_; }

private:
    void plan();
    void happen(std::uint64_t number);
    void officerWorks(SimulatedTablet& tablet, Chance& chance);
    void revoke(const SimulatedTablet& tablet);
    void lockFromServer(const SimulatedTablet& tablet, Chance& chance);
    void administratorWorks(SimulatedTablet& tablet, Chance& chance);
    void writeOnHeld(SimulatedTablet& tablet, const std::string& team, Chance& chance);
    void tabletFault(SimulatedTablet& tablet, Chance& chance);
    void serverFault(Chance& chance);
    /// In some runs the server's disk is lost, and a backup is all that there is.
    void loseServer(std::uint64_t number);
    void tell(std::uint64_t number, const std::string& what);
    [[nodiscard]] RecordId incident(const std::string& own, Chance& chance);

    Force& force_;
    std::uint64_t seed_;
    std::set<std::uint64_t> leftOut_;
    std::uint64_t next_ = 0;
    std::uint64_t newestIncident_ = 0;
    std::uint64_t backupAt_ = 0, lostAt_ = 0; ///< Numbers of happenings; 0: never.
    bool backedUp_ = false;
    std::size_t clones_ = 0;
    std::size_t revoked_ = 0;
    std::size_t disposals_ = 0;
    bool published_ = false;
    bool wiped_ = false;
    bool ended_ = false;
    std::vector<std::string> story_;
    std::string telling_;
};

} // namespace seenheard
