// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <exception>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/error.h"

namespace tocsin {

/// Success without a value: Result<void>'s content.
struct Done {};

/// A value or an Error. Expected failures are values; exceptions stay inside the wrapper of a library that throws (guarded()).
template<class T>
class [[nodiscard]] Result {
public:
    using Value = std::conditional_t<std::is_void_v<T>, Done, T>;

    Result() requires std::is_void_v<T> : m_state(Done{}) {}
    Result(Value value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const Value& value() const& {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] Value& value() & {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] Value&& value() && {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    [[nodiscard]] const Value& operator*() const& { return value(); }
    [[nodiscard]] Value& operator*() & { return value(); }
    [[nodiscard]] Value&& operator*() && { return std::move(*this).value(); }
    const Value* operator->() const { return &value(); }
    Value* operator->() { return &value(); }

    [[nodiscard]] const Error& error() const& {
        assert(!ok());
        return std::get<1>(m_state);
    }
    [[nodiscard]] Error&& error() && {
        assert(!ok());
        return std::get<1>(std::move(m_state));
    }

private:
    std::variant<Value, Error> m_state;
};

/// Calls a library that may throw and turns what it throws into an Error: `guarded("writing run.json", [&] { ... })`.
template<class F>
auto guarded(std::string_view what, F&& function, ErrorCode code = ErrorCode::Internal) -> Result<std::invoke_result_t<F>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            std::forward<F>(function)();
            return {};
        } else {
            return std::forward<F>(function)();
        }
    } catch (const std::exception& exception) {
        return Error{code, std::string(what) + " failed", exception.what()};
    }
}

} // namespace tocsin

#define TOCSIN_CONCAT_INNER(a, b) a##b
#define TOCSIN_CONCAT(a, b) TOCSIN_CONCAT_INNER(a, b)

/// Leaves the function with the error of `expression` (a Result<void> or any Result whose value is not needed).
#define TOCSIN_TRY(expression)                                                                                                             \
    do {                                                                                                                                   \
        if (auto tocsinResult = (expression); !tocsinResult.ok()) return std::move(tocsinResult).error();                                  \
    } while (false)

/// Declares `variable` with the value of `expression`, or leaves the function with its error.
#define TOCSIN_ASSIGN(variable, expression) TOCSIN_ASSIGN_INNER(TOCSIN_CONCAT(tocsinResult, __LINE__), variable, expression)
#define TOCSIN_ASSIGN_INNER(holder, variable, expression)                                                                                  \
    auto holder = (expression);                                                                                                            \
    if (!holder.ok()) return std::move(holder).error();                                                                                    \
    variable = std::move(holder).value()
