#pragma once

class QObject;

namespace seenheard {

/// Deletes an object that screens may still hold: views inside views let go of their rows one turn of the event loop
/// after the other.
void retire(QObject* object);

} // namespace seenheard
