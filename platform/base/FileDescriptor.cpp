#include "platform/base/FileDescriptor.h"

#include <unistd.h>

namespace seenheard {

FileDescriptor::~FileDescriptor() {
    if (isOpen())
        close(number_);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        if (isOpen())
            close(number_);
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

} // namespace seenheard
