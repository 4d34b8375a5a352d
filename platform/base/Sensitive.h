#pragma once

#include <utility>

namespace seenheard {

/// A value that must never reach a log or an error message by accident: it has no stream
/// operator and no formatter, and reading it takes a call that is easy to search for.
template<typename T>
class Sensitive {
public:
    Sensitive() = default;
    explicit Sensitive(T value) : value_(std::move(value)) {}

    [[nodiscard]] const T& reveal() const { return value_; }
    [[nodiscard]] bool operator==(const Sensitive& other) const { return value_ == other.value_; }

private:
    T value_{};
};

} // namespace seenheard
