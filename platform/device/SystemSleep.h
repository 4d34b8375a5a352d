#pragma once

#include <QObject>
#include <functional>
#include <memory>

namespace seenheard {

/// Calls when the operating system says that it is about to sleep or that its own screen was locked or went off, for as
/// long as what it returns lives. Null where a system has no such word beside the application's state.
[[nodiscard]] std::unique_ptr<QObject> watchSystemSleep(std::function<void()> happened);

} // namespace seenheard
