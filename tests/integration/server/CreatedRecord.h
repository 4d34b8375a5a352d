#pragma once

#include "tests/integration/server/ServerProcess.h"

#include <algorithm>

namespace seenheard {

/// About 700 octets of answers, as a created record has; the tablet says its team by itself.
inline Part createdRecord(std::size_t number) {
    RecordId id;
    const auto hash = merkleLeafHash(bytesOf(std::to_string(number)));
    std::copy_n(hash.octets.begin(), id.octets.size(), id.octets.begin());
    Part part{id, {}};
    const auto add = [&part](const RegisterKey& key, Value value) {
        part.operations.push_back({key, std::move(value), {}, std::nullopt, std::nullopt});
    };
    add({{envelope::district}}, Text("Bradford"));
    add({{envelope::about}}, Reference{"incident", "incident-" + std::to_string(number)});
    add(test_form::concern(), Text("some"));
    add(test_form::words(), Text(std::string(420, static_cast<char>('a' + number % 26)) + hash.hex()));
    return part;
}

} // namespace seenheard
