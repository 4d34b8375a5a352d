#pragma once

#include "platform/base/Result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// What was set, and where: the command line is stronger than the environment, and that than the file. Checked whole.
class Configuration {
public:
    using Values = std::map<std::string, std::string>;

    /// InvalidInput names every fault at once, each with its place. `file` need not be given; without it the
    /// environment may name one (SEENHEARD_SERVER_CONFIG). Variables of other prefixes are not looked at.
    [[nodiscard]] static Result<Configuration> read(
        std::optional<std::string> file, const Values& environment, const Values& commandLine);

    struct Given {
        std::string value;
        std::string place; ///< "/etc/seenheard/server.conf:7", "SEENHEARD_SERVER_LISTEN", "--listen"
    };
    [[nodiscard]] const std::map<std::string, Given>& given() const { return given_; }
    [[nodiscard]] Values values() const;

private:
    std::map<std::string, Given> given_;
};

/// One error of many faults, each on a line of its own.
[[nodiscard]] Error configurationFaults(const std::vector<std::string>& faults);

} // namespace seenheard
