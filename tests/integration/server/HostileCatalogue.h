#pragma once

#include "tests/support/SeededRandom.h"
#include "tests/unit/server/ScriptedTablet.h"

#include <functional>

namespace seenheard {

/// Those who meet in a hostile session, and what an attacker may have got hold of.
struct HostileWorld {
    ScriptedTablet tablet;   ///< Enrolled; what is sent goes over its own connection unless a case says otherwise.
    ScriptedTablet other;    ///< Enrolled, of another team.
    ScriptedTablet stranger; ///< Has everything but an enrolment.
    FormRef form;
    RecordId own;    ///< A record of `tablet`'s …
    RecordId hidden; ///< … and one of `other`'s, in no scope that `tablet` follows.
    EntryId hiddenEntry;
    Bytes recorded; ///< An exchange of `tablet`'s that went well some while ago, octet for octet.
    std::int64_t nowMs = 0;
    SeededRandom random;

    /// A request as `tablet` would make it now.
    [[nodiscard]] ExchangeRequest request() const { return tablet.request(nowMs); }
};

/// Over whose connection something is sent.
enum class Sender : std::uint8_t { Tablet, Other, Nobody };

struct HostileRequest {
    std::string method = "POST";
    std::string path = "/v1/exchange";
    Bytes body;
    Sender sender = Sender::Tablet;
};

/// What has to come back: a refusal with one of these codes, or an exchange in which every entry that was sent is
/// refused for one of these reasons, or one that brings nothing.
struct HostileOutcome {
    int status = 400;
    std::vector<std::string> codes;
    std::vector<HoldReason> refused;
    bool nothingComes = false;
};

struct HostileCase {
    std::string name;
    std::function<HostileRequest(HostileWorld&)> make;
    HostileOutcome outcome;
    std::vector<HostileOutcome> orElse = {}; ///< Where chance decides which refusal comes first.
};

[[nodiscard]] std::vector<HostileCase> hostileSessions();
/// Its parts, by what is wrong with them.
[[nodiscard]] std::vector<HostileCase> hostileSenders();
[[nodiscard]] std::vector<HostileCase> hostilePositions();
[[nodiscard]] std::vector<HostileCase> hostileOctets();
[[nodiscard]] std::vector<HostileCase> hostileEntries();
[[nodiscard]] std::vector<HostileCase> hostilePaths();

/// So many zeros in a zstd frame: some ten thousandth of that.
[[nodiscard]] Bytes compressedZeros(std::size_t octets);
/// Texts that have broken other programs.
[[nodiscard]] const std::vector<std::string>& hostileTexts();

} // namespace seenheard
