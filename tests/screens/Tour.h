#pragma once

#include "tests/screens/Journey.h"

namespace seenheard {

/// Whoever comes along on a tour and does the same thing at every stop of it.
class Onlooker {
public:
    virtual ~Onlooker() = default;

    /// Another officer's window has opened.
    virtual void meet(Journey&) {}
    /// `centre` names what a stop is about, where a page is longer than the window.
    virtual void look(Journey& officer, const std::string& name, const std::string& centre = {}) = 0;
};

/// Goes to every page and every state of consequence, as officers come there, and stops at each.
void tourOfEveryPage(Onlooker& onlooker);

} // namespace seenheard
