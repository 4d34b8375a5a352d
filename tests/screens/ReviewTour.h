#pragma once

#include "tests/screens/Tour.h"

namespace seenheard {

/// What goes between a sergeant and an officer: the queue, a review with an answer returned, the question, the reply.
void tourOfReviews(Onlooker& onlooker);

} // namespace seenheard
