#include "platform/base/FileWriting.h"

#include <unistd.h>

#include <cerrno>

namespace seenheard {

int writeAt(const FileDescriptor& file, BytesView content, std::uint64_t offset) {
    std::size_t written = 0;
    while (written < content.size()) {
        const auto rest = content.subspan(written);
        const auto count = pwrite(file.number(), rest.data(), rest.size(), static_cast<off_t>(offset + written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            return EIO;
        written += static_cast<std::size_t>(count);
    }
    return 0;
}

} // namespace seenheard
