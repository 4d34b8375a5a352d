#include "tests/support/ProcessFigures.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace seenheard {

namespace {

constexpr int fieldsBeforeTimes = 11; ///< Behind the name of the program, which may hold anything.

std::string contentOf(std::int64_t process, const char* name) {
    std::ifstream file("/proc/" + std::to_string(process) + "/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

double processorSecondsOf(std::int64_t process) {
    const auto stat = contentOf(process, "stat");
    const auto name = stat.rfind(')');
    if (name == std::string::npos)
        return 0;
    std::istringstream fields(stat.substr(name + 2));
    std::string skipped;
    for (int i = 0; i < fieldsBeforeTimes; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double residentOctetsOf(std::int64_t process) {
    std::istringstream fields(contentOf(process, "statm"));
    double whole = 0;
    double resident = 0;
    fields >> whole >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace seenheard
