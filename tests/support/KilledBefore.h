#pragma once

#include <functional>

namespace seenheard {

/// Runs work in a process of its own and kills that (SIGKILL) just before its `call`-th system call that changes a file
/// or makes it durable, counted from 1. False where the work came to its end before: then it has been killed
/// everywhere. Throws where the machine lets no process watch another. The work is one thread.
[[nodiscard]] bool killedBefore(int call, const std::function<void()>& work);

} // namespace seenheard
