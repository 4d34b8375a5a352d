#pragma once

#include "tests/screens/Tour.h"

namespace seenheard {

/// Photographs and drawings, in a force that allows them: choosing, drawing, sending, reading.
void visitPictures(Onlooker& onlooker);

} // namespace seenheard
