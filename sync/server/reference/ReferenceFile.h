#pragma once

#include "platform/base/Result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <vector>

namespace seenheard {

/// Takes one item of a file, as it stands there on that line.
using TakeItem = std::function<Status(std::size_t line, const nlohmann::json& fields)>;

/// A row's cells as fields: `people` and `closed` are lists separated by ';', `order` a whole number, subject_kind and
/// subject_id make the `subject`; an empty cell is no field. There is a cell for each name.
[[nodiscard]] nlohmann::json fieldsFrom(const std::vector<std::string>& names, const std::vector<std::string>& cells);

/// Reads NAME.json (an array of objects) or NAME.csv (a header row, then one item a row: `fieldsFrom`). Yields what is
/// wrong, each with the file and, where there is one, the line; nothing where every item was taken.
[[nodiscard]] std::vector<std::string> readReferenceFile(const std::filesystem::path& file, const TakeItem& take);

} // namespace seenheard
