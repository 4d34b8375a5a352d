#pragma once

#include "platform/database/Migrator.h"

namespace seenheard {

/// Marks a file as the tablet's store: "SHTB".
constexpr std::int32_t tabletApplicationId = 0x53485442;

/// All steps of the tablet's schema, oldest first; a published step never changes. Tables: docs/schema.md.
[[nodiscard]] std::span<const Migration> tabletMigrations();

} // namespace seenheard
