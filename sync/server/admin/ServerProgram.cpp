#include "sync/server/admin/ServerProgram.h"

#include "sync/server/ServerVersion.h"
#include "sync/server/admin/HandoverCommand.h"
#include "sync/server/configuration/Configuration.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int askedWrongly = 2;

std::vector<Command> allCommands() {
    std::vector<Command> commands{initCommand(), serveCommand(), statusCommand(), enrolCommand(), makeCodeCommand(),
        listCodesCommand(), withdrawCodeCommand(), admitDeskCommand(), publishFormsCommand(), importFormCommand(),
        previewFormCommand(), withdrawFormCommand(), listFormsCommand(), loadReferenceCommand(), listReferenceCommand(),
        watchIntakeCommand(), intakeCommand(), expectFeedCommand(), listFeedsCommand(), acknowledgeHandoverCommand(),
        listHandoverCommand(), handoverCommand(), exportCommand(), listTabletsCommand(), lockTabletCommand(),
        unlockTabletCommand(), wipeTabletCommand(), recoverCommand(), restoredCommand(), endGatheringCommand(),
        listHoldsCommand(), releaseHoldCommand(), refuseHoldCommand(), listSignersCommand(), revokeSignerCommand(),
        retireSignerCommand(), giveRoleCommand(), listGapsCommand(), writeOffGapCommand(), disposeCommand(),
        listAuditCommand(), exportAuditCommand(), checkAuditCommand(), sealAuditCommand(), loadPeopleCommand(),
        listPeopleCommand(), changePersonCommand(), personLeftCommand(), assignCommand(), unassignCommand(),
        assignmentsCommand(), migrateCommand(), backupCommand(), restoreCommand(), doctorCommand(),
        showAuthorityCommand(), issueCertificateCommand()};
    for (auto& command : commands) {
        auto& options = command.shape.options;
        const auto store =
            std::find_if(options.begin(), options.end(), [](const Option& option) { return option.name == "store"; });
        if (store == options.end())
            continue;
        auto beside = optionsBesideStore();
        beside.push_back(configurationOption());
        options.insert(std::next(store), beside.begin(), beside.end());
    }
    return commands;
}

std::string overview(const std::vector<Command>& commands) {
    std::string text = "The central server of Seen & Heard.\n\nUsage: seenheard-server COMMAND ...\n\n";
    for (const auto& command : commands)
        text += "  " + command.shape.name + std::string(22 - command.shape.name.size(), ' ')
            + command.shape.meaning.substr(0, command.shape.meaning.find('\n')) + "\n";
    return text + "\n'seenheard-server COMMAND --help' tells more. 'seenheard-server --version' prints the version.\n";
}

/// How many words of the line name this command; 0 where they do not.
std::size_t wordsNaming(const Command& command, const std::vector<std::string>& words) {
    const auto& name = command.shape.name;
    const auto space = name.find(' ');
    if (space == std::string::npos)
        return words.front() == name ? 1 : 0;
    return words.size() > 1 && words[0] == name.substr(0, space) && words[1] == name.substr(space + 1) ? 2 : 0;
}

/// What the words leave open is taken from the environment and the file.
Status configure(Arguments& arguments, const CommandShape& shape, const CommandContext& context) {
    const auto takesFile = [](const Option& option) { return option.name == configurationOption().name; };
    if (std::none_of(shape.options.begin(), shape.options.end(), takesFile))
        return arguments.complete(shape, {});
    const auto configuration =
        Configuration::read(arguments.find(configurationOption().name), context.environment, arguments.options());
    return configuration ? arguments.complete(shape, configuration->values()) : Status(configuration.error());
}

int run(const Command& command, const std::vector<std::string>& words, const CommandContext& context) {
    auto arguments = Arguments::readWords(command.shape, words);
    if (arguments && arguments->asksForHelp()) {
        context.out << helpFor(command.shape);
        return done;
    }
    const auto whole = arguments ? configure(*arguments, command.shape, context) : Status(arguments.error());
    if (!whole) {
        context.err << "seenheard-server: " << whole.error().message << "\n";
        return askedWrongly;
    }
    if (const auto status = command.run(*arguments, context); !status) {
        context.err << "seenheard-server: " << status.error().message << "\n";
        return failed;
    }
    return done;
}

} // namespace

int runServerProgram(const std::vector<std::string>& words, const CommandContext& context) {
    const auto commands = allCommands();
    if (words.empty()) {
        context.err << overview(commands);
        return askedWrongly;
    }
    if (words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
        context.out << overview(commands);
        return done;
    }
    if (words.front() == "--version") {
        context.out << "seenheard-server " << serverVersion << "\n";
        return done;
    }
    for (const auto& command : commands) {
        if (const auto count = wordsNaming(command, words); count > 0)
            return run(command, {words.begin() + static_cast<std::ptrdiff_t>(count), words.end()}, context);
    }
    context.err << "seenheard-server: there is no command '" << words.front() << "'. See 'seenheard-server --help'.\n";
    return askedWrongly;
}

} // namespace seenheard
