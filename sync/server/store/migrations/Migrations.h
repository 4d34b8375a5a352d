#pragma once

#include "platform/database/Migrator.h"

namespace seenheard::migrations {

/// Marks of the two files of an embedded store ("SHsd", "SHsk").
constexpr std::int32_t dataApplicationId = 0x53487364;
constexpr std::int32_t keysApplicationId = 0x5348736B;

/// Steps of the schema, published once and never changed.
[[nodiscard]] std::span<const Migration> data();
[[nodiscard]] std::span<const Migration> keys();

} // namespace seenheard::migrations
