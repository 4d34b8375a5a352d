#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace seenheard {

/// What a program left behind when it ended.
struct Ended {
    int code = 0; ///< Its exit code, or minus the signal that ended it.
    std::string out;
    std::string err;
};

/// One real process. Whatever still runs when this goes is killed.
class Program {
public:
    struct Start {
        std::string executable;
        std::vector<std::string> words;
        std::vector<std::pair<std::string, std::string>> environment; ///< On top of what the test has.
        std::filesystem::path scratch;                                ///< A name to put its output under.
    };

    explicit Program(const Start& start);
    ~Program();
    Program(Program&& other) noexcept;
    Program& operator=(Program&&) = delete;

    /// Waits for its end.
    Ended wait();
    /// SIGKILL, and waits for its end.
    Ended kill();
    /// What it has written so far.
    [[nodiscard]] std::string outSoFar() const;
    /// False where it ended, or a long time passed, without writing that.
    [[nodiscard]] bool waitFor(const std::string& words) const;

private:
    [[nodiscard]] bool hasEnded() const;

    std::filesystem::path out_, err_;
    int process_ = -1;
};

} // namespace seenheard
