#include "platform/device/HardwareKeyboard.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace seenheard {

namespace {

constexpr auto buttons = R"(I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event0
B: EV=3
B: KEY=10000000000000 0

I: Bus=0018 Vendor=04f3 Product=2234 Version=0100
N: Name="ELAN Touchscreen"
H: Handlers=event4
B: EV=b
B: KEY=400 0 0 0 0 0
)";

constexpr auto keyboard = R"(
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
H: Handlers=sysrq kbd event1 leds
B: EV=120013
B: KEY=402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe
)";

} // namespace

TEST_CASE("a tablet with buttons and a touch screen has no keyboard, and has one when it is plugged in") {
    CHECK_FALSE(listsKeyboard(""));
    CHECK_FALSE(listsKeyboard(buttons));
    CHECK(listsKeyboard(std::string(buttons) + keyboard));
}

} // namespace seenheard
