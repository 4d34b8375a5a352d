#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seenheard {

/// What the number of a cell is meant as.
enum class NumberMeaning { Number, Day, DayAndTime, Time };

/// The meaning of one of Excel's number formats, by its number and, for those of the workbook's own, its code.
[[nodiscard]] NumberMeaning meaningOfFormat(std::uint32_t number, std::string_view code);

/// "3" for 3.0, "2.5", "2022-03-05", "2022-03-05 14:30" or "14:30"; the text itself where it is no number.
[[nodiscard]] std::string shownNumber(std::string_view number, NumberMeaning meaning, bool from1904);

/// Without what is around it, with one kind of line end, without characters that nobody sees.
[[nodiscard]] std::string cleaned(std::string_view text);
/// As programs write logic: straight quotes and plain spaces in place of what word processors make of them.
[[nodiscard]] std::string plain(std::string_view text);
/// In small letters (A to Z only).
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace seenheard
