#include "platform/base/Log.h"

#include <cstdio>

namespace seenheard {

namespace {

const char* wordFor(LogLevel level) {
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Notice: return "notice";
    case LogLevel::Warning: return "warning";
    case LogLevel::Failure: return "failure";
    }
    return "failure";
}

} // namespace

void StderrLog::write(LogLevel level, std::string_view component, std::string_view message) {
    if (level < lowest_)
        return;
    std::fprintf(stderr, "%s %.*s: %.*s\n", wordFor(level), static_cast<int>(component.size()), component.data(),
        static_cast<int>(message.size()), message.data());
}

} // namespace seenheard
