#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include <QAccessible>
#include <QGuiApplication>

namespace {

/// Screens need an application object around them: one for the whole run.
class GuiApplication final : public Catch::EventListenerBase {
public:
    using Catch::EventListenerBase::EventListenerBase;

    void testRunStarting(const Catch::TestRunInfo&) override {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
        application_ = std::make_unique<QGuiApplication>(count_, arguments_);
        // As with a screen reader running: only then do items tell what they are.
        QAccessible::setActive(true);
    }
    void testRunEnded(const Catch::TestRunStats&) override { application_.reset(); }

private:
    int count_ = 1;
    char name_[10] = "seenheard";
    char* arguments_[2] = {name_, nullptr};
    std::unique_ptr<QGuiApplication> application_;
};

} // namespace

CATCH_REGISTER_LISTENER(GuiApplication)
