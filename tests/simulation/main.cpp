#include "tests/simulation/Run.h"
#include "tests/simulation/full/FaultyVfs.h"

#include <sodium.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace {

using namespace seenheard;

constexpr const char* usage =
    "Usage: simulation [--seed N] [--seeds N] [--steps N] [--profile model|full] [--shrink] [--story]\n"
    "Runs a whole force under faults, --seeds runs of --steps steps from --seed on, and holds it to its promises.\n";

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t seeds = 1;
    std::uint64_t steps = 1000;
    Profile profile = Profile::Model;
    bool shrink = false;
    bool story = false;
};

bool readNumber(const char* text, std::uint64_t& number) {
    const auto* end = text + std::strlen(text);
    return std::from_chars(text, end, number).ptr == end;
}

bool readOptions(int count, char** arguments, Options& options) {
    for (int i = 1; i < count; ++i) {
        const std::string option = arguments[i];
        const char* value = i + 1 < count ? arguments[i + 1] : "";
        if (option == "--shrink") {
            options.shrink = true;
        } else if (option == "--story") {
            options.story = true;
        } else if (option == "--profile") {
            options.profile = std::string(value) == "full" ? Profile::Full : Profile::Model;
            if (options.profile == Profile::Model && std::string(value) != "model")
                return false;
            ++i;
        } else {
            auto* number = option == "--seed" ? &options.seed
                : option == "--seeds"         ? &options.seeds
                : option == "--steps"         ? &options.steps
                                              : nullptr;
            if (number == nullptr || !readNumber(value, *number))
                return false;
            ++i;
        }
    }
    return true;
}

void printVerdict(const Verdict& verdict) {
    const auto count = [&](BrokenPromise breach) { return static_cast<unsigned long long>(verdict.count(breach)); };
    std::printf("lost=%llu phantom=%llu diverged=%llu undetected=%llu\n", count(BrokenPromise::Lost),
        count(BrokenPromise::Phantom), count(BrokenPromise::Diverged), count(BrokenPromise::Undetected));
}

void printStory(const RunOutcome& outcome, bool wanted) {
    if (!wanted)
        return;
    for (const auto& line : outcome.story)
        std::printf("  %s\n", line.c_str());
}

void printFailure(const RunOrder& order, const RunOutcome& outcome, const Options& options) {
    std::printf("seed %llu fails after %llu steps: %s\n", static_cast<unsigned long long>(order.seed),
        static_cast<unsigned long long>(outcome.steps), outcome.verdict.first()->c_str());
    auto told = outcome;
    if (options.shrink) {
        const auto smaller = shrunk(order, outcome, 400);
        told = run(smaller);
        std::printf("shrunk to %llu steps and %zu happenings: %s\n", static_cast<unsigned long long>(told.steps),
            told.story.size(), told.verdict.clean() ? "" : told.verdict.first()->c_str());
    }
    printStory(told, options.shrink || options.story);
}

int simulate(const Options& options) {
    // Of the processor, not of the wall: other programs may run beside this one.
    const auto began = std::clock();
    RunOutcome all;
    for (auto seed = options.seed; seed < options.seed + options.seeds; ++seed) {
        const RunOrder order{seed, options.steps, options.profile, {}};
        const auto outcome = run(order);
        all.steps += outcome.steps;
        all.written += outcome.written;
        all.leaves += outcome.leaves;
        for (const auto& [kind, count] : outcome.faults)
            all.faults[kind] += count;
        if (outcome.verdict.clean()) {
            printStory(outcome, options.story);
            continue;
        }
        printFailure(order, outcome, options);
        printVerdict(outcome.verdict);
        return EXIT_FAILURE;
    }
    const auto seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    std::printf("steps=%llu seeds=%llu entries=%llu leaves=%llu steps/s=%.0f\n",
        static_cast<unsigned long long>(all.steps), static_cast<unsigned long long>(options.seeds),
        static_cast<unsigned long long>(all.written), static_cast<unsigned long long>(all.leaves),
        static_cast<double>(all.steps) / seconds);
    for (const auto& [kind, count] : all.faults)
        std::printf("  %s: %llu\n", kind.c_str(), static_cast<unsigned long long>(count));
    printVerdict(all.verdict);
    return EXIT_SUCCESS;
}

} // namespace

int main(int count, char** arguments) {
    Options options;
    if (!readOptions(count, arguments, options)) {
        std::fputs(usage, stderr);
        return 2;
    }
    // A disk of memory, where there is one: what is durable is for the simulated disks to say.
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    if (sodium_init() < 0)
        return 2;
    if (const auto installed = installFaultyVfs(); !installed)
        return 2;
    return simulate(options);
}
