#include "tests/support/TempDirectory.h"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <system_error>

namespace seenheard {

TempDirectory::TempDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "seenheard-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary directory could be made like " + name);
    path_ = name;
}

TempDirectory::~TempDirectory() {
    std::error_code ignored;
    // A test may have taken rights away; without them the directory could not be emptied.
    for (std::filesystem::recursive_directory_iterator entry(path_, ignored), end; entry != end && !ignored;
         entry.increment(ignored))
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored))
            std::filesystem::permissions(
                entry->path(), std::filesystem::perms::owner_all, std::filesystem::perm_options::add, ignored);
    std::filesystem::remove_all(path_, ignored);
}

} // namespace seenheard
