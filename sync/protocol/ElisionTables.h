#pragma once

#include "sync/protocol/ExchangeRequest.h"

#include <algorithm>
#include <map>

namespace seenheard {

/// What both sides of an elision know so far: from the request, and from the entries before in the same message.
struct ElisionTables {
    explicit ElisionTables(const ExchangeRequest& request)
        : signers{request.signer}
        , heads{request.treeHead}
        , hashes(request.formsHeld)
        , writtenAtMs(request.serverTimeMs) {}

    struct ClockMark {
        std::int32_t offsetMinutes = 0;
        ClockQuality quality = ClockQuality::Synced;
        auto operator<=>(const ClockMark&) const = default;
    };
    /// The newest entry of a signer in this message.
    struct ChainEnd {
        std::uint64_t number = 0;
        EntryId id;
    };

    void remember(const SignerId& signer, std::uint64_t number, const EntryId& id) {
        ends[signer] = {number, id};
        ids[{signer, number}] = id;
    }

    std::vector<SignerId> signers;
    std::vector<TreeHeadRef> heads;
    std::vector<Hash> hashes; ///< Of forms.
    std::vector<FormRef> forms;
    std::vector<ClockMark> clocks;
    std::vector<RecordId> records;
    std::int64_t writtenAtMs; ///< Of the entry before, or the request's own time.
    std::map<SignerId, ChainEnd> ends;
    std::map<std::pair<SignerId, std::uint64_t>, EntryId> ids;
};

/// Where it stands in the table; nothing where it is new, and then it is there from now on.
template<typename Element>
[[nodiscard]] std::optional<std::uint64_t> placeIn(std::vector<Element>& table, const Element& element) {
    const auto found = std::find(table.begin(), table.end(), element);
    if (found != table.end())
        return static_cast<std::uint64_t>(found - table.begin());
    table.push_back(element);
    return std::nullopt;
}

} // namespace seenheard
