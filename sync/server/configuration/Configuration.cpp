#include "sync/server/configuration/Configuration.h"

#include "sync/server/configuration/ConfigurationFile.h"
#include "sync/server/configuration/Setting.h"

namespace seenheard {

namespace {

constexpr std::string_view prefix = "SEENHEARD_SERVER_";

std::string unknown(const std::string& name) {
    const auto meant = settingLike(name);
    return "there is no setting '" + name + "'"
        + (meant ? "; did you mean '" + std::string(*meant) + "'?"
                 : ". See 'seenheard-server serve --help' for those there are.");
}

/// "LOG_LEVEL" is log-level.
std::string settingOfVariable(std::string_view rest) {
    std::string name;
    for (const auto character : rest) {
        const bool letter = character >= 'A' && character <= 'Z';
        name += character == '_' ? '-' : letter ? static_cast<char>(character - 'A' + 'a') : character;
    }
    return name;
}

} // namespace

Error configurationFaults(const std::vector<std::string>& faults) {
    std::string text = faults.size() == 1 ? "one thing in the configuration is wrong:"
                                          : std::to_string(faults.size()) + " things in the configuration are wrong:";
    for (const auto& fault : faults)
        text += "\n  " + fault;
    return fail(ErrorCode::InvalidInput, text);
}

Result<Configuration> Configuration::read(
    std::optional<std::string> file, const Values& environment, const Values& commandLine) {
    Configuration configuration;
    std::vector<std::string> faults;
    const auto take = [&](const std::string& name, const std::string& value, const std::string& place) {
        const auto* setting = settingNamed(name);
        if (setting == nullptr)
            faults.push_back(place + ": " + unknown(name));
        else if (const auto good = checkValue(*setting, value); !good)
            faults.push_back(place + ": " + good.error().message);
        configuration.given_.insert_or_assign(name, Given{value, place});
    };

    const auto named = environment.find(std::string(prefix) + "CONFIG");
    if (!file && named != environment.end())
        file = named->second;
    if (file) {
        auto read = readConfigurationFile(*file);
        if (!read) {
            faults.push_back(read.error().message);
        } else {
            faults.insert(faults.end(), read->faults.begin(), read->faults.end());
            for (const auto& line : read->lines)
                take(line.name, line.value, line.place);
        }
    }
    for (const auto& [variable, value] : environment) {
        if (variable.starts_with(prefix) && variable != std::string(prefix) + "CONFIG")
            take(settingOfVariable(std::string_view(variable).substr(prefix.size())), value, variable);
    }
    for (const auto& [option, value] : commandLine) {
        if (settingNamed(option) != nullptr)
            take(option, value, "--" + option);
    }
    return faults.empty() ? Result(std::move(configuration)) : configurationFaults(faults);
}

Configuration::Values Configuration::values() const {
    Values values;
    for (const auto& [name, given] : given_)
        values.emplace(name, given.value);
    return values;
}

} // namespace seenheard
