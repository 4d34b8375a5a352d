#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QAccessible>
#include <QGuiApplication>
#include <csignal>
#include <iostream>

namespace {

/// A display without a screen for the time of the run; none where the program for it is not installed.
class Display {
public:
    Display() {
        int ends[2];
        if (pipe(ends) != 0)
            return;
        process_ = fork();
        if (process_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
            execlp("Xvfb", "Xvfb", "-displayfd", "1", "-screen", "0", "1400x1400x24", "-nolisten", "tcp", nullptr);
            _exit(127);
        }
        close(ends[1]);
        char letter = 0;
        while (read(ends[0], &letter, 1) == 1 && letter != '\n')
            number_ += letter;
        close(ends[0]);
    }
    ~Display() {
        if (process_ <= 0)
            return;
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

    [[nodiscard]] const std::string& number() const { return number_; }

private:
    pid_t process_ = -1;
    std::string number_;
};

/// One application for the whole run, on a display of its own.
class WindowSystem final : public Catch::EventListenerBase {
public:
    using Catch::EventListenerBase::EventListenerBase;

    void testRunStarting(const Catch::TestRunInfo&) override {
        display_ = std::make_unique<Display>();
        if (display_->number().empty()) {
            std::cerr << "Xvfb is not installed: the windows are drawn off screen.\n";
            qputenv("QT_QPA_PLATFORM", "offscreen");
        } else {
            qputenv("DISPLAY", QByteArray(":") + display_->number().c_str());
            qputenv("QT_QPA_PLATFORM", "xcb");
        }
        qputenv("QT_QUICK_BACKEND", "software");
        application_ = std::make_unique<QGuiApplication>(count_, arguments_);
    }
    void testRunEnded(const Catch::TestRunStats&) override {
        application_.reset();
        display_.reset();
    }

private:
    int count_ = 1;
    char name_[10] = "seenheard";
    char* arguments_[2] = {name_, nullptr};
    std::unique_ptr<Display> display_;
    std::unique_ptr<QGuiApplication> application_;
};

} // namespace

CATCH_REGISTER_LISTENER(WindowSystem)
