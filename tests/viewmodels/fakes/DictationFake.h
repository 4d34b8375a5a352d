#pragma once

#include "platform/device/Dictation.h"

#include <utility>

namespace seenheard {

/// Hears what a test says.
class DictationFake final : public Dictation {
public:
    void listen(Heard heard) override { heard_ = std::move(heard); }
    void stop() override {
        if (auto heard = std::exchange(heard_, nullptr))
            heard(says);
    }
    [[nodiscard]] bool listens() const { return heard_ != nullptr; }

    Result<std::string> says = std::string();

private:
    Heard heard_;
};

} // namespace seenheard
