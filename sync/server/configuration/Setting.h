#pragma once

#include "platform/base/Result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seenheard {

/// One thing that whoever runs the server may set: in the file as `name = value`, in the environment as
/// SEENHEARD_SERVER_NAME, on the command line as --name.
struct Setting {
    enum class Kind : std::uint8_t { Any, Number, Choice, Address, Socket, Issuer };

    std::string_view name;
    std::string_view value; ///< What help calls its value.
    std::string_view meaning;
    Kind kind = Kind::Any;
    std::string_view otherwise = {}; ///< Where nobody set it; empty: nothing.
    std::int64_t least = 0;          ///< Of a number …
    std::int64_t most = 0;
    std::string_view choices = {}; ///< Of a choice, separated by spaces.
};

[[nodiscard]] std::span<const Setting> knownSettings();
[[nodiscard]] const Setting* settingNamed(std::string_view name);
/// The known name that was most likely meant; nothing where none is near.
[[nodiscard]] std::optional<std::string_view> settingLike(std::string_view name);
/// What is wrong with a value, without saying where it stands.
[[nodiscard]] Status checkValue(const Setting& setting, const std::string& value);
/// SEENHEARD_SERVER_LOG_LEVEL
[[nodiscard]] std::string environmentName(std::string_view setting);

} // namespace seenheard
