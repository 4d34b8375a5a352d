#pragma once

#include "platform/database/Database.h"

namespace seenheard {

/// While it lives, its connection reads one state of the file, whatever another connection commits meanwhile. Neither
/// waits for a writer nor holds one up.
class ReadSnapshot {
public:
    [[nodiscard]] static Result<ReadSnapshot> begin(Database& database);

    ReadSnapshot(ReadSnapshot&& other) noexcept;
    ReadSnapshot& operator=(ReadSnapshot&&) = delete;
    ~ReadSnapshot();

private:
    explicit ReadSnapshot(Database& database) : database_(&database) {}

    Database* database_;
};

} // namespace seenheard
