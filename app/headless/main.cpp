#include "app/headless/Commands.h"
#include "app/headless/HttpRoad.h"
#include "app/services/CarryingOut.h"
#include "app/services/EnrolmentService.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/SystemKeyStore.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace seenheard {

namespace {

/// What every command of one call uses.
struct Machine {
    SystemClock clock;
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    std::unique_ptr<DeviceSecret> keyStore = systemKeyStore();

    [[nodiscard]] TabletSurroundings surroundings(const std::string& language = {}) {
        return {clock, random, log, httpTransportTo, language, keyStore.get()};
    }
};

Result<std::string> pinFromEnvironment(const std::string& name = "SEENHEARD_PIN") {
    const char* pin = std::getenv(name.c_str());
    if (pin != nullptr && *pin != '\0')
        return std::string(pin);
    return fail(ErrorCode::InvalidInput, "The PIN is missing: set the environment variable " + name + ".");
}

Result<std::unique_ptr<Tablet>> unlock(const CommandLine& line, const std::string& pin, Machine& machine) {
    return Tablet::unlock(line.profile, pin, machine.surroundings(line.option("language").value_or("")));
}

Result<ExchangeReport> exchanged(Tablet& tablet) {
    std::optional<Result<ExchangeReport>> outcome;
    tablet.sync().exchange([&outcome](Result<ExchangeReport> report) {
        outcome = std::move(report);
        QCoreApplication::quit();
    });
    if (!outcome)
        QCoreApplication::exec();
    if (!outcome)
        return fail(ErrorCode::Internal, "The exchange ended without an answer.");
    return *std::move(outcome);
}

/// Nothing where the option is not given.
Result<std::optional<SecretPlace>> secretPlaceOf(const CommandLine& line, const std::string& option) {
    const auto word = line.option(option);
    if (!word)
        return std::optional<SecretPlace>();
    const auto place = secretPlaceFrom(*word);
    if (!place)
        return fail(ErrorCode::InvalidInput, "--" + option + " is file or key-store, not '" + *word + "'.");
    return std::optional(*place);
}

Result<CommandOutput> enrol(const CommandLine& line, Machine& machine) {
    auto server = line.required("server");
    auto code = line.required("code");
    auto pin = pinFromEnvironment();
    if (!server)
        return server.error();
    if (!code)
        return code.error();
    if (!pin)
        return pin.error();
    const auto place = secretPlaceOf(line, "device-secret");
    if (!place)
        return place.error();
    auto cost = calibratedPinCost(machine.clock);
    if (!cost)
        return cost.error();
    HttpEnrolmentRoad road;
    EnrolmentService service({machine.clock, machine.random, road, *cost, machine.keyStore.get()});
    std::optional<Result<Enrolment>> outcome;
    const auto tabletName = line.option("tablet-name").value_or(QSysInfo::machineHostName().toStdString());
    service.enrol({line.profile, *server, *code, *pin, tabletName, *place}, [&outcome](Result<Enrolment> enrolled) {
        outcome = std::move(enrolled);
        QCoreApplication::quit();
    });
    if (!outcome)
        QCoreApplication::exec();
    if (!outcome)
        return fail(ErrorCode::Internal, "The enrolment ended without an answer.");
    if (!*outcome)
        return outcome->error();
    // Enrolled it is; forms and reference data come along where they can.
    auto tablet = unlock(line, *pin, machine);
    const auto secret = tablet ? (*tablet)->keys().secret().place : place->value_or(SecretPlace::File);
    auto first = tablet ? exchanged(**tablet) : Result<ExchangeReport>(tablet.error());
    return outputOf(line, **outcome, first, secret);
}

Result<LockedTablet::Report> delivered(const std::filesystem::path& profile, Machine& machine) {
    auto locked = LockedTablet::open(profile, machine.surroundings());
    if (!locked)
        return locked.error();
    std::optional<Result<LockedTablet::Report>> outcome;
    (*locked)->deliver([&outcome](Result<LockedTablet::Report> report) {
        outcome = std::move(report);
        QCoreApplication::quit();
    });
    if (!outcome)
        QCoreApplication::exec();
    if (!outcome)
        return fail(ErrorCode::Internal, "The delivery ended without an answer.");
    return *std::move(outcome);
}

/// Asks behind an exchange, when the profile is closed, what the server wants done with it, and does it. The error says
/// in words that it was locked or wiped.
Status obey(const CommandLine& line, Machine& machine) {
    // The exchange did what it says; that the server cannot be asked now is no failure of it.
    static_cast<void>(delivered(line.profile, machine));
    return checkMayOpen(ProfileDirectory{line.profile}, machine.keyStore.get());
}

Result<CommandOutput> deliver(const CommandLine& line, Machine& machine) {
    const bool all = line.words.size() > 1;
    std::vector<DeliveredProfile> profiles;
    for (const auto& profile : all ? profilesBeside(line.profile) : std::vector{line.profile})
        profiles.push_back({profile, delivered(profile, machine)});
    for (const auto& one : profiles) {
        if (!one.outcome) // The others were delivered all the same.
            return fail(one.outcome.error().code, one.profile.string() + ": " + one.outcome.error().message);
    }
    return outputOf(line, profiles);
}

Result<CommandOutput> changePin(const CommandLine& line, const std::string& pin, Tablet& tablet) {
    const auto newPin = pinFromEnvironment("SEENHEARD_NEW_PIN");
    if (!newPin)
        return newPin.error();
    if (const auto changed = tablet.keys().changePin(pin, *newPin); !changed)
        return changed.error();
    return outputOfPinChange(line);
}

Result<CommandOutput> moveSecret(const CommandLine& line, const std::string& pin, Tablet& tablet) {
    const auto place = secretPlaceOf(line, "to");
    if (!place)
        return place.error();
    if (!*place)
        return fail(ErrorCode::InvalidInput, "--to is missing: file or key-store.");
    if (const auto moved = tablet.keys().keepSecretIn(**place, pin); !moved)
        return moved.error();
    return outputOfSecretMove(line, tablet.keys().secret().place);
}

Result<CommandOutput> run(const CommandLine& line, Machine& machine) {
    if (line.words.empty())
        return fail(ErrorCode::InvalidInput, "A command is missing. See seenheard-tablet --help.");
    if (auto known = checkCommand(line); !known)
        return known.error();
    if (line.profile.empty())
        return fail(ErrorCode::InvalidInput, "--profile is missing: it names the tablet's own folder.");
    if (line.words.front() == "enrol")
        return enrol(line, machine);
    if (line.words.front() == "deliver")
        return deliver(line, machine);
    auto pin = pinFromEnvironment();
    if (!pin)
        return pin.error();
    auto tablet = unlock(line, *pin, machine);
    if (!tablet)
        return tablet.error();
    if (line.words.front() == "pin")
        return changePin(line, *pin, **tablet);
    if (line.words.front() == "secret")
        return moveSecret(line, *pin, **tablet);
    if (line.words.front() != "exchange")
        return runCommand(line, **tablet);
    auto report = exchanged(**tablet);
    if (!report)
        return report.error();
    tablet->reset();
    if (auto obeyed = obey(line, machine); !obeyed)
        return obeyed.error();
    return outputOf(line, *report);
}

int failed(std::string message) {
    std::replace(message.begin(), message.end(), '\n', ' ');
    std::cerr << "seenheard-tablet: " << message << '\n';
    return EXIT_FAILURE;
}

} // namespace

int tabletMain(const std::vector<std::string>& arguments) {
    auto line = commandLineFrom(arguments);
    if (!line)
        return failed(line.error().message);
    if (line->help) {
        std::cout << helpText();
        return EXIT_SUCCESS;
    }
    Machine machine;
    const auto output = run(*line, machine);
    if (!output)
        return failed(output.error().message);
    std::cout << output->text << std::flush;
    if (!std::cout)
        return failed("It was done, but the answer could not be written to standard output.");
    return EXIT_SUCCESS;
}

} // namespace seenheard

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    // For its event loop, which the exchange with the server needs.
    const QCoreApplication application(argc, argv);
    return seenheard::tabletMain(arguments);
}
