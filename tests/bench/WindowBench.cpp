#include "tests/bench/WindowBench.h"

#include "tests/bench/Program.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <chrono>

namespace seenheard::bench {

namespace {

constexpr int patienceMs = 120'000;

std::string beside(const char* name) {
    return (QCoreApplication::applicationDirPath() + '/' + name).toStdString();
}

Result<WindowFigures> started(const std::filesystem::path& home, const std::string& program,
    const std::vector<std::string>& arguments, Environment environment) {
    environment["HOME"] = home.string();
    environment["XDG_CACHE_HOME"] = (home / "cache").string();
    environment["QT_QPA_PLATFORM"] = "offscreen";
    environment["QT_QUICK_BACKEND"] = "software";
    environment["QT_LOGGING_RULES"] = "*.debug=false;*.info=false";
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    environment["T0"] = std::to_string(std::chrono::nanoseconds(now).count());
    auto said = runToEnd(program, arguments, environment, patienceMs);
    if (!said)
        return said.error();
    const auto json = nlohmann::json::parse(*said, nullptr, false);
    if (!json.is_object() || !json.contains("first_frame_ms") || !json.contains("rss_MB"))
        return fail(ErrorCode::Internal, program + " did not say what it measured");
    if (const auto missed = json.value("missed", std::vector<std::string>{}); !missed.empty())
        return fail(ErrorCode::Internal,
            program + " did not do or show " + std::to_string(missed.size()) + " things, first: " + missed.front());
    WindowFigures figures;
    figures.firstFrameMs = json["first_frame_ms"];
    figures.residentMb = json["rss_MB"];
    figures.unlockMs = json.value("unlock_ms", 0.0);
    figures.unlockDrawnMs = json.value("unlock_drawn_ms", 0.0);
    figures.framesASecond = json.value("frames_a_second", 0.0);
    figures.longestMs = json.value("longest_ms", std::map<std::string, double>{});
    return figures;
}

} // namespace

Result<WindowBench> WindowBench::prepare(const std::filesystem::path& directory) {
    for (const auto* program : {"seenheard", "seenheard-bench-bare-window", "libseenheard-bench-probe.so"})
        if (!std::filesystem::exists(beside(program)))
            return fail(ErrorCode::Unsupported, std::string(program) + " is not built");
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    return WindowBench(std::filesystem::absolute(directory));
}

Result<WindowFigures> WindowBench::bare(const std::string& qml) const {
    return started(directory_, beside("seenheard-bench-bare-window"), {(sharedBench() / "qt" / qml).string()}, {});
}

Result<WindowFigures> WindowBench::ours(const std::filesystem::path& profile) const {
    return started(directory_, beside("seenheard"), {"--profile", profile.string()},
        {{"LD_PRELOAD", beside("libseenheard-bench-probe.so")}});
}

Result<WindowFigures> WindowBench::oursUnlocked(const std::filesystem::path& profile, const std::string& pin) const {
    return started(directory_, beside("seenheard"), {"--profile", profile.string()},
        {{"LD_PRELOAD", beside("libseenheard-bench-probe.so")}, {"PROBE_PIN", pin}});
}

Result<WindowFigures> WindowBench::oursUsed(
    const std::filesystem::path& profile, const std::string& pin, Keys keys) const {
    return started(directory_, beside("seenheard"), {"--profile", profile.string()},
        {{"LD_PRELOAD", beside("libseenheard-bench-probe.so")}, {"PROBE_PIN", pin}, {"PROBE_TOUR", "everything"},
            {"QT_IM_MODULE", keys == Keys::OnScreen ? "qtvirtualkeyboard" : "none"}});
}

Result<WindowFigures> WindowBench::emptyList() const {
    return started(directory_, beside("seenheard-bench-bare-window"),
        {SEENHEARD_SOURCE_DIR "/tests/bench/EmptyList.qml"},
        {{"LD_PRELOAD", beside("libseenheard-bench-probe.so")}, {"PROBE_TOUR", "scroll"}});
}

} // namespace seenheard::bench
