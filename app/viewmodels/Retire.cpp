#include "app/viewmodels/Retire.h"

#include <QTimer>
#include <chrono>

namespace seenheard {

void retire(QObject* object) {
    QTimer::singleShot(std::chrono::seconds(1), object, &QObject::deleteLater);
}

} // namespace seenheard
