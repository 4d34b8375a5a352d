#pragma once

#include "platform/base/Error.h"

#include <utility>
#include <variant>

namespace seenheard {

/// Either a value or the Error that prevented it: the one way to fail in this code base.
/// value() may only be called when ok(); error() only when not.
template<typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return std::get<0>(content_); }
    [[nodiscard]] const T& value() const& { return std::get<0>(content_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(content_)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const { return std::get<1>(content_); }

private:
    std::variant<T, Error> content_;
};

/// A step that yields nothing but may fail. `return success();` when it did not.
template<>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return std::get<1>(content_); }

private:
    std::variant<std::monostate, Error> content_;
};

using Status = Result<void>;

[[nodiscard]] inline Status success() {
    return {};
}

[[nodiscard]] inline Error fail(ErrorCode code, std::string message) {
    return Error{code, std::move(message)};
}

} // namespace seenheard
